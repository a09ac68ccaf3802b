import type { StepForMany } from "../../api/order-calls";
import type { Orders, Outcome } from "../../api/types";
import { t } from "../../i18n/language";
import type { Pages } from "./pages";
import { Row } from "./row";
import type { Selection } from "./selection";

const NONE: Outcome[] = [];

interface Shown {
  found: Orders;
  loading: boolean;
  selection: Selection;
  pages: Pages;
  /** What was last done with many orders, and what came of it for each. */
  step: StepForMany | undefined;
  outcomes: Map<number, Outcome[]>;
}

export function List({ found, loading, selection, pages, step, outcomes }: Shown) {
  const { next_cursor: next } = found;
  return (
    <s-table
      loading={loading}
      paginate={next !== null || pages.hasPrevious}
      hasNextPage={next !== null}
      hasPreviousPage={pages.hasPrevious}
      onNextPage={() => next !== null && pages.next(next)}
      onPreviousPage={pages.previous}
    >
      <s-table-header-row>
        <s-table-header listSlot="primary">{t("orders.order")}</s-table-header>
        <s-table-header listSlot="labeled">{t("orders.customer")}</s-table-header>
        <s-table-header listSlot="secondary">{t("orders.stage")}</s-table-header>
        <s-table-header listSlot="labeled">{t("orders.suppliers")}</s-table-header>
        <s-table-header listSlot="inline" format="currency">{t("orders.total")}</s-table-header>
        <s-table-header listSlot="labeled" format="currency">{t("orders.cost")}</s-table-header>
        <s-table-header listSlot="labeled">{t("orders.tracking")}</s-table-header>
      </s-table-header-row>
      <s-table-body>
        {found.orders.map((row) => (
          <Row
            key={row.id} row={row} chosen={selection.has(row.id)} onChoose={(chosen) => selection.set([row], chosen)}
            step={step} outcomes={outcomes.get(row.id) ?? NONE}
          />
        ))}
      </s-table-body>
    </s-table>
  );
}
