import type { Purchase } from "../../api/types";
import { money, t } from "../../i18n/language";
import { Pair } from "../../parts/amounts";
import { StateBadge } from "../../parts/badges";
import { BoughtLines } from "../../parts/bought-lines";
import { Failure } from "../../parts/failure";
import { ProblemList } from "../../parts/problems";
import { movingText, paidText } from "../../parts/standing";
import { TradeLink } from "../../parts/trade-link";
import { useStep } from "../../parts/use-step";
import { Actions } from "./actions";
import { Parcels } from "./parcels";

interface Shown {
  purchase: Purchase;
  adminUrl: string;
  reload: () => void;
}

export function PurchaseCard({ purchase, adminUrl, reload }: Shown) {
  const stepping = useStep(purchase.id, reload);
  const mending = { purchase, orderId: purchase.order_id, adminUrl, busy: stepping.busy !== null, onStep: stepping.take };
  return (
    <s-box border="base" borderRadius="base" padding="base">
      <div class="stack wide" role="group" aria-label={purchase.supplier}>
        <Head purchase={purchase} />
        <ProblemList problems={purchase.problems} {...mending} />
        {purchase.shipment?.problem && <ProblemList problems={[purchase.shipment.problem]} {...mending} />}
        <BoughtLines lines={purchase.lines} />
        <Amounts purchase={purchase} />
        <Parcels purchase={purchase} />
        <Failure error={stepping.error} />
        <Actions purchase={purchase} stepping={stepping} />
      </div>
    </s-box>
  );
}

function Head({ purchase }: { purchase: Purchase }) {
  const said = movingText(purchase) || paidText(purchase);
  return (
    <div class="stack tight">
      <div class="apart">
        <s-heading>{purchase.supplier}</s-heading>
        <StateBadge state={purchase.state} />
      </div>
      <TradeLink purchase={purchase} />
      {said && <span role="status">{said}</span>}
    </div>
  );
}

function Amounts({ purchase }: { purchase: Purchase }) {
  const chosen = purchase.offers.find((offer) => offer.chosen);
  const freight = chosen ? `${t("common.freight")}: ${chosen.vendor_name}` : t("common.freight");
  return (
    <div class="stack tight">
      <Pair label={t("common.goods")} value={money(purchase.goods)} />
      <Pair label={freight} value={money(purchase.freight)} />
      {purchase.differs && <Pair label={t("payments.quoted")} value={money(purchase.quoted)} />}
      <Pair label={purchase.total ? t("payments.real") : t("common.total")} value={money(purchase.total ?? purchase.quoted)} strong />
    </div>
  );
}
