import type { Payments, Purchase } from "../../api/types";
import { t } from "../../i18n/language";
import { SumsTable, totalsText } from "../../parts/amounts";
import { Failure } from "../../parts/failure";
import { payable } from "../../parts/standing";
import type { Paying } from "./use-paying";
import { sumsOf } from "./sums-of";

const isLive = (purchase: Purchase): boolean => purchase.state !== "cancelled";

/** How far the payments are, what they come to, and one button for all that is left. */
export function Summary({ data, paying }: { data: Payments; paying: Paying }) {
  const live = data.purchases.filter(isLive);
  const done = live.filter((purchase) => purchase.paid_at).length;
  const open = live.filter(payable);
  return (
    <s-section heading={t("payments.sums")}>
      <div class="stack wide">
        <s-text type="strong">{t("payments.paidCount", { done, all: live.length })}</s-text>
        <SumsTable sums={data.sums} />
        {paying.notDone.length > 0 && <s-banner tone="warning" heading={t("payments.notDone", { count: paying.notDone.length })} />}
        <Failure error={paying.error} />
        {open.length > 0 && <PayAll open={open} method={data.payment_method} paying={paying} />}
      </div>
    </s-section>
  );
}

function PayAll({ open, method, paying }: { open: Purchase[]; method: string; paying: Paying }) {
  return (
    <s-button
      variant={method === "missing" ? "secondary" : "primary"}
      inlineSize="fill"
      loading={paying.busy !== null}
      onClick={() => paying.pay(open.map((purchase) => purchase.id))}
    >
      {t("payments.payAll", { count: open.length, total: totalsText(sumsOf(open)) })}
    </s-button>
  );
}
