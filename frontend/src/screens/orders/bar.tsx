import type { ChosenOrder } from "../../api/types";
import { t } from "../../i18n/language";
import { go } from "../../router/location";
import { Actions } from "./actions";
import { abilitiesOf } from "./at-once";
import { payableOf, payNowPath } from "./pay-now";
import type { Selection } from "./selection";
import { countText } from "./tabs";
import type { AtOnce } from "./use-at-once";

export const MOST_AT_ONCE = 1000;

interface Shown {
  shown: ChosenOrder[];
  selection: Selection;
  atOnce: AtOnce;
  /** How many orders the view has, on all its pages. */
  total: number;
  countedUpTo: number;
}

/** Always there, so that choosing an order moves nothing on the page. */
export function SelectionBar({ shown, selection, atOnce, total, countedUpTo }: Shown) {
  const { rows } = selection;
  const all = shown.length > 0 && shown.every((row) => selection.has(row.id));
  const some = shown.some((row) => selection.has(row.id));
  const tooMany = rows.length > MOST_AT_ONCE;
  return (
    <div class="bar sticky stack tight">
      <div class="apart">
        <s-checkbox
          label={rows.length > 0 ? t("orders.selected", { count: rows.length }) : t("orders.selectPage")}
          accessibilityLabel={t("orders.selectAll")}
          checked={all}
          indeterminate={some && !all}
          disabled={shown.length === 0}
          onChange={(event) => selection.set(shown, event.currentTarget.checked)}
        />
        <div class="row">
          {rows.length > 0 && <s-button variant="tertiary" onClick={selection.clear}>{t("orders.clear")}</s-button>}
          <Actions rows={rows} atOnce={atOnce} total={total} disabled={tooMany} />
          <s-button
            variant="primary"
            disabled={tooMany || payableOf(rows).length === 0}
            onClick={() => void go(payNowPath(rows))}
          >
            {t("orders.payNow")}
          </s-button>
        </div>
      </div>
      <span class="quiet abilities" role="status">{tooMany ? t("orders.tooMany", { count: MOST_AT_ONCE }) : abilitiesOf(rows)}</span>
      {all && <WholeView chosen={rows.length} total={total} text={countText(total, countedUpTo)} atOnce={atOnce} />}
    </div>
  );
}

interface Whole {
  chosen: number;
  total: number;
  text: string;
  atOnce: AtOnce;
}

function WholeView({ chosen, total, text, atOnce }: Whole) {
  if (total <= chosen) return null;
  if (total > MOST_AT_ONCE) {
    return <span class="quiet">{t("orders.wholeTooMany", { total: text, most: MOST_AT_ONCE })}</span>;
  }
  return (
    <s-button variant="tertiary" loading={atOnce.action.busy === "all"} onClick={atOnce.all}>
      {t("orders.selectWhole", { count: total })}
    </s-button>
  );
}
