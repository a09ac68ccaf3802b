import type { Offer, Purchase } from "../../api/types";
import { moment, t } from "../../i18n/language";
import { countryName } from "../../parts/country";
import { tell } from "../../parts/failure";
import { daysText, offerText } from "../../parts/offer-text";
import type { Choosing } from "./use-checkout";

/** Every shipping method of one supplier; exactly one is chosen. */
export function Offers({ purchase, choosing }: { purchase: Purchase; choosing: Choosing }) {
  const { id, supplier, offers, quote_expires_at: expires } = purchase;
  const choose = (vendorCode: string | undefined): void => {
    if (vendorCode) void choosing.choose(`offer-${id}`, [{ purchaseId: id, vendorCode }]);
  };
  return (
    <div class="stack tight">
      <s-choice-list
        label={t("checkout.shippingFor", { supplier })}
        values={[choosing.chosen(purchase)]}
        error={choosing.error && choosing.last === `offer-${id}` ? tell(choosing.error).title : undefined}
        onChange={(event) => choose(event.currentTarget.values[0])}
      >
        {offers.map((offer) => <OneOffer key={offer.vendor_code} offer={offer} />)}
      </s-choice-list>
      {expires && <span class="quiet">{t("checkout.quoteExpires", { at: moment(expires) })}</span>}
    </div>
  );
}

function OneOffer({ offer }: { offer: Offer }) {
  const from = offer.dispatch_country ? t("checkout.from", { country: countryName(offer.dispatch_country) }) : "";
  return (
    <s-choice value={offer.vendor_code}>
      {offerText(offer)}
      <span slot="details" class="row close">
        <span>{[daysText(offer), from].filter(Boolean).join(" · ")}</span>
        {offer.cheapest && <s-badge tone="success">{t("checkout.cheapest")}</s-badge>}
        {offer.fastest && <s-badge tone="info">{t("checkout.fastest")}</s-badge>}
      </span>
    </s-choice>
  );
}
