import { t } from "../../i18n/language";

export function PaymentsScreen(_: { orders: number[]; purchases: number[] }) {
  return <s-page heading={t("payments.title")} />;
}
