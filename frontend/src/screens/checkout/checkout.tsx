import { t } from "../../i18n/language";

export function CheckoutScreen(_: { orders: number[] }) {
  return <s-page heading={t("checkout.title")} />;
}
