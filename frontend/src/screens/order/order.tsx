import { t } from "../../i18n/language";

export function OrderScreen(_: { id: number }) {
  return <s-page heading={t("nav.orders")} />;
}
