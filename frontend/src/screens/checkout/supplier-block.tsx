import type { JSX } from "preact";
import type { NotDone, Purchase } from "../../api/types";
import { money, t } from "../../i18n/language";
import { Pair, PartsOf } from "../../parts/amounts";
import { StateBadge } from "../../parts/badges";
import { Bones } from "../../parts/bones";
import { BoughtLines } from "../../parts/bought-lines";
import { Failure } from "../../parts/failure";
import { ProblemList, ProblemNotice } from "../../parts/problems";
import { movingText, unsaid } from "../../parts/standing";
import { useStep, type Stepping } from "../../parts/use-step";
import { Offers } from "./offers";
import type { Choosing } from "./use-checkout";

interface Shown {
  purchase: Purchase;
  choosing: Choosing;
  left: NotDone | undefined;
  /** Whether prices are on their way for any purchase of the page. */
  quoting: boolean;
  reload: () => void;
}

/** What is bought at one supplier for one order: its lines, its shipping, its sum, and what is in the way. */
export function SupplierBlock({ purchase, choosing, left, quoting, reload }: Shown) {
  const stepping = useStep(purchase.id, reload);
  const mending = { purchase, orderId: purchase.order_id, busy: stepping.busy !== null, onStep: stepping.take };
  return (
    <s-box border="base" borderRadius="base" padding="base">
      <div class="stack wide" role="group" aria-label={`${purchase.order_name}, ${purchase.supplier}`}>
        <div class="apart">
          <s-heading>{purchase.supplier}</s-heading>
          {purchase.state !== "quoted" && <StateBadge state={purchase.state} />}
        </div>
        <BoughtLines lines={purchase.lines} />
        <Failure error={stepping.error} />
        {left && <ProblemNotice problem={left.problem} {...mending} />}
        <ProblemList problems={unsaid(purchase)} {...mending} />
        <Shipping purchase={purchase} choosing={choosing} stepping={stepping} quoting={quoting} />
        <Sums purchase={purchase} />
      </div>
    </s-box>
  );
}

interface Choice extends Pick<Shown, "purchase" | "choosing" | "quoting"> {
  stepping: Stepping;
}

function Shipping({ purchase, choosing, stepping, quoting }: Choice): JSX.Element | null {
  const moving = movingText(purchase);
  if (moving) return <s-text>{moving}</s-text>;
  if (purchase.trade_id) return <Already id={purchase.id} />;
  if (purchase.state === "quoted") return <Offers purchase={purchase} choosing={choosing} />;
  // Without prices on their way something else is waited for, and that is said by a problem.
  if (purchase.state === "new") return quoting && purchase.problems.length === 0 ? <Fetching /> : null;
  if (!purchase.can.includes("retry") || purchase.state !== "cancelled") return null;
  return <s-button loading={stepping.busy === "retry"} onClick={() => stepping.take("retry")}>{t("order.retry")}</s-button>;
}

const Already = ({ id }: { id: number }) => (
  <div class="row">
    <s-text>{t("checkout.already")}</s-text>
    <s-link href={`/payments?purchases=${id}`}>{t("checkout.toPayments")}</s-link>
  </div>
);

// As high as a few offers, so that little moves when they come.
const Fetching = () => (
  <div class="stack">
    <s-text color="subdued">{t("checkout.fetchingOne")}</s-text>
    <Bones lines={6} />
  </div>
);

function Sums({ purchase: { goods, freight, total, quoted } }: { purchase: Purchase }) {
  if (!goods) return null;
  return (
    <div class="stack tight">
      <PartsOf goods={goods} freight={freight} total={total ?? quoted} />
      <Pair label={t("common.total")} value={money(total ?? quoted)} strong />
    </div>
  );
}
