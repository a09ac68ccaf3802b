import { useEffect, useState } from "preact/hooks";
import { repairAddress, takeShopAddress } from "../../api/calls";
import type { Address, Order } from "../../api/types";
import { useAction } from "../../api/use-action";
import { t } from "../../i18n/language";
import { countryName } from "../../parts/country";
import { Failure } from "../../parts/failure";
import { keepInAddress } from "../../router/location";
import { addressOf, draftOf } from "./address-draft";
import { AddressForm } from "./address-form";
import { Lines } from "./customer";

interface Props {
  order: Order;
  /** Whether whoever led here wants the address edited. */
  edit: boolean;
  reload: () => void;
}

/** Where the goods go: the merchant's own address and the shop's, both shown, until everything is placed. */
export function AddressCard({ order, edit, reload }: Props) {
  const [open, setOpen] = useState(edit);
  const { address, own_address: own } = order;
  useEffect(() => setOpen(edit), [edit]);
  const close = (): void => {
    setOpen(false);
    keepInAddress({ edit: "" });
  };
  return (
    <s-section heading={t("order.address")}>
      {open && order.editable ? (
        <AddressForm orderId={order.id} address={own ?? address} onCancel={close} onDone={() => { close(); reload(); }} />
      ) : (
        <div class="stack">
          {own && <Named title={t("address.own")} hint={order.address_choice ? "" : t("address.usesOwn")} address={own} />}
          {own && address && <Named title={t("address.shop")} hint="" address={address} />}
          {!own && (address ? <Lines lines={linesOf(address)} /> : <s-text color="subdued">{t("order.noAddress")}</s-text>)}
          {order.editable ? <Choice order={order} reload={reload} onEdit={() => setOpen(true)} /> : (
            <s-text color="subdued">{t("address.settled")}</s-text>
          )}
        </div>
      )}
    </s-section>
  );
}

function Named({ title, hint, address }: { title: string; hint: string; address: Address }) {
  return (
    <div class="stack tight">
      <s-text type="strong">{title}</s-text>
      <Lines lines={linesOf(address)} />
      {hint && <s-text color="subdued">{hint}</s-text>}
    </div>
  );
}

function Choice({ order, reload, onEdit }: { order: Order; reload: () => void; onEdit: () => void }) {
  const { busy, error, run } = useAction();
  const { own_address: own, address_choice: choose } = order;
  const take = (name: string, work: () => Promise<unknown>): void =>
    void run(name, async () => {
      await work();
      reload();
    });
  return (
    <div class="stack">
      {choose && <s-paragraph tone="caution">{t("address.choose")}</s-paragraph>}
      <Failure error={error} />
      <div class="row">
        {own && choose && (
          <s-button loading={busy === "own"} onClick={() => take("own", () => repairAddress(order.id, addressOf(draftOf(own))))}>
            {t("address.keepOwn")}
          </s-button>
        )}
        {own && (
          <s-button loading={busy === "shop"} onClick={() => take("shop", () => takeShopAddress(order.id))}>
            {t("address.takeShop")}
          </s-button>
        )}
        <s-button onClick={onEdit}>{t("address.edit")}</s-button>
      </div>
    </div>
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
