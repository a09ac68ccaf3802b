import { readPayments } from "../../api/calls";
import { useOnFocus } from "../../api/on-focus";
import type { Payments } from "../../api/types";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { LoadingPage } from "../../parts/bones";
import { Failure, Stale } from "../../parts/failure";
import { MethodBanner } from "./method-banner";
import { PurchaseCard } from "./purchase-card";
import { Summary } from "./summary";
import { PaymentsTable } from "./table";
import { usePaying } from "./use-paying";

const WHILE_WORKING_MS = 1_500;
// A person may be paying in another tab.
const WHILE_UNPAID_MS = 5_000;
const AT_REST_MS = 20_000;
// More purchases than these are a table instead of a card each.
const FEW = 20;

interface Which {
  orders: number[];
  purchases: number[];
}

export function PaymentsScreen(which: Which) {
  return which.orders.length + which.purchases.length === 0 ? <Nothing /> : <Opened {...which} />;
}

const Back = () => <s-link slot="breadcrumb-actions" href="/orders">{t("orders.title")}</s-link>;

const Nothing = () => (
  <s-page heading={t("payments.title")}>
    <Back />
    <s-section><NothingText /></s-section>
  </s-page>
);

const NothingText = () => (
  <s-empty-state heading={t("payments.none")}>
    <s-paragraph>{t("payments.noneText")}</s-paragraph>
    <s-button slot="primary-action" href="/orders">{t("checkout.goOrders")}</s-button>
  </s-empty-state>
);

function pauseOf(data: Payments | undefined): number {
  if (!data) return WHILE_UNPAID_MS;
  // A thousand rows are a long answer: they are looked at less often.
  if (data.working > 0) return WHILE_WORKING_MS + 4 * data.purchases.length;
  return data.unpaid > 0 ? WHILE_UNPAID_MS : AT_REST_MS;
}

function Opened(which: Which) {
  const { data, error, reload } = useLoaded(JSON.stringify(which), (signal) => readPayments(which, signal), pauseOf);
  const paying = usePaying(reload);
  useOnFocus(reload);
  const many = (data?.purchases.length ?? 0) > FEW;
  if (!data && !error) return <LoadingPage heading={t("payments.title")} back={{ href: "/orders", label: t("orders.title") }} />;
  return (
    <s-page heading={t("payments.title")}>
      <Back />
      {data ? <Stale error={error} /> : <Failure error={error} retry={reload} />}
      {data && <MethodBanner data={data} />}
      {data && isAllPaid(data) && (
        <s-banner tone="success" heading={t("payments.allPaid")}><s-paragraph>{t("payments.allPaidText")}</s-paragraph></s-banner>
      )}
      {data?.purchases.length === 0 && <s-section><NothingText /></s-section>}
      {data && many && <PaymentsTable data={data} paying={paying} reload={reload} />}
      {!many && data?.purchases.map((purchase) => (
        <PurchaseCard
          key={purchase.id}
          purchase={purchase}
          method={data.payment_method}
          paying={paying}
          left={paying.notDone.find((left) => left.purchase_id === purchase.id)}
          reload={reload}
        />
      ))}
      {data && <div slot="aside"><Summary data={data} paying={paying} /></div>}
    </s-page>
  );
}

function isAllPaid({ purchases }: Payments): boolean {
  const live = purchases.filter((purchase) => purchase.state !== "cancelled");
  return live.length > 0 && live.every((purchase) => purchase.paid_at);
}
