import type { OrderRow } from "../../api/types";
import { moment, money, t } from "../../i18n/language";
import { FinancialBadge, StageBadge } from "../../parts/badges";
import { countryName } from "../../parts/country";
import { ProblemLine } from "../../parts/problems";

interface Shown {
  row: OrderRow;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}

export function Row({ row, chosen, onChoose }: Shown) {
  return (
    <s-table-row clickDelegate={`order-${row.id}`}>
      <s-table-cell><Name row={row} chosen={chosen} onChoose={onChoose} /></s-table-cell>
      <s-table-cell><Customer row={row} /></s-table-cell>
      <s-table-cell><Standing row={row} /></s-table-cell>
      <s-table-cell><Bought row={row} /></s-table-cell>
      <s-table-cell>{money(row.total)}</s-table-cell>
      <s-table-cell>{money(row.cost)}</s-table-cell>
      <s-table-cell><Tracking numbers={row.tracking_numbers} /></s-table-cell>
    </s-table-row>
  );
}

function Name({ row, chosen, onChoose }: Shown) {
  return (
    <div class="tick">
      <s-checkbox
        accessibilityLabel={t("orders.selectOne", { name: row.name })}
        checked={chosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <div class="stack tight start">
        <s-link id={`order-${row.id}`} href={`/orders/${row.id}`}><s-text type="strong">{row.name}</s-text></s-link>
        <span class="quiet nowrap">{moment(row.created_at)}</span>
      </div>
    </div>
  );
}

const Customer = ({ row }: { row: OrderRow }) => (
  <div class="stack tight">
    <span>{row.customer_name || "–"}</span>
    <span class="quiet">{countryName(row.country_code)}</span>
  </div>
);

const Standing = ({ row }: { row: OrderRow }) => (
  <div class="stack tight start">
    <div class="row close">
      <StageBadge stage={row.stage} />
      <FinancialBadge status={row.financial_status} paid={row.paid} />
    </div>
    <ProblemLine problems={row.problems} currency={row.cost?.currency} />
  </div>
);

const Bought = ({ row }: { row: OrderRow }) => (
  <div class="stack tight">
    {row.suppliers.length === 0 && <span>–</span>}
    {row.suppliers.map((name) => <span key={name}>{name}</span>)}
    <span class="quiet">{t("orders.items", { count: row.items })}</span>
  </div>
);

const Tracking = ({ numbers }: { numbers: string[] }) => (
  <div class="stack tight">
    {numbers.length === 0 ? "–" : numbers.map((number) => <span key={number}>{number}</span>)}
  </div>
);
