import type { TimelineEntry } from "../../api/types";
import { hasWord, money, number, problemText, problemTitle, t, word } from "../../i18n/language";
import { factsOf } from "../../parts/problem-facts";

type Entry = Pick<TimelineEntry, "data">;
type Data = Record<string, unknown>;

// Said by the sentence itself, by the reasons, or of use only to the machine.
const UNSAID = new Set([
  "allowed", "exists", "paid", "reasons", "waived", "currency", "code", "reason", "fulfillment_order", "pay_url", "title", "operation", "rule",
]);

const isRecord = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);

/** The numbers and names of an entry, each with its label: "Quoted: $30.00". */
export function detailsOf({ data }: Entry, saidElsewhere: string[] = []): string[] {
  const known = data as Data;
  const currency = typeof known.currency === "string" ? known.currency : "";
  return Object.entries(known).flatMap(([name, value]) => {
    const text = UNSAID.has(name) || saidElsewhere.includes(name) ? "" : valueText(name, value, currency);
    return text === "" ? [] : [`${word("detail", name.replace(/_minor$/, ""))}: ${text}`];
  });
}

function valueText(name: string, value: unknown, currency: string): string {
  if (name.endsWith("_minor")) return typeof value === "number" && currency ? money({ minor: value, currency }) : "";
  if (Array.isArray(value)) return value.map((one) => valueText(name, one, currency)).filter(Boolean).join(", ");
  if (typeof value === "boolean") return value ? t("common.yes") : name === "address_changed" ? "" : t("common.no");
  if (typeof value === "number") return number(value);
  if (typeof value !== "string") return "";
  return FAMILIES[name] ? word(FAMILIES[name], value) : value;
}

// Words of ours and of Shopify's that the catalog knows.
const FAMILIES: Record<string, string> = {
  by: "by", event: "event", how: "payments.paidHow", financial_status: "financial",
};

/** Why not, reason by reason, with the deciding numbers. */
export function reasonsOf({ data, titles = {} }: Entry & { titles?: Record<string, string> }): string[] {
  const known = data as Data;
  const currency = typeof known.currency === "string" ? known.currency : "";
  const reasons = Array.isArray(known.reasons) ? known.reasons.filter(isRecord) : [];
  const codes = [known.code, known.reason].filter((code) => typeof code === "string" && code !== "");
  return [...reasons.map((reason) => reasonText(reason, currency, titles)), ...codes.map((code) => codeText(String(code), titles))];
}

function reasonText(reason: Data, currency: string, titles: Record<string, string>): string {
  const code = String(reason.code ?? "");
  return factsOf({ code, data: reason }, currency) || codeText(code, titles);
}

// Codes that only say why something happened have their words here; those that ask for a remedy have them with the problems.
function codeText(code: string, titles: Record<string, string>): string {
  if (hasWord("reason", code) && !WITH_NUMBERS.has(code)) return word("reason", code);
  const title = titles[code];
  return title ? problemText({ code, title, remedy: "" }).title : problemTitle(code);
}
const WITH_NUMBERS = new Set([
  "AMOUNT_ABOVE_QUOTE", "ORDER_REFUNDED", "CAP_PER_ORDER", "CAP_PER_DAY", "CAP_CURRENCY", "HIGH_RISK", "HOLD_TIME_RUNNING",
]);
