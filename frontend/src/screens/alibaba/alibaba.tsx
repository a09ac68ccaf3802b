import { t } from "../../i18n/language";

export function AlibabaScreen() {
  return <s-page heading={t("nav.alibaba")} />;
}
