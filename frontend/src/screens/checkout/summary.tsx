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
        {(ready.length > 0 || placed.length === 0) && (
          <PlaceButton ids={ready.map((one) => one.id)} total={totalsText(data.sums)} busy={placing.busy !== null} onPlace={onPlace} />
        )}
        {placed.length > 0 && (
          <s-button variant={ready.length > 0 ? "secondary" : "primary"} inlineSize="fill" href={`/payments?purchases=${placed.join(",")}`}>
            {t("checkout.toPayments")}
          </s-button>
        )}
      </div>
    </s-section>
  );
}

interface Button {
  ids: number[];
  total: string;
  busy: boolean;
  onPlace: (ids: number[]) => void;
}

function PlaceButton({ ids, total, busy, onPlace }: Button) {
  return (
    <div class="stack">
      <s-button variant="primary" inlineSize="fill" disabled={ids.length === 0} loading={busy} onClick={() => onPlace(ids)}>
        {ids.length === 0 ? t("checkout.placeNone") : t("checkout.place", { count: ids.length, total })}
      </s-button>
      <s-text color="subdued">{t("checkout.separate")}</s-text>
    </div>
  );
}
