import { t } from "../../i18n/language";

export function HomeScreen() {
  return <s-page heading={t("app.name")} />;
}
