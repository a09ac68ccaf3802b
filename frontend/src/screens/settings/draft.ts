import type { Money, Settings, SettingsIn } from "../../api/types";
import type { Key } from "../../i18n/language";
import { decimals } from "../../i18n/money";

type Plain =
  | "list_unpaid" | "ordering" | "shipping_rule" | "notify_customer" | "supplier_note" | "alerts_email" | "alerts_address";

/** The form as it stands: what is typed stays as typed until it is saved. An empty cap is no cap. */
export interface Draft extends Pick<Settings, Plain | "risk_rule" | "dry_run"> {
  drift: string;
  max_days: string;
  hold_minutes: string;
  cap_order: string;
  cap_order_currency: string;
  cap_day: string;
  cap_day_currency: string;
}

/** Fields that can be wrong, by their names at the API. */
export type Field =
  | "drift_limit_percent" | "supplier_note" | "shipping_max_days" | "hold_minutes" | "cap_order" | "cap_day" | "alerts_address";
export const FIELDS: Field[] = [
  "drift_limit_percent", "supplier_note", "shipping_max_days", "hold_minutes", "cap_order", "cap_day", "alerts_address",
];
export type Mistakes = Partial<Record<Field, Key>>;

export const NOTE_LENGTH = 500;
export const MOST_DRIFT = 50;
export const MOST_DAYS = 120;
export const MOST_MINUTES = 10_080;
const MOST_CAP = 10 ** 12;
const HOLES = ["order_name", "reference", "shop_name", "country_code"];

// Alibaba's suppliers charge in dollars unless they say otherwise.
const USUAL_CURRENCY = "USD";
/** What a cap can be in; a stored one that is none of these is offered too. */
export const CURRENCIES = ["USD", "EUR", "GBP", "CNY", "AUD", "CAD", "HUF", "JPY"];

const typed = (cap: Money | null): string => (cap ? (cap.minor / 10 ** decimals(cap.currency)).toFixed(decimals(cap.currency)) : "");

export const draftOf = (settings: Settings): Draft => ({
  list_unpaid: settings.list_unpaid,
  ordering: settings.ordering,
  shipping_rule: settings.shipping_rule,
  notify_customer: settings.notify_customer,
  supplier_note: settings.supplier_note,
  alerts_email: settings.alerts_email,
  alerts_address: settings.alerts_address,
  risk_rule: settings.risk_rule,
  dry_run: settings.dry_run,
  drift: String(settings.drift_limit_percent),
  max_days: settings.shipping_max_days === null ? "" : String(settings.shipping_max_days),
  hold_minutes: String(settings.hold_minutes),
  cap_order: typed(settings.cap_order),
  cap_order_currency: settings.cap_order?.currency ?? USUAL_CURRENCY,
  cap_day: typed(settings.cap_day),
  cap_day_currency: settings.cap_day?.currency ?? USUAL_CURRENCY,
});

/** "2.5" or "2,5" → 2.5; null when it is no percentage that may be set. */
export function percent(text: string): number | null {
  const clean = text.trim().replace(",", ".");
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(clean)) return null;
  const value = Number(clean);
  return value <= MOST_DRIFT ? value : null;
}

/** "30" → 30; null when it is no whole number from `least` to `most`. */
export function whole(text: string, least: number, most: number): number | null {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text) : -1;
  return value >= least && value <= most ? value : null;
}

/** "500" or "500,50" → cents; null when it is empty, undefined when it is no amount that may be set. */
export function amount(text: string, currency: string): Money | null | undefined {
  const clean = text.trim().replace(",", ".");
  if (clean === "") return null;
  const places = decimals(currency);
  const [, units, part = ""] = /^(\d{1,12})(?:\.(\d{1,3}))?$/.exec(clean) ?? [];
  if (units === undefined || part.length > places) return undefined;
  const minor = Number(units + part.padEnd(places, "0"));
  return minor > 0 && minor <= MOST_CAP ? { minor, currency } : undefined;
}

