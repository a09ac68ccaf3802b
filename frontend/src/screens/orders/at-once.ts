import type { StepForMany } from "../../api/order-calls";
import type { ChosenOrder, Outcome } from "../../api/types";
import { t, word, type Key } from "../../i18n/language";
import { payableOf } from "./pay-now";

export const STEPS = ["hold", "release", "retry"] as const;

/** The chosen orders that some purchase of is ready for this step. */
export const readyFor = (rows: ChosenOrder[], step: StepForMany): ChosenOrder[] => rows.filter(({ can }) => can.includes(step));

/** "2 can be paid, 1 can be held": what may be done with a selection. */
export function abilitiesOf(rows: ChosenOrder[]): string {
  if (rows.length === 0) return t("orders.can.choose");
  const counts: [Key, number][] = [["orders.can.pay", payableOf(rows).length]];
  for (const step of STEPS) counts.push([`orders.can.${step}`, readyFor(rows, step).length]);
  const said = counts.filter(([, count]) => count > 0).map(([key, count]) => t(key, { count }));
  return said.length > 0 ? said.join(", ") : t("orders.can.nothing");
}

/** What came of a step for one purchase, in words. */
export function outcomeText(step: StepForMany, { done, purchase_id: purchase, state }: Outcome): string {
  if (done) return t(`orders.done.${step}`);
  return purchase === null ? t("orders.nothingBought") : t(`orders.left.${step}`, { state: word("state", state) });
}

/** What came of a step for one order: once when all its purchases fared alike, else by supplier. */
export function outcomeLines(step: StepForMany, outcomes: Outcome[]): { text: string; done: boolean }[] {
  const said = outcomes.map((one) => ({ text: outcomeText(step, one), done: one.done, supplier: one.supplier }));
  if (new Set(said.map(({ text }) => text)).size <= 1) return said.slice(0, 1);
  return said.map(({ text, done, supplier }) => ({ text: `${supplier}: ${text}`, done }));
}

/** The outcomes of each order. */
export function byOrder(outcomes: Outcome[]): Map<number, Outcome[]> {
  const found = new Map<number, Outcome[]>();
  for (const one of outcomes) found.set(one.order_id, [...(found.get(one.order_id) ?? []), one]);
  return found;
}
