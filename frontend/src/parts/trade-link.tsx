import type { Purchase } from "../api/types";
import { t } from "../i18n/language";
import { OutsideLink } from "./outside-link";

/** The order at Alibaba. Where the address of its page is not known, Alibaba's payment page is the way to it. */
export function TradeLink({ purchase: { trade_id: trade, trade_url: page, pay_url: payPage } }: { purchase: Purchase }) {
  if (!trade) return null;
  return <OutsideLink href={page || payPage}>{t("payments.openAtAlibaba", { trade })}</OutsideLink>;
}
