import type { Checkout, Money, NotDone } from "../../api/types";
import type { Action } from "../../api/use-action";
import { money, t } from "../../i18n/language";
import { Pair, SumsTable, totalsText } from "../../parts/amounts";
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
        {marginsOf(data).map((margin) => <Pair key={margin.currency} label={t("checkout.marginAll")} value={money(margin)} />)}
        {purchases.length > 1 && placed.length > 0 && <Progress done={placed.length} all={purchases.length} />}
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

/** What the customers paid for less what it costs, of the orders whose costs are known; per currency. */
function marginsOf({ orders }: Checkout): Money[] {
  const sums = new Map<string, number>();
  for (const { margin } of orders) if (margin) sums.set(margin.currency, (sums.get(margin.currency) ?? 0) + margin.minor);
  return [...sums].map(([currency, minor]) => ({ minor, currency }));
}

function Progress({ done, all }: { done: number; all: number }) {
  return (
    <div class="stack tight">
      <span role="status">{t("checkout.progress", { done, all })}</span>
      <div class="meter"><span style={{ width: `${(100 * done) / all}%` }} /></div>
    </div>
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
