import type { Money, Purchase, Sums } from "../../api/types";

/** What is asked for these purchases, per currency; Alibaba's amount where it is known, else the quote. */
export function sumsOf(purchases: Purchase[]): Sums[] {
  const sums = new Map<string, Sums>();
  for (const purchase of purchases) {
    const total = purchase.total ?? purchase.quoted;
    if (!total) continue;
    const before = sums.get(total.currency);
    sums.set(total.currency, {
      goods: plus(before?.goods, purchase.goods, total.currency),
      freight: plus(before?.freight, purchase.freight, total.currency),
      total: plus(before?.total, total, total.currency),
    });
  }
  return [...sums.values()];
}

const plus = (before: Money | undefined, amount: Money | null, currency: string): Money => ({
  minor: (before?.minor ?? 0) + (amount?.currency === currency ? amount.minor : 0),
  currency,
});
