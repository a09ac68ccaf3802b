import type { StepForMany } from "../../api/order-calls";
import type { OrderRow, Outcome } from "../../api/types";
import { moment, money, t } from "../../i18n/language";
import { FinancialBadge, StageBadge } from "../../parts/badges";
import { countryName } from "../../parts/country";
import { ProblemLine } from "../../parts/problems";
import { outcomeLines } from "./at-once";

interface Choosing {
  row: OrderRow;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}

interface Doing {
  row: OrderRow;
  step: StepForMany | undefined;
  outcomes: Outcome[];
}

export function Row({ row, chosen, onChoose, step, outcomes }: Choosing & Doing) {
  return (
    <s-table-row clickDelegate={`order-${row.id}`}>
      <s-table-cell><Name row={row} chosen={chosen} onChoose={onChoose} /></s-table-cell>
      <s-table-cell><Customer row={row} /></s-table-cell>
      <s-table-cell><Standing row={row} step={step} outcomes={outcomes} /></s-table-cell>
      <s-table-cell><Bought row={row} /></s-table-cell>
      <s-table-cell>{money(row.total)}</s-table-cell>
      <s-table-cell>{money(row.cost)}</s-table-cell>
      <s-table-cell><Tracking numbers={row.tracking_numbers} /></s-table-cell>
    </s-table-row>
  );
}

function Name({ row, chosen, onChoose }: Choosing) {
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

const Standing = ({ row, step, outcomes }: Doing) => (
  <div class="stack tight start">
    <div class="row close">
      <StageBadge stage={row.stage} />
      <FinancialBadge status={row.financial_status} paid={row.paid} />
    </div>
    {step && outcomeLines(step, outcomes).map(({ text, done }) => (
      <s-text key={text} tone={done ? "success" : "caution"}>{text}</s-text>
    ))}
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
