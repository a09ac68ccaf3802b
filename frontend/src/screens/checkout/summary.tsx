import type { Checkout, NotDone } from "../../api/types";
import type { Action } from "../../api/use-action";
import { t } from "../../i18n/language";
import { SumsTable, totalsText } from "../../parts/amounts";
import { Failure } from "../../parts/failure";
import { placeable } from "../../parts/standing";

interface Shown {
  data: Checkout;
  placing: Action;
  notDone: NotDone[];
  onPlace: (ids: number[]) => void;
}

export const allPurchases = (data: Checkout): Checkout["orders"][number]["purchases"] =>
  data.orders.flatMap((order) => order.purchases);

/** What it comes to, and the button that places it. */
export function Summary({ data, placing, notDone, onPlace }: Shown) {
  const purchases = allPurchases(data);
  const ready = purchases.filter(placeable);
  const waiting = purchases.filter((one) => !one.trade_id && !placeable(one) && !one.place_by && one.state !== "cancelled").length;
  const placed = purchases.filter((one) => one.trade_id).map((one) => one.id);
  return (
    <s-section heading={t("checkout.sums")}>
      <div class="stack wide">
        <SumsTable sums={data.sums} />
        {data.quoting > 0 && <s-text color="subdued">{t("checkout.fetching", { count: data.quoting })}</s-text>}
        {data.quoting === 0 && waiting > 0 && <s-text color="subdued">{t("checkout.notPlaceable", { count: waiting })}</s-text>}
        {notDone.length > 0 && <s-banner tone="warning" heading={t("checkout.notDone", { count: notDone.length })} />}
        <Failure error={placing.error} />
        <s-button
          variant="primary"
          inlineSize="fill"
          disabled={ready.length === 0}
          loading={placing.busy !== null}
          onClick={() => onPlace(ready.map((one) => one.id))}
        >
          {ready.length === 0 ? t("checkout.placeNone") : t("checkout.place", { count: ready.length, total: totalsText(data.sums) })}
        </s-button>
        <s-text color="subdued">{t("checkout.separate")}</s-text>
        {placed.length > 0 && <s-button href={`/payments?purchases=${placed.join(",")}`}>{t("checkout.toPayments")}</s-button>}
      </div>
    </s-section>
  );
}
