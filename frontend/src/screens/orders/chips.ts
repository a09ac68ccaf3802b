import type { Filters, View } from "../../api/types";
import { dateText } from "../../i18n/dates";
import { locale, money, problemText, problemTitle, t } from "../../i18n/language";
import { countryName } from "../../parts/country";

export interface Chip {
  key: string;
  text: string;
  /** The view that is shown when it is taken off. */
  without: View;
}

// A day of the shop is no moment: no zone may turn it into another.
const dayText = (iso: string): string => dateText(`${iso}T12:00:00Z`, locale(), "UTC", "day");

/** Each set filter in words. */
export function chipsOf(view: View, choices: Filters | undefined): Chip[] {
  const chips: Chip[] = [];
  const chip = (key: string, text: string, without: Partial<View>): void =>
    void chips.push({ key, text, without: { ...view, ...without } });
  const amount = (minor: number): string => money({ minor, currency: choices?.currency ?? "USD" });
  const supplier = (id: number): string => choices?.suppliers.find((one) => one.id === id)?.name ?? `${id}`;
  const reason = (code: string): string => {
    const known = choices?.reasons.find((one) => one.code === code);
    return known ? problemText(known).title : problemTitle(code);
  };
  for (const id of view.supplier) {
    chip(`supplier-${id}`, supplier(id), { supplier: view.supplier.filter((one) => one !== id) });
  }
  for (const code of view.country) {
    chip(`country-${code}`, countryName(code), { country: view.country.filter((one) => one !== code) });
  }
  for (const code of view.reason) chip(`reason-${code}`, reason(code), { reason: view.reason.filter((one) => one !== code) });
  if (view.paid) chip("paid", t(view.paid === "yes" ? "orders.paidYes" : "orders.paidNo"), { paid: "" });
  if (view.since) chip("since", t("orders.chipSince", { day: dayText(view.since) }), { since: "" });
  if (view.until) chip("until", t("orders.chipUntil", { day: dayText(view.until) }), { until: "" });
  if (view.min_total !== null) chip("min", t("orders.chipLeast", { amount: amount(view.min_total) }), { min_total: null });
  if (view.max_total !== null) chip("max", t("orders.chipMost", { amount: amount(view.max_total) }), { max_total: null });
  return chips;
}
