import { t } from "../../i18n/language";

export function OrdersScreen(_: { tab: string; search: string }) {
  return <s-page heading={t("orders.title")} />;
}
