import { readAgain, readOrder } from "../../api/calls";
import { useOnFocus } from "../../api/on-focus";
import type { Order } from "../../api/types";
import { useAction, type Action } from "../../api/use-action";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { LoadingPage } from "../../parts/bones";
import { Failure, Stale } from "../../parts/failure";
import { ProblemList } from "../../parts/problems";
import { AddressCard } from "./address-card";
import { CustomerCard, NoteCard } from "./customer";
import { FulfillmentCard } from "./fulfillment";
import { Head } from "./head";
import { LinesCard } from "./lines";
import { MoneyCard } from "./money-card";
import { Purchases } from "./purchases";
import { SupplierNoteCard } from "./supplier-note";
import { Timeline } from "./timeline";

const REFRESH_MS = 3_000;
const BACK = "/orders";

export function OrderScreen({ id, edit }: { id: number; edit: boolean }) {
  const { data, error, reload } = useLoaded(String(id), (signal) => readOrder(id, signal), () => REFRESH_MS);
  const reading = useAction();
  useOnFocus(reload);
  const again = (): void =>
    void reading.run("read", async () => {
      await readAgain(id);
      reload();
    });
  if (!data && !error) return <LoadingPage heading={t("orders.order")} back={{ href: BACK, label: t("orders.title") }} />;
  return (
    <s-page heading={data ? t("order.title", { name: data.name }) : t("orders.order")}>
      <s-link slot="breadcrumb-actions" href={BACK}>{t("orders.title")}</s-link>
      {data && <s-button slot="secondary-actions" loading={reading.busy !== null} onClick={again}>{t("order.readAgain")}</s-button>}
      {data && <s-button slot="secondary-actions" href={data.admin_url} target="_blank">{t("order.openShopify")}</s-button>}
      {!data && <Failure error={error} retry={reload} />}
      {data && <Whole order={data} edit={edit} reading={reading} error={error} reload={reload} />}
    </s-page>
  );
}

interface Shown {
  order: Order;
  edit: boolean;
  reading: Action;
  error: ReturnType<typeof useLoaded<Order>>["error"];
  reload: () => void;
}

function Whole({ order, edit, reading, error, reload }: Shown) {
  return (
    <>
      <Stale error={error} />
      <Failure error={reading.error} />
      <Head order={order} />
      <ProblemList problems={order.problems} orderId={order.id} />
      <Purchases order={order} reload={reload} />
      <LinesCard lines={order.lines} />
      <Timeline order={order} />
      <div slot="aside" class="stack wide">
        <MoneyCard order={order} />
        <CustomerCard order={order} />
        <AddressCard order={order} edit={edit} reload={reload} />
        <SupplierNoteCard order={order} reload={reload} />
        <FulfillmentCard order={order} />
        <NoteCard note={order.note} />
      </div>
    </>
  );
}
