import type { FulfillmentOrder, Order } from "../../api/types";
import { t, word } from "../../i18n/language";
import { FulfillmentBadge } from "../../parts/badges";
import { ProblemNotice } from "../../parts/problems";

/** Where Shopify has the part of the order that is Caravan's, and how its request was answered. */
export function FulfillmentCard({ order }: { order: Order }) {
  return (
    <s-section heading={t("order.fulfillment")}>
      {order.fulfillment_orders.length === 0 && <s-text color="subdued">{t("order.fulfillmentNone")}</s-text>}
      <div class="stack">
        {order.fulfillment_orders.map((unit, index) => <Unit key={index} unit={unit} order={order} />)}
      </div>
    </s-section>
  );
}

function Unit({ unit, order }: { unit: FulfillmentOrder; order: Order }) {
  return (
    <div class="stack tight">
      <div class="row close">
        <FulfillmentBadge status={unit.status} />
        <span class="quiet">{t("order.fulfillmentRequest", { request: word("request", unit.request_status) })}</span>
      </div>
      {unit.problem && <ProblemNotice problem={unit.problem} orderId={order.id} />}
    </div>
  );
}
