import type { OrderRow } from "../../api/types";
import { t } from "../../i18n/language";
import { go } from "../../router/location";
import { payableOf, payNowPath } from "./pay-now";
import type { Selection } from "./selection";

/** Always there, so that choosing an order moves nothing on the page. */
export function SelectionBar({ shown, selection }: { shown: OrderRow[]; selection: Selection }) {
  const all = shown.length > 0 && shown.every((row) => selection.has(row.id));
  const some = shown.some((row) => selection.has(row.id));
  const payable = payableOf(selection.rows).length;
  return (
    <div class="apart bar sticky">
      <s-checkbox
        label={selection.rows.length > 0 ? t("orders.selected", { count: selection.rows.length }) : t("orders.selectPage")}
        accessibilityLabel={t("orders.selectAll")}
        checked={all}
        indeterminate={some && !all}
        disabled={shown.length === 0}
        onChange={(event) => selection.set(shown, event.currentTarget.checked)}
      />
      <div class="row">
        <NotPayable count={selection.rows.length - payable} />
        {selection.rows.length > 0 && <s-button variant="tertiary" onClick={selection.clear}>{t("orders.clear")}</s-button>}
        <s-button variant="primary" disabled={payable === 0} onClick={() => void go(payNowPath(selection.rows))}>
          {t("orders.payNow")}
        </s-button>
      </div>
    </div>
  );
}

const NotPayable = ({ count }: { count: number }) =>
  count > 0 ? <s-text color="subdued">{t("orders.notPayable", { count })}</s-text> : null;
