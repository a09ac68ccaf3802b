import type { Offer, Purchase } from "../../api/types";
import { money, t } from "../../i18n/language";
import { Pair, PartsOf } from "../../parts/amounts";
import { StateBadge } from "../../parts/badges";
import { BoughtLines } from "../../parts/bought-lines";
import { Failure } from "../../parts/failure";
import { daysText, offerText } from "../../parts/offer-text";
import { offeredBy, ProblemList } from "../../parts/problems";
import { movingText, paidText, unsaid } from "../../parts/standing";
import { TradeLink } from "../../parts/trade-link";
import { useStep } from "../../parts/use-step";
import { Actions } from "./actions";
import { Parcels } from "./parcels";

interface Shown {
  purchase: Purchase;
  reload: () => void;
}

export function PurchaseCard({ purchase, reload }: Shown) {
  const stepping = useStep(purchase.id, reload);
  const mending = { purchase, orderId: purchase.order_id, busy: stepping.busy !== null, onStep: stepping.take };
  const problems = [...unsaid(purchase), ...(purchase.shipment?.problem ? [purchase.shipment.problem] : [])];
  return (
    <s-box border="base" borderRadius="base" padding="base">
      <div class="stack wide" role="group" aria-label={purchase.supplier}>
        <Head purchase={purchase} />
        <ProblemList problems={problems} {...mending} />
        <BoughtLines lines={purchase.lines} />
        <Amounts purchase={purchase} />
        <Parcels purchase={purchase} />
        <Failure error={stepping.error} />
        <Actions purchase={purchase} offered={offeredBy(problems)} stepping={stepping} />
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
  const { goods, freight, total, quoted, differs, offers } = purchase;
  const chosen = offers.find((offer) => offer.chosen);
  return (
    <div class="stack tight">
      <PartsOf goods={goods} freight={freight} total={total ?? quoted} method={chosen ? `${chosen.vendor_name}, ${daysText(chosen)}` : ""} />
      {differs && <Pair label={t("payments.quoted")} value={money(quoted)} />}
      <Pair label={total ? t("payments.real") : t("common.total")} value={money(total ?? quoted)} strong />
      {purchase.state === "quoted" && <Offers offers={offers} />}
    </div>
  );
}

const Offers = ({ offers }: { offers: Offer[] }) => (
  <details>
    <summary>{t("order.offers", { count: offers.length })}</summary>
    <ul class="events">
      {offers.map((offer) => <li key={offer.vendor_code}>{offerText(offer)} <span class="quiet">{daysText(offer)}</span></li>)}
    </ul>
  </details>
);
