import type { Sums } from "../api/types";
import { money, t } from "../i18n/language";

/** Goods, shipping and total of each currency. */
export function SumsTable({ sums }: { sums: Sums[] }) {
  return (
    <div class="stack">
      {sums.map((sum) => (
        <div class="stack tight" key={sum.total.currency}>
          <Pair label={t("common.goods")} value={money(sum.goods)} />
          <Pair label={t("common.freight")} value={money(sum.freight)} />
          <Pair label={t("common.total")} value={money(sum.total)} strong />
        </div>
      ))}
    </div>
  );
}

export function Pair({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <div class="pair">
      <s-text type={strong ? "strong" : "generic"} color={strong ? "base" : "subdued"}>{label}</s-text>
      <s-text type={strong ? "strong" : "generic"}>{value}</s-text>
    </div>
  );
}

/** "$12.50 + 30,00 €": the totals of several currencies in one line. */
export const totalsText = (sums: Sums[]): string => sums.map((sum) => money(sum.total)).join(" + ");
