import type { Offer } from "../api/types";
import { daysRange } from "../i18n/dates";
import { money, t } from "../i18n/language";

/** "DHL Express · $20.44" */
export const offerText = (offer: Offer): string => t("checkout.offer", { name: offer.vendor_name, fee: money(offer.fee) });

/** "4–7 days", or the supplier's own words. */
export function daysText(offer: Offer): string {
  const days = daysRange(offer.days_min, offer.days_max) || offer.days_text;
  if (days === "") return t("checkout.daysUnknown");
  return /^[\d–-]+$/.test(days) ? t("checkout.days", { count: offer.days_max ?? offer.days_min ?? 2, days }) : days;
}
