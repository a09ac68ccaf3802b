import type { Problem } from "../api/types";
import { hasWord, moment, money, number, word } from "../i18n/language";

type Data = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The deciding numbers and names of a problem: "Day cap $500.00, spent $480.00, this one $35.00"; empty when it has none. */
export function factsOf({ code, data = {} }: Pick<Problem, "code" | "data">, currency: string | undefined): string {
  const known = data as Data;
  if (code === "HOLD_TIME_RUNNING") return holdText(known);
  if (code === "HIGH_RISK") return text(known.word) ? word("reason", code, { verdict: word("risk", text(known.word)) }) : "";
  const charged = text(known.currency) || currency;
  if (code === "CAP_CURRENCY" && text(known.word) && charged) return word("reason", code, { cap: text(known.word), currency: charged });
  if (typeof known.value === "number" && charged && hasWord("reason", code)) {
    const amount = (value: unknown): string => (typeof value === "number" ? money({ minor: value, currency: charged }) : "–");
    return word("reason", code, { value: amount(known.value), limit: amount(known.limit), spent: amount(known.spent) });
  }
  if (Array.isArray(known.fields)) return known.fields.map((field) => word("field", String(field))).join(", ");
  return text(known.title);
}

function holdText({ value, limit, until }: Data): string {
  if (typeof value !== "number" || typeof limit !== "number" || text(until) === "") return "";
  return word("reason", "HOLD_TIME_RUNNING", { value: number(value), limit: number(limit), until: moment(text(until)) });
}
