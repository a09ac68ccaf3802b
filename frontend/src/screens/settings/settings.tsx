import { t } from "../../i18n/language";

export function SettingsScreen() {
  return <s-page heading={t("nav.settings")} />;
}
