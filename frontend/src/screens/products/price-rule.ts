import type { PlanIn } from "../../api/goods";

/** The price rule as it is typed. */
export interface RuleTyped {
  factor: string;
  add: string;
  ending: string;
  rate: string;
}
type Rule = PlanIn["rule"];
type Ending = NonNullable<Rule["ending"]>;

export const ENDINGS = ["99", "95", "00", "none"] as const satisfies readonly Ending[];
export const FIRST: RuleTyped = { factor: "2", add: "0", ending: "99", rate: "" };
const KEPT = "caravan-price-rule";

/** "2,5" and "2.5" → 2.5; null when it is no number, or out of its bounds. */
export function numberIn(text: string, least: number, most: number): number | null {
  const clean = text.trim().replace(",", ".");
  if (!/^-?\d+(\.\d+)?$/.test(clean)) return null;
  const value = Number(clean);
  return value >= least && value <= most ? value : null;
}

/** The rule as the API takes it, and which fields are wrong. */
export function ruleOf(typed: RuleTyped): { rule: Rule | null; wrong: (keyof RuleTyped)[] } {
  const factor = numberIn(typed.factor, 0, 100_000);
  const add = numberIn(typed.add, -1_000_000, 1_000_000);
  const rate = typed.rate.trim() === "" ? 1 : numberIn(typed.rate, 0.000_001, 1_000_000);
  const ending = ENDINGS.find((one) => one === typed.ending) ?? "none";
  const wrong: (keyof RuleTyped)[] = [];
  if (factor === null) wrong.push("factor");
  if (add === null) wrong.push("add");
  if (rate === null) wrong.push("rate");
  if (factor === null || add === null || rate === null) return { rule: null, wrong };
  return { rule: { factor, add, ending, rate }, wrong };
}

/** The rule of the last import: most merchants have one. */
export function lastRule(): RuleTyped {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "");
    if (typeof kept !== "object" || kept === null) return FIRST;
    const texts = Object.entries(kept).filter(([name, value]) => name in FIRST && typeof value === "string");
    return { ...FIRST, ...Object.fromEntries(texts) };
  } catch {
    return FIRST;
  }
}

export function keepRule(typed: RuleTyped): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(typed));
  } catch {
    // A browser that keeps nothing for framed pages only costs typing it again.
  }
}
