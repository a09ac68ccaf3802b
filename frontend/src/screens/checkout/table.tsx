import type { Checkout, CheckoutOrder, Money, NotDone, Purchase } from "../../api/types";
import { money, t } from "../../i18n/language";
import { StateBadge } from "../../parts/badges";
import { Failure } from "../../parts/failure";
import { daysText, offerText } from "../../parts/offer-text";
import { ProblemCell } from "../../parts/problems";
import { movingText, placeable, unsaid } from "../../parts/standing";
import { useGrowing } from "../../parts/use-growing";
import { useStep } from "../../parts/use-step";
import type { Choosing } from "./use-checkout";

interface Shown {
  data: Checkout;
  choosing: Choosing;
  notDone: NotDone[];
  reload: () => void;
}

interface Row {
  order: CheckoutOrder;
  purchase: Purchase | undefined;
  /** Whether it is its order's first: what is the order's own is said there only. */
  first: boolean;
}

/** An order without a purchase has a row too: what is in the way is said there. */
export const rowsOf = (data: Checkout): Row[] =>
  data.orders.flatMap((order): Row[] =>
    order.purchases.length === 0 ? [{ order, purchase: undefined, first: true }]
      : order.purchases.map((purchase, index) => ({ order, purchase, first: index === 0 })));

/** Many purchases: a row per supplier and order, drawn as far as one has scrolled. */
export function CheckoutTable({ data, choosing, notDone, reload }: Shown) {
  const rows = rowsOf(data);
  const { shown, end } = useGrowing(rows.length);
  const left = new Map(notDone.map((one) => [one.purchase_id, one]));
  return (
    <s-section padding="none" accessibilityLabel={t("checkout.title")}>
      <s-table>
        <s-table-header-row>
          <s-table-header listSlot="primary">{t("orders.order")}</s-table-header>
          <s-table-header listSlot="labeled">{t("checkout.shipping")}</s-table-header>
          <s-table-header listSlot="labeled" format="currency">{t("common.total")}</s-table-header>
          <s-table-header listSlot="labeled">{t("checkout.standing")}</s-table-header>
        </s-table-header-row>
        <s-table-body>
          {rows.slice(0, shown).map(({ order, purchase, first }) => (
            <OneRow
              key={purchase?.id ?? `order-${order.id}`}
              order={order} purchase={purchase} first={first} choosing={choosing} left={left.get(purchase?.id ?? 0)} reload={reload}
            />
          ))}
        </s-table-body>
      </s-table>
      <div ref={end} />
      <Failure error={choosing.last.startsWith("offer-") ? choosing.error : undefined} />
    </s-section>
  );
}

interface RowShown extends Row {
  choosing: Choosing;
  left: NotDone | undefined;
  reload: () => void;
}

function OneRow({ order, purchase, first, choosing, left, reload }: RowShown) {
  return (
    <s-table-row id={`row-${purchase?.id ?? `order-${order.id}`}`}>
      <s-table-cell>
        <div class="stack tight start">
          <s-link href={`/orders/${order.id}`}>{order.name}</s-link>
          <span class="quiet">{purchase?.supplier ?? order.customer_name}</span>
        </div>
      </s-table-cell>
      <s-table-cell>{purchase && <Shipping purchase={purchase} choosing={choosing} />}</s-table-cell>
      <s-table-cell>{purchase && <Sums margin={first ? order.margin : null} purchase={purchase} />}</s-table-cell>
      <s-table-cell><Standing order={order} purchase={purchase} left={left} reload={reload} /></s-table-cell>
    </s-table-row>
  );
}

function Shipping({ purchase, choosing }: { purchase: Purchase; choosing: Choosing }) {
  const { id, offers, supplier } = purchase;
  const chosen = offers.find((offer) => offer.chosen);
  if (!placeable(purchase)) return <span>{chosen ? `${offerText(chosen)}, ${daysText(chosen)}` : "–"}</span>;
  const choose = (vendorCode: string): void => void choosing.choose(`offer-${id}`, [{ purchaseId: id, vendorCode }]);
  return (
    <s-select
      label={t("checkout.shippingFor", { supplier: `${supplier}, ${purchase.order_name}` })}
      labelAccessibilityVisibility="exclusive"
      value={choosing.chosen(purchase)}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {offers.map((offer) => (
        <s-option key={offer.vendor_code} value={offer.vendor_code}>{money(offer.fee)} · {daysText(offer)} · {offer.vendor_name}</s-option>
      ))}
    </s-select>
  );
}

function Sums({ margin, purchase: { goods, freight, total, quoted } }: { margin: Money | null; purchase: Purchase }) {
  return (
    <div class="stack tight start numbers">
      <span>{money(total ?? quoted)}</span>
      {goods && freight && <span class="quiet nowrap">{money(goods)} + {money(freight)}</span>}
      {margin && <s-text tone={margin.minor < 0 ? "critical" : "auto"} color="subdued">{t("checkout.margin", { amount: money(margin) })}</s-text>}
    </div>
  );
}

function Standing({ order, purchase, left, reload }: Omit<RowShown, "choosing" | "first">) {
  const stepping = useStep(purchase?.id ?? 0, reload);
  const [problem] = [...(left ? [left.problem] : []), ...order.problems, ...(purchase ? unsaid(purchase) : [])];
  const moving = purchase ? movingText(purchase) : "";
  if (moving) return <span role="status">{moving}</span>;
  return (
    <div class="stack tight start">
      {purchase && <div><StateBadge state={purchase.state} /></div>}
      {problem && <ProblemCell problem={problem} orderId={order.id} busy={stepping.busy !== null} onStep={stepping.take} {...(purchase ? { purchase } : {})} />}
      <Failure error={stepping.error} />
    </div>
  );
}
