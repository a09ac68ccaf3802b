import type { Problem } from "../api/types";
import { hasWord, money, word } from "../i18n/language";

/** The deciding numbers and names of a problem: "Alibaba asks $35.00, limit $33.10"; empty when it has none. */
export function factsOf({ code, data = {} }: Pick<Problem, "code" | "data">, currency: string | undefined): string {
  if (typeof data.value === "number" && currency && hasWord("reason", code)) {
    const amount = (value: unknown): string => (typeof value === "number" ? money({ minor: value, currency }) : "–");
    return word("reason", code, { value: amount(data.value), limit: amount(data.limit) });
  }
  if (Array.isArray(data.fields)) return data.fields.map((field) => word("field", String(field))).join(", ");
  return typeof data.title === "string" ? data.title : "";
}
