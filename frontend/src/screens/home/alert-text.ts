import type { Alert } from "../../api/types";
import { day, hasWord, moment, money, problemText, t, type Key } from "../../i18n/language";

export interface Told {
  sentence: string;
  remedy: string;
  /** What to press, and where it leads; null when there is nothing to press. */
  way: { label: string; href: string } | null;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const amount = (minor: unknown, currency: string): string =>
  typeof minor === "number" && currency !== "" ? money({ minor, currency }) : "";

/** What an alert says, what to do about it, and the button for it. */
export function tell(alert: Alert): Told {
  const reason = problemText(alert);
  return {
    sentence: sentenceOf(alert) ?? reason.title,
    remedy: hasWord("alert", `${alert.kind}.do`) ? t(`alert.${alert.kind}.do` as Key) : reason.remedy,
    way: wayOf(alert),
  };
}

// Where the deciding numbers are known they are said; else the title of the reason is the sentence.
function sentenceOf({ kind, data }: Alert): string | null {
  const currency = text(data.currency);
  const value = amount(data.value, currency);
  const limit = amount(data.limit, currency);
  switch (kind) {
    case "connection_ended": return t("alert.connection_ended");
    case "connection_ending": return t("alert.connection_ending", { ends: day(text(data.ends_at)) });
    case "price_risen": return value && limit ? t("alert.price_risen", { value, limit }) : null;
    case "cap_reached": return value && limit ? t("alert.cap_reached", { value, limit }) : null;
    case "no_tracking": return t("alert.no_tracking", { count: daysSince(text(data.paid_at)) });
    case "no_movement": return t("alert.no_movement", { number: text(data.number), moved: moment(text(data.moved_at)) });
    default: return null;
  }
}

const daysSince = (iso: string, now = Date.now()): number => Math.max(0, Math.floor((now - Date.parse(iso)) / 86_400_000)) || 0;

const LEADS: Record<string, string> = {
  relink: "/products",
  change_quantity: "/products",
  reconnect: "/alibaba",
  open_settings: "/settings",
  contact_support: "/help",
};

// What is not mended on a page of its own is mended on the order's.
function wayOf({ kind, action, order_id: order }: Alert): Told["way"] {
  if (kind === "connection_ended" || kind === "connection_ending") return { label: t("alibaba.reconnect"), href: "/alibaba" };
  const href = LEADS[action];
  if (href) return { label: t(`action.${action}` as Key), href };
  return order === null ? null : { label: t("alerts.openOrder"), href: `/orders/${order}` };
}
