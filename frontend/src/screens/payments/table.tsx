import type { NotDone, Payments, Purchase } from "../../api/types";
import { money, t } from "../../i18n/language";
import { StateBadge } from "../../parts/badges";
import { ProblemCell } from "../../parts/problems";
import { movingText, paidText, unsaid } from "../../parts/standing";
import { TradeLink } from "../../parts/trade-link";
import { useGrowing } from "../../parts/use-growing";
import { useStep } from "../../parts/use-step";
import { AmountsOf } from "./amounts-of";
import { PayButtons } from "./pay-buttons";
import type { Paying } from "./use-paying";

interface Shown {
  data: Payments;
  paying: Paying;
  reload: () => void;
}

/** Many purchases: a row each, drawn as far as one has scrolled. */
export function PaymentsTable({ data, paying, reload }: Shown) {
  const { shown, end } = useGrowing(data.purchases.length);
  const left = new Map(paying.notDone.map((one) => [one.purchase_id, one]));
  return (
    <s-section padding="none" accessibilityLabel={t("payments.title")}>
      <s-table>
        <s-table-header-row>
          <s-table-header listSlot="primary">{t("orders.order")}</s-table-header>
          <s-table-header listSlot="labeled" format="currency">{t("payments.real")}</s-table-header>
          <s-table-header listSlot="labeled">{t("checkout.standing")}</s-table-header>
          <s-table-header listSlot="labeled">{t("payments.payOne")}</s-table-header>
        </s-table-header-row>
        <s-table-body>
          {data.purchases.slice(0, shown).map((purchase) => (
            <OneRow
              key={purchase.id}
              purchase={purchase} method={data.payment_method} paying={paying} left={left.get(purchase.id)} reload={reload}
            />
          ))}
        </s-table-body>
      </s-table>
      <div ref={end} />
    </s-section>
  );
}

interface RowShown {
  purchase: Purchase;
  method: string;
  paying: Paying;
  left: NotDone | undefined;
  reload: () => void;
}

function OneRow({ purchase, method, paying, left, reload }: RowShown) {
  const { id, order_id: orderId, order_name: name, supplier, total, quoted, differs } = purchase;
  return (
    <s-table-row id={`row-${id}`}>
      <s-table-cell>
        <div class="stack tight start">
          <s-link href={`/orders/${orderId}`}>{t("order.title", { name })}</s-link>
          <span class="quiet">{supplier}</span>
          <TradeLink purchase={purchase} />
        </div>
      </s-table-cell>
      <s-table-cell>{differs ? <AmountsOf purchase={purchase} /> : money(total ?? quoted)}</s-table-cell>
      <s-table-cell><Standing purchase={purchase} left={left} reload={reload} /></s-table-cell>
      <s-table-cell><PayButtons purchase={purchase} method={method} paying={paying} brief /></s-table-cell>
    </s-table-row>
  );
}

function Standing({ purchase, left, reload }: Pick<RowShown, "purchase" | "left" | "reload">) {
  const stepping = useStep(purchase.id, reload);
  const said = paidText(purchase) || movingText(purchase);
  const [problem] = [...(left ? [left.problem] : []), ...unsaid(purchase)];
  return (
    <div class="stack tight start">
      <div><StateBadge state={purchase.state} /></div>
      {said && <span role="status">{said}</span>}
      {problem && <ProblemCell problem={problem} purchase={purchase} busy={stepping.busy !== null} onStep={stepping.take} />}
    </div>
  );
}
