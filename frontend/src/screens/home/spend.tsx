import type { Spend as Row } from "../../api/types";
import { money, t } from "../../i18n/language";

/** What was paid at Alibaba lately, one line for each currency. */
export function Spend({ spend }: { spend: Row[] }) {
  const spans = [...new Set(spend.map((row) => row.days))];
  return (
    <s-section heading={t("home.spend")}>
      <div class="lines">
        {spans.map((days) => (
          <div class="pair" key={days}>
            <s-text color="subdued">{t("home.spendDays", { count: days })}</s-text>
            <div>{spend.filter((row) => row.days === days).map((row) => <Spent key={row.spent?.currency} row={row} />)}</div>
          </div>
        ))}
      </div>
    </s-section>
  );
}

function Spent({ row }: { row: Row }) {
  if (!row.spent) return <s-text color="subdued">{t("home.spendNone")}</s-text>;
  return (
    <div>
      <s-text type="strong">{money(row.spent)}</s-text>
      <div><s-text color="subdued">{t("home.spendOrders", { count: row.orders })}</s-text></div>
    </div>
  );
}
