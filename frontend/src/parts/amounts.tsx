import type { Money, Sums } from "../api/types";
import { money, t } from "../i18n/language";

/** Goods, shipping and total of each currency. */
export function SumsTable({ sums }: { sums: Sums[] }) {
  return (
    <div class="stack">
      {sums.map((sum) => (
        <div class="stack tight" key={sum.total.currency}>
          <PartsOf {...sum} />
          <Pair label={t("common.total")} value={money(sum.total)} strong />
        </div>
      ))}
    </div>
  );
}

interface Parts {
  goods: Money | null;
  freight: Money | null;
  total: Money | null;
  /** How the goods travel, said beside their price. */
  method?: string;
}

/** Goods and shipping; taxes and fees only where Alibaba asks more than the two together. */
export function PartsOf({ goods, freight, total, method = "" }: Parts) {
  const fees = goods && freight && total?.currency === goods.currency ? total.minor - goods.minor - freight.minor : 0;
  return (
    <>
      <Pair label={t("common.goods")} value={money(goods)} />
      <Pair label={method ? `${t("common.freight")}: ${method}` : t("common.freight")} value={money(freight)} />
      {fees > 0 && total && <Pair label={t("common.fees")} value={money({ minor: fees, currency: total.currency })} />}
    </>
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
