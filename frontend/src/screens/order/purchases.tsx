import type { Order } from "../../api/types";
import { t } from "../../i18n/language";
import { PurchaseCard } from "./purchase-card";

const WAITS = ["new", "quoted"];

export function Purchases({ order, reload }: { order: Order; reload: () => void }) {
  const toPlace = order.paid && order.purchases.some((one) => WAITS.includes(one.state) && !one.place_by);
  const toPay = order.purchases.some((one) => one.can.includes("pay"));
  return (
    <s-section heading={t("order.purchases")}>
      {toPlace && <s-button slot="primary-action" variant="primary" href={`/checkout?orders=${order.id}`}>{t("order.goCheckout")}</s-button>}
      {!toPlace && order.purchases.some((one) => one.trade_id) && (
        <s-button slot="primary-action" variant={toPay ? "primary" : "secondary"} href={`/payments?orders=${order.id}`}>
          {t("order.goPayments")}
        </s-button>
      )}
      {order.purchases.length === 0 && <s-text color="subdued">{t("order.noPurchases")}</s-text>}
      <div class="stack wide">
        {order.purchases.map((purchase) => (
          <PurchaseCard key={purchase.id} purchase={purchase} reload={reload} />
        ))}
      </div>
    </s-section>
  );
}
