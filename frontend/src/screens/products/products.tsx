import { t } from "../../i18n/language";

export function ProductsScreen() {
  return <s-page heading={t("nav.products")} />;
}
