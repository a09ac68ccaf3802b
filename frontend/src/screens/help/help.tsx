import { t } from "../../i18n/language";

export function HelpScreen() {
  return <s-page heading={t("nav.help")} />;
}
