import { useState } from "preact/hooks";
import { place } from "../../api/calls";
import type { Checkout, NotDone } from "../../api/types";
import { useAction } from "../../api/use-action";
import { t } from "../../i18n/language";
import { LoadingPage } from "../../parts/bones";
import { Failure, Stale } from "../../parts/failure";
import { portions } from "../../parts/in-portions";
import { go } from "../../router/location";
import { OrderBlock } from "./order-block";
import { ShippingForAll } from "./shipping-for-all";
import { allPurchases, Summary } from "./summary";
import { CheckoutTable, rowsOf } from "./table";
import { useCheckout, useChoosing } from "./use-checkout";

// More purchases than these are a table instead of a block each.
const FEW = 20;

export function CheckoutScreen({ orders }: { orders: number[] }) {
  return orders.length === 0 ? <NothingChosen /> : <Opened orders={orders} />;
}

const Back = () => <s-link slot="breadcrumb-actions" href="/orders">{t("orders.title")}</s-link>;

const NothingChosen = () => (
  <s-page heading={t("checkout.title")}>
    <Back />
    <s-section>
      <s-empty-state heading={t("checkout.none")}>
        <s-paragraph>{t("checkout.noneText")}</s-paragraph>
        <s-button slot="primary-action" href="/orders">{t("checkout.goOrders")}</s-button>
      </s-empty-state>
    </s-section>
  </s-page>
);

function Opened({ orders }: { orders: number[] }) {
  const { data, error, reload } = useCheckout(orders);
  const choosing = useChoosing(reload);
  const placing = useAction();
  const [notDone, setNotDone] = useState<NotDone[]>([]);

  const placeThem = (found: Checkout, ids: number[]): void =>
    void placing.run("place", async () => {
      setNotDone([]);
      const accepted: number[] = [];
      const left: NotDone[] = [];
      for (const portion of portions(ids)) {
        const wanted = await place(portion);
        accepted.push(...wanted.accepted);
        left.push(...wanted.not_done);
        setNotDone([...left]);
        if (ids.length > FEW) reload();
      }
      // Many are watched here, row by row; a few go on to their payment.
      if (left.length === 0 && ids.length <= FEW) await go(`/payments?purchases=${[...accepted, ...unpaid(found)].join(",")}`);
      else reload();
    });

  const many = data !== undefined && rowsOf(data).length > FEW;
  if (!data && !error) return <LoadingPage heading={t("checkout.title")} back={{ href: "/orders", label: t("orders.title") }} />;
  return (
    <s-page heading={t("checkout.title")}>
      <Back />
      {data ? <Stale error={error} /> : <Failure error={error} retry={reload} />}
      {data && <ShippingForAll data={data} choosing={choosing} />}
      {data && many && <CheckoutTable data={data} choosing={choosing} notDone={notDone} reload={reload} />}
      {!many && data?.orders.map((order) => (
        <OrderBlock
          key={order.id} order={order} choosing={choosing} notDone={notDone} quoting={data.quoting > 0} reload={reload}
        />
      ))}
      {data && (
        <div slot="aside">
          <Summary data={data} placing={placing} notDone={notDone} onPlace={(ids) => placeThem(data, ids)} />
        </div>
      )}
    </s-page>
  );
}

// What these orders had placed before waits for the same payment.
const unpaid = (data: Checkout): number[] =>
  allPurchases(data).filter((one) => one.state === "placed").map((one) => one.id);
