import type { Address, Order } from "../../api/types";
import { t } from "../../i18n/language";
import { countryName } from "../../parts/country";

const Lines = ({ lines }: { lines: string[] }) => (
  <div class="stack tight">{lines.filter(Boolean).map((line, index) => <span key={index}>{line}</span>)}</div>
);

export function CustomerCard({ order: { customer_name: name, email, phone } }: { order: Order }) {
  const lines = [name, email, phone].filter(Boolean);
  return lines.length === 0 ? null : <s-section heading={t("order.customer")}><Lines lines={lines} /></s-section>;
}

export function AddressCard({ address }: { address: Address | null }) {
  return (
    <s-section heading={t("order.address")}>
      {address ? <Lines lines={linesOf(address)} /> : <s-text color="subdued">{t("order.noAddress")}</s-text>}
    </s-section>
  );
}

const linesOf = (address: Address): string[] => [
  address.name,
  address.company,
  address.address1,
  address.address2,
  [address.zip, address.city].filter(Boolean).join(" "),
  address.province,
  countryName(address.country_code) || address.country,
  address.phone,
];

export const NoteCard = ({ note }: { note: string }) =>
  note ? <s-section heading={t("order.note")}><s-paragraph>{note}</s-paragraph></s-section> : null;
