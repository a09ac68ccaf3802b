import type { Day, Money } from "../../api/types";

export interface Bars {
  currency: string;
  /** More than one currency was paid in: the chart can show only one. */
  mixed: boolean;
  /** Minor units per day, oldest first. */
  values: number[];
  highest: { index: number; spent: Money };
}

/** The bars of the currency that was paid in on most days; null when nothing was paid. */
export function barsOf(days: Day[]): Bars | null {
  const often = new Map<string, number>();
  for (const { spent } of days) for (const { currency } of spent) often.set(currency, (often.get(currency) ?? 0) + 1);
  const currency = [...often].sort(([, a], [, b]) => b - a)[0]?.[0];
  if (currency === undefined) return null;
  const values = days.map(({ spent }) => spent.find((one) => one.currency === currency)?.minor ?? 0);
  const top = Math.max(...values);
  return { currency, mixed: often.size > 1, values, highest: { index: values.indexOf(top), spent: { minor: top, currency } } };
}

export type Unit = "seconds" | "minutes" | "hours" | "days";

/** A span in the unit people would say it in. */
export function spanOf(seconds: number): { unit: Unit; count: number } {
  if (seconds < 90) return { unit: "seconds", count: Math.round(seconds) };
  if (seconds < 90 * 60) return { unit: "minutes", count: Math.round(seconds / 60) };
  if (seconds < 36 * 3_600) return { unit: "hours", count: Math.round(seconds / 3_600) };
  return { unit: "days", count: Math.round(seconds / 86_400) };
}
