import type { NotDone, Purchase } from "../../api/types";
import { t } from "../../i18n/language";
import { StateBadge } from "../../parts/badges";
import { BoughtLines } from "../../parts/bought-lines";
import { Failure } from "../../parts/failure";
import { offeredBy, ProblemList, ProblemNotice } from "../../parts/problems";
import { movingText, paidText, payable, unsaid } from "../../parts/standing";
import { TradeLink } from "../../parts/trade-link";
import { useStep } from "../../parts/use-step";
import { AmountsOf } from "./amounts-of";
import { PayButtons } from "./pay-buttons";
import type { Paying } from "./use-paying";

interface Shown {
  purchase: Purchase;
  method: string;
  paying: Paying;
  left: NotDone | undefined;
  reload: () => void;
}

export function PurchaseCard({ purchase, method, paying, left, reload }: Shown) {
  const stepping = useStep(purchase.id, reload);
  const mending = { purchase, orderId: purchase.order_id, busy: stepping.busy !== null, onStep: stepping.take };
  // Where the buttons below lead to the payment page, a notice with the same button would say it twice.
  const problems = unsaid(purchase).filter((problem) => !payable(purchase) || problem.action !== "pay_by_hand");
  return (
    <s-section accessibilityLabel={`${purchase.order_name}, ${purchase.supplier}`}>
      <div class="stack wide">
        <Head purchase={purchase} />
        <Standing purchase={purchase} />
        <BoughtLines lines={purchase.lines} />
        <AmountsOf purchase={purchase} />
        <Failure error={stepping.error} />
        {left && <ProblemNotice problem={left.problem} {...mending} />}
        <ProblemList problems={problems} {...mending} />
        <PayButtons purchase={purchase} method={method} paying={paying} />
        {purchase.can.includes("retry") && !offeredBy(problems).includes("retry") && (
          <s-button loading={stepping.busy === "retry"} onClick={() => stepping.take("retry")}>{t("order.retry")}</s-button>
        )}
      </div>
    </s-section>
  );
}

function Head({ purchase }: { purchase: Purchase }) {
  return (
    <div class="apart">
      <div class="stack tight">
        <s-heading>{purchase.supplier}</s-heading>
        <div class="row close quiet">
          <s-link href={`/orders/${purchase.order_id}`}>{t("order.title", { name: purchase.order_name })}</s-link>
          <TradeLink purchase={purchase} />
        </div>
      </div>
      <StateBadge state={purchase.state} />
    </div>
  );
}

/** One honest sentence: paid and how, what is under way, or that nothing is placed. */
function Standing({ purchase }: { purchase: Purchase }) {
  const paid = paidText(purchase);
  if (paid) return <s-text tone="success">{paid}</s-text>;
  const moving = movingText(purchase);
  if (moving) return <span role="status">{moving}</span>;
  if (purchase.trade_id || purchase.state === "cancelled") return null;
  return (
    <div class="row">
      <s-text>{t("payments.notPlaced")}</s-text>
      <s-link href={`/checkout?orders=${purchase.order_id}`}>{t("payments.toCheckout")}</s-link>
    </div>
  );
}