/** Whether mail could be sent there; the server looks more closely. Empty is the shop's own address. */
export const addressFits = (address: string): boolean => address === "" || /^[\x21-\x3f\x41-\x7e]+@[\w-]+(\.[\w-]+)+$/.test(address);

/** A placeholder of the note that nothing can be put in place of; undefined when there is none. */
export const unknownHole = (note: string): string | undefined =>
  [...note.matchAll(/\{([^{}\n]*)\}/g)].map((found) => found[1] ?? "").find((hole) => !HOLES.includes(hole));

export function mistakesOf(draft: Draft): Mistakes {
  const found: Mistakes = {};
  if (percent(draft.drift) === null) found.drift_limit_percent = "settings.driftError";
  if ([...draft.supplier_note].length > NOTE_LENGTH) found.supplier_note = "settings.noteError";
  else if (unknownHole(draft.supplier_note) !== undefined) found.supplier_note = "settings.noteHoleError";
  if (draft.shipping_rule === "cheapest_within" && whole(draft.max_days, 1, MOST_DAYS) === null) {
    found.shipping_max_days = "settings.maxDaysError";
  }
  if (whole(draft.hold_minutes, 0, MOST_MINUTES) === null) found.hold_minutes = "settings.holdError";
  if (amount(draft.cap_order, draft.cap_order_currency) === undefined) found.cap_order = "settings.capError";
  if (amount(draft.cap_day, draft.cap_day_currency) === undefined) found.cap_day = "settings.capError";
  if (draft.alerts_email !== "off" && !addressFits(draft.alerts_address)) found.alerts_address = "emailAlerts.addressError";
  return found;
}

/** Whether saving would change anything; "2.50" says the same as "2.5". */
export function differs(draft: Draft, settings: Settings): boolean {
  if (Object.keys(mistakesOf(draft)).length > 0) return true;
  const after = wanted(draft, settings);
  const before = wanted(draftOf(settings), settings);
  return JSON.stringify(after) !== JSON.stringify(before);
}

/** What is sent. Stopping has a button of its own, so the form leaves it as it is. */
export function wanted(draft: Draft, settings: Settings): SettingsIn {
  return {
    list_unpaid: draft.list_unpaid,
    ordering: draft.ordering,
    shipping_rule: draft.shipping_rule,
    shipping_max_days: whole(draft.max_days, 1, MOST_DAYS),
    notify_customer: draft.notify_customer,
    supplier_note: draft.supplier_note,
    drift_limit_percent: percent(draft.drift) ?? settings.drift_limit_percent,
    alerts_email: draft.alerts_email,
    alerts_address: draft.alerts_address,
    risk_rule: draft.risk_rule,
    dry_run: draft.dry_run,
    hold_minutes: whole(draft.hold_minutes, 0, MOST_MINUTES) ?? settings.hold_minutes,
    cap_order: amount(draft.cap_order, draft.cap_order_currency) ?? null,
    cap_day: amount(draft.cap_day, draft.cap_day_currency) ?? null,
    stopped: settings.stopped,
    version: settings.version,
  };
}

/** The settings as they are, but stopped or not. */
export const stopping = (settings: Settings, stopped: boolean): SettingsIn => ({
  ...wanted(draftOf(settings), settings),
  stopped,
});

/** The draft on newer settings: what the merchant did not touch follows them. */
export function rebased(draft: Draft, before: Settings, fresh: Settings): Draft {
  const from = draftOf(before);
  const to = draftOf(fresh);
  const touched = (Object.keys(to) as (keyof Draft)[]).filter((name) => draft[name] !== from[name]);
  return { ...to, ...Object.fromEntries(touched.map((name) => [name, draft[name]])) };
}

export type Scenario = Settings["scenario"];

/** A payment method that is not known counts as missing: nothing is promised with it. */
export const scenarioOf = (ordering: Settings["ordering"], method: Settings["payment_method"]): Scenario =>
  `${ordering}_${method === "saved" ? "saved" : "missing"}`;
