import type { View } from "../../api/types";
import { locale } from "../../i18n/language";
import { decimals } from "../../i18n/money";

/** The filters as they stand in the form: amounts as they were typed. */
export interface Draft extends Pick<View, "supplier" | "country" | "reason" | "paid" | "since" | "until"> {
  least: string;
  most: string;
}

export type Mistake = "until" | "least" | "most" | "range";

function amountText(minor: number | null, currency: string): string {
  if (minor === null) return "";
  const places = decimals(currency);
  const options = { minimumFractionDigits: places, maximumFractionDigits: places, useGrouping: false };
  return new Intl.NumberFormat(locale(), options).format(minor / 10 ** places);
}

export const draftOf = (view: View, currency: string): Draft => ({
  supplier: view.supplier, country: view.country, reason: view.reason, paid: view.paid, since: view.since, until: view.until,
  least: amountText(view.min_total, currency), most: amountText(view.max_total, currency),
});

/** "12,5" → 1250; null when nothing is typed, undefined when it is no amount. */
export function minorOf(typed: string, currency: string): number | null | undefined {
  const text = typed.replace(/\s/g, "").replace(",", ".");
  if (text === "") return null;
  const minor = Math.round(Number(text) * 10 ** decimals(currency));
  return /^\d*\.?\d*$/.test(text) && Number.isSafeInteger(minor) ? minor : undefined;
}

/** What cannot be meant, to be said beside its field. */
export function mistakeIn(draft: Draft, currency: string): Mistake | null {
  const [least, most] = [minorOf(draft.least, currency), minorOf(draft.most, currency)];
  if (least === undefined) return "least";
  if (most === undefined) return "most";
  if (least !== null && most !== null && least > most) return "range";
  return draft.since && draft.until && draft.since > draft.until ? "until" : null;
}

export function applied(view: View, { least, most, ...filters }: Draft, currency: string): View {
  return { ...view, ...filters, min_total: minorOf(least, currency) ?? null, max_total: minorOf(most, currency) ?? null };
}
