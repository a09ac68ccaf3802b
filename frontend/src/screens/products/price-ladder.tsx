import type { PriceStep } from "../../api/goods";
import { money, number, t } from "../../i18n/language";

/** Which step's price holds for so many pieces: the highest one reached, else the lowest. */
export function stepFor(prices: PriceStep[], count: number): number {
  const reached = prices.filter((step) => step.min_quantity <= count).length;
  return Math.max(0, reached - 1);
}

/** "10–99 pieces", or "100 pieces or more" for the last step. */
export function rangeText(prices: PriceStep[], at: number): string {
  const from = number(prices[at]?.min_quantity ?? 1);
  const next = prices[at + 1];
  return next ? t("link.step", { from, to: number(next.min_quantity - 1) }) : t("link.lastStep", { from });
}

/** All quantities with their prices; the one that holds for `count` pieces stands out. */
export function PriceLadder({ prices, count }: { prices: PriceStep[]; count: number | null }) {
  if (prices.length < 2) return null;
  const holds = count === null ? -1 : stepFor(prices, count);
  return (
    <div class="stack tight">
      <s-text color="subdued">{t("link.prices")}</s-text>
      <ul class="ladder" aria-label={t("link.prices")}>
        {prices.map((step, at) => (
          <li key={step.min_quantity} aria-current={at === holds ? "true" : undefined}>
            <span>{rangeText(prices, at)}</span> <span class="numbers">{money(step.price)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
