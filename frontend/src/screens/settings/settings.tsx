import { readSettings } from "../../api/calls";
import type { Settings } from "../../api/types";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { LoadingPage } from "../../parts/bones";
import { Failure } from "../../parts/failure";
import { SettingsForm } from "./settings-form";

export function SettingsScreen() {
  const { data, error, reload } = useLoaded<Settings>("settings", readSettings);
  if (data) return <SettingsForm read={data} />;
  if (!error) return <LoadingPage heading={t("settings.title")} />;
  return <s-page heading={t("settings.title")}><Failure error={error} retry={reload} /></s-page>;
}
