import type { Order, Purchase } from "../../api/types";
import { money, t } from "../../i18n/language";
import { Pair } from "../../parts/amounts";

export function MoneyCard({ order }: { order: Order }) {
  return (
    <s-section heading={t("order.money")}>
      <div class="stack tight">
        <Pair label={t("order.customerPaid")} value={money(order.total)} />
        {order.refunded.minor > 0 && <Pair label={t("order.refunded")} value={money(order.refunded)} />}
        {order.purchases.filter((one) => one.state !== "cancelled").map((one) => (
          <Pair key={one.id} label={one.supplier} value={money(one.total ?? one.quoted)} />
        ))}
        <Margin order={order} />
      </div>
    </s-section>
  );
}

const isPriced = (purchase: Purchase): boolean => Boolean(purchase.total ?? purchase.quoted);

function Margin({ order: { margin, purchases } }: { order: Order }) {
  if (margin) {
    return (
      <>
        <Pair label={t("order.margin")} value={money(margin)} strong />
        <s-text color="subdued">{t("order.marginHint")}</s-text>
      </>
    );
  }
  const live = purchases.filter((one) => one.state !== "cancelled");
  // Without a margin although every price is known: the currencies differ.
  return live.length > 0 && live.every(isPriced) ? <s-text color="subdued">{t("order.marginNone")}</s-text> : null;
}
