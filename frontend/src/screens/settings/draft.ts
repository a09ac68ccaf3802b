import type { Settings, SettingsIn } from "../../api/types";

/** The form as it stands: what is typed stays as typed until it is saved. */
export interface Draft extends Omit<SettingsIn, "drift_limit_percent" | "version" | "stopped"> {
  drift: string;
}
export type Mistake = "drift" | "note";

export const NOTE_LENGTH = 500;
export const MOST_DRIFT = 50;

export const draftOf = (settings: Settings): Draft => ({
  list_unpaid: settings.list_unpaid,
  ordering: settings.ordering,
  shipping_rule: settings.shipping_rule,
  notify_customer: settings.notify_customer,
  supplier_note: settings.supplier_note,
  drift: String(settings.drift_limit_percent),
});

/** "2.5" or "2,5" → 2.5; null when it is no percentage that may be set. */
export function percent(text: string): number | null {
  const clean = text.trim().replace(",", ".");
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(clean)) return null;
  const value = Number(clean);
  return value <= MOST_DRIFT ? value : null;
}

export function mistakesOf(draft: Draft): Set<Mistake> {
  const found = new Set<Mistake>();
  if (percent(draft.drift) === null) found.add("drift");
  if ([...draft.supplier_note].length > NOTE_LENGTH) found.add("note");
  return found;
}

/** Whether saving would change anything; "2.50" says the same as "2.5". */
export function differs(draft: Draft, settings: Settings): boolean {
  const { drift, ...rest } = draft;
  if (percent(drift) !== settings.drift_limit_percent) return true;
  return (Object.keys(rest) as (keyof typeof rest)[]).some((name) => rest[name] !== settings[name]);
}

/** What is sent. Stopping has a button of its own, so the form leaves it as it is. */
export function wanted(draft: Draft, settings: Settings): SettingsIn {
  const { drift, ...rest } = draft;
  return {
    ...rest,
    drift_limit_percent: percent(drift) ?? settings.drift_limit_percent,
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
