import type { Alibaba } from "../../api/types";
import { moment, t, word } from "../../i18n/language";

type Method = Alibaba["payment_method"];
const TONES = { saved: "success", missing: "caution", unknown: "neutral" } as const;

export const MethodBadge = ({ method }: { method: Method }) => <s-badge tone={TONES[method]}>{t(`payment.${method}`)}</s-badge>;

/** Whether a payment method is saved at Alibaba, what follows from it, and how we know. */
export function PaymentMethod({ alibaba }: { alibaba: Alibaba }) {
  const { payment_method: method, payment_method_why: why, payment_method_at: at } = alibaba;
  return (
    <s-section heading={t("alibaba.payment")}>
      <div class="stack">
        <div><MethodBadge method={method} /></div>
        <s-paragraph>{t(`payment.${method}.text`)}</s-paragraph>
        {why && (
          <s-paragraph color="subdued">
            {t("payment.why", { why: word("payment.because", why) })} {at && t("payment.at", { at: moment(at) })}
          </s-paragraph>
        )}
      </div>
    </s-section>
  );
}
