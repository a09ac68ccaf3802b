import type { Order } from "../../api/types";
import { moment, t } from "../../i18n/language";
import { FinancialBadge, FulfillmentBadge, StageBadge } from "../../parts/badges";

/** Where the order stands, in one line under the name. */
export function Head({ order }: { order: Order }) {
  return (
    <div class="row head">
      <StageBadge stage={order.stage} />
      <FinancialBadge status={order.financial_status} paid={order.paid} />
      {order.fulfillment_status && <FulfillmentBadge status={order.fulfillment_status} />}
      {order.test && <s-badge tone="caution">{t("order.test")}</s-badge>}
      <span class="quiet">
        {t("order.created", { at: moment(order.created_at) })} · {t("order.read", { at: moment(order.read_at) })}
      </span>
    </div>
  );
}
