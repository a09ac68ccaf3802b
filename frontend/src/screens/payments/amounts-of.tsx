import type { Money, Purchase } from "../../api/types";
import { money, t } from "../../i18n/language";
import { Pair, PartsOf } from "../../parts/amounts";

/** What was quoted, what Alibaba asks, and the difference where there is one. */
export function AmountsOf({ purchase: { quoted, total, differs, trade_id: trade, goods, freight } }: { purchase: Purchase }) {
  return (
    <div class="stack tight">
      <PartsOf goods={goods} freight={freight} total={total ?? quoted} />
      <Pair label={t("payments.quoted")} value={money(quoted)} />
      {trade && <Pair label={t("payments.real")} value={total ? money(total) : t("payments.realWaiting")} strong />}
      {differs && quoted && total && <Difference quoted={quoted} total={total} />}
    </div>
  );
}

function Difference({ quoted, total }: { quoted: Money; total: Money }) {
  if (quoted.currency !== total.currency) return <s-text tone="warning">{t("payments.differs")}</s-text>;
  const amount = money({ minor: total.minor - quoted.minor, currency: total.currency });
  const signed = total.minor > quoted.minor ? `+${amount}` : amount;
  return <s-text tone={total.minor > quoted.minor ? "warning" : "success"}>{t("payments.differsBy", { amount: signed })}</s-text>;
}
