import type { Purchase } from "../../api/types";
import { t } from "../../i18n/language";
import { isByHand, payable } from "../../parts/standing";
import type { Paying } from "./use-paying";

interface Shown {
  purchase: Purchase;
  method: string;
  paying: Paying;
  /** In a table the hint is said once, above it. */
  brief?: boolean;
}

/** Pay by itself, or at Alibaba's page: first comes what works as far as is known. */
export function PayButtons({ purchase, method, paying, brief = false }: Shown) {
  if (!payable(purchase)) return null;
  const byHand = isByHand(purchase, method);
  const itself = (
    <s-button
      variant={byHand || brief ? "secondary" : "primary"}
      accessibilityLabel={label(t("payments.payOne"), purchase)}
      loading={paying.ids.includes(purchase.id)}
      disabled={paying.busy !== null}
      onClick={() => paying.pay([purchase.id])}
    >
      {t("payments.payOne")}
    </s-button>
  );
  const atAlibaba = purchase.pay_url && (
    <s-button
      variant={byHand && !brief ? "primary" : "secondary"}
      accessibilityLabel={`${label(t("payments.payAtAlibaba"), purchase)} (${t("common.opensNewTab")})`}
      href={purchase.pay_url}
      target="_blank"
    >
      {t("payments.payAtAlibaba")}
    </s-button>
  );
  return (
    <div class="stack">
      {byHand && !brief && <span>{t("payments.byHand")}</span>}
      <div class="row">{byHand ? [atAlibaba, itself] : [itself, atAlibaba]}</div>
    </div>
  );
}

// Several cards have the same button; a screen reader hears which one it is.
const label = (text: string, purchase: Purchase): string => `${text}: ${purchase.order_name}, ${purchase.supplier}`;
