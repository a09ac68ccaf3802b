import type { Parcel, Purchase } from "../../api/types";
import { hasWord, moment, t, word } from "../../i18n/language";
import { OutsideLink } from "../../parts/outside-link";

/** Each parcel with its way so far, and whether its number is on the Shopify order. */
export function Parcels({ purchase: { parcels, shipment } }: { purchase: Purchase }) {
  if (parcels.length === 0) return null;
  return (
    <div class="stack">
      <s-heading>{t("parcel.title")}</s-heading>
      {parcels.map((parcel) => (
        <OneParcel key={parcel.number} parcel={parcel} told={shipment?.pushed_numbers.includes(parcel.number) ?? false} />
      ))}
    </div>
  );
}

function OneParcel({ parcel, told }: { parcel: Parcel; told: boolean }) {
  return (
    <div class="stack tight">
      <div class="row close">
        <OutsideLink href={parcel.url}>{t("parcel.number", { carrier: parcel.carrier, number: parcel.number })}</OutsideLink>
        <s-badge tone={told ? "success" : "caution"}>{t(told ? "parcel.inShopify" : "parcel.notInShopify")}</s-badge>
        {parcel.delivered_at && <s-badge tone="success">{t("parcel.delivered", { at: moment(parcel.delivered_at) })}</s-badge>}
      </div>
      {parcel.events.length === 0 ? <span class="quiet">{t("parcel.noEvents")}</span> : <Events parcel={parcel} />}
    </div>
  );
}

const eventText = ({ code, name }: Parcel["events"][number]): string => (hasWord("event", code) ? word("event", code) : name || code);

const Events = ({ parcel }: { parcel: Parcel }) => (
  <ol class="events">
    {parcel.events.map((event, index) => (
      <li key={index}>{eventText(event)} <span class="quiet">{[event.location, event.at].filter(Boolean).join(" · ")}</span></li>
    ))}
  </ol>
);
