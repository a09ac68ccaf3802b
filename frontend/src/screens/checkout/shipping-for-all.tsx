import { useState } from "preact/hooks";
import type { Checkout, Money, Offer } from "../../api/types";
import { t } from "../../i18n/language";
import { Failure } from "../../parts/failure";
import { placeable } from "../../parts/standing";
import { amount } from "../settings/draft";
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

/** The fastest method of each whose price is at most this; where none is so cheap, the choice stays as it is. */
export function wishesUnder(data: Checkout, most: Money): Wish[] {
  const open = data.orders.flatMap((order) => order.purchases).filter(placeable);
  return open.flatMap((purchase) => {
    const cheap = purchase.offers.filter(({ fee }) => fee.currency === most.currency && fee.minor <= most.minor);
    const days = (offer: Offer): number => offer.days_max ?? Infinity;
    const [offer] = cheap.sort((one, other) => days(one) - days(other) || one.fee.minor - other.fee.minor);
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
      <FastestUnder data={data} choosing={choosing} />
      <Failure error={isForAll(choosing.last) ? choosing.error : undefined} />
    </s-section>
  );
}

function FastestUnder({ data, choosing }: { data: Checkout; choosing: Choosing }) {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const currency = data.sums[0]?.freight.currency ?? "USD";
  const press = (): void => {
    const most = amount(text, currency);
    setWrong(!most);
    if (most) void choosing.choose("under", wishesUnder(data, most));
  };
  return (
    <div class="seek">
      <s-text-field
        label={t("checkout.underLabel", { currency })}
        name="under"
        autocomplete="off"
        value={text}
        error={wrong ? t("settings.capError") : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <s-button loading={choosing.busy === "under"} onClick={press}>{t("checkout.under")}</s-button>
    </div>
  );
}

const isForAll = (name: string): boolean => ["cheapest", "fastest", "under"].includes(name);
