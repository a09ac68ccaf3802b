import type { CheckoutOrder, NotDone } from "../../api/types";
import { money, t } from "../../i18n/language";
import { Bones } from "../../parts/bones";
import { countryName } from "../../parts/country";
import { ProblemList } from "../../parts/problems";
import { SupplierBlock } from "./supplier-block";
import { isBeingPrepared, type Choosing } from "./use-checkout";

interface Shown {
  order: CheckoutOrder;
  choosing: Choosing;
  notDone: NotDone[];
  quoting: boolean;
  reload: () => void;
}

/** One order with a block per supplier: each has its own shipping and its own payment. */
export function OrderBlock({ order, choosing, notDone, quoting, reload }: Shown) {
  return (
    <s-section accessibilityLabel={t("order.title", { name: order.name })}>
      <div class="stack wide">
        <Head order={order} />
        <ProblemList problems={order.problems} orderId={order.id} />
        {isBeingPrepared(order) && <Bones lines={4} />}
        {order.purchases.map((purchase) => (
          <SupplierBlock
            key={purchase.id}
            purchase={purchase}
            choosing={choosing}
            left={notDone.find((left) => left.purchase_id === purchase.id)}
            quoting={quoting}
            reload={reload}
          />
        ))}
      </div>
    </s-section>
  );
}

function Head({ order }: { order: CheckoutOrder }) {
  const customer = { name: order.customer_name || "–", country: countryName(order.country) || "–" };
  return (
    <div class="apart">
      <div class="stack tight">
        <s-heading><s-link href={`/orders/${order.id}`}>{order.name}</s-link></s-heading>
        <span class="quiet">{t("checkout.customer", customer)}</span>
      </div>
      <div class="stack tight end">
        <span>{t(order.paid ? "checkout.customerPaid" : "checkout.customerOwes", { amount: money(order.customer_paid) })}</span>
        {order.margin && <Margin amount={order.margin} />}
      </div>
    </div>
  );
}

const Margin = ({ amount }: { amount: NonNullable<CheckoutOrder["margin"]> }) => (
  <s-text type="strong" tone={amount.minor < 0 ? "critical" : "success"}>{t("checkout.margin", { amount: money(amount) })}</s-text>
);
