import { useEffect, useMemo, useState } from "preact/hooks";
import { readFreight, type Freight } from "../../api/goods";
import { useLoaded } from "../../api/use-loaded";
import { daysRange } from "../../i18n/dates";
import { money, t } from "../../i18n/language";
import { Bones } from "../../parts/bones";
import { countryName } from "../../parts/country";
import { tellShortly } from "../../parts/failure";
import { countries } from "./countries";

interface Props {
  productId: string;
  skuId: string;
  quantity: number;
}

const PAUSE_MS = 400;
// The country is kept while the page is open: whoever compares products compares them for the same one.
let lastCountry = "";

/** What shipping so many pieces to a country costs: every offer with price and days. */
export function FreightTo({ productId, skuId, quantity }: Props) {
  const [country, setCountry] = useState(lastCountry);
  const settled = useSettled(quantity);
  const question = { productId, skuId, quantity: settled, country };
  const { data, error, stale } = useLoaded<Freight>(JSON.stringify(question), (signal) => readFreight(question, signal));
  const shown = country || data?.country || "";
  return (
    <div class="stack">
      <s-select
        label={t("link.freightTo")}
        value={shown}
        onChange={(event) => {
          lastCountry = event.currentTarget.value;
          setCountry(lastCountry);
        }}
      >
        <Countries />
      </s-select>
      {error && <div role="alert"><s-text tone="critical">{tellShortly(error)}</s-text></div>}
      {!data && !error && <Bones lines={3} />}
      {data && !error && <Offers freight={data} quantity={settled} stale={stale} />}
    </div>
  );
}

function Countries() {
  const all = useMemo(countries, []);
  return <>{all.map(({ code, name }) => <s-option key={code} value={code}>{name}</s-option>)}</>;
}

function Offers({ freight, quantity, stale }: { freight: Freight; quantity: number; stale: boolean }) {
  if (freight.offers.length === 0) return <s-text tone="caution">{t("link.freightNone")}</s-text>;
  return (
    <ul class="offers" aria-label={t("link.freightFor", { count: quantity, country: countryName(freight.country) })} aria-busy={stale}>
      {freight.offers.map((offer, at) => (
        <li class="pair" key={at}>
          <span>
            {offer.vendor_name} <span class="quiet nowrap">{daysOf(offer)}</span>
          </span>
          <span>{money(offer.fee)}</span>
        </li>
      ))}
    </ul>
  );
}

function daysOf(offer: Freight["offers"][number]): string {
  const days = daysRange(offer.days_min, offer.days_max) || offer.days_text;
  if (days === "") return t("checkout.daysUnknown");
  return /^[\d–-]+$/.test(days) ? t("checkout.days", { count: offer.days_max ?? offer.days_min ?? 2, days }) : days;
}

/** The value once it has stood still for a moment: not every digit typed is a question to Alibaba. */
function useSettled(value: number): number {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
