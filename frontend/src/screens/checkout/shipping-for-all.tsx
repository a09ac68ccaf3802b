import type { Checkout } from "../../api/types";
import { t } from "../../i18n/language";
import { Failure } from "../../parts/failure";
import { placeable } from "../../parts/standing";
import type { Choosing, Wish } from "./use-checkout";

type Mark = "cheapest" | "fastest";

// Offers come cheapest first, so of several fastest ones the cheapest is taken.
export function wishesFor(data: Checkout, mark: Mark): Wish[] {
  const open = data.orders.flatMap((order) => order.purchases).filter(placeable);
  return open.flatMap((purchase) => {
    const offer = purchase.offers.find((one) => one[mark]);
    return offer && !offer.chosen ? [{ purchaseId: purchase.id, vendorCode: offer.vendor_code }] : [];
  });
}

/** One press instead of one per supplier. */
export function ShippingForAll({ data, choosing }: { data: Checkout; choosing: Choosing }) {
  const button = (mark: Mark, label: string) => (
    <s-button
      loading={choosing.busy === mark}
      disabled={wishesFor(data, mark).length === 0}
      onClick={() => void choosing.choose(mark, wishesFor(data, mark))}
    >
      {label}
    </s-button>
  );
  if (data.orders.flatMap((order) => order.purchases).filter(placeable).length < 2) return null;
  return (
    <s-section heading={t("checkout.all")}>
      <s-button-group accessibilityLabel={t("checkout.all")}>
        {button("cheapest", t("checkout.cheapestAll"))}
        {button("fastest", t("checkout.fastestAll"))}
      </s-button-group>
      <Failure error={isForAll(choosing.last) ? choosing.error : undefined} />
    </s-section>
  );
}

const isForAll = (name: string): boolean => name === "cheapest" || name === "fastest";
