import { useEffect, useRef } from "preact/hooks";
import type { Settings } from "../../api/types";
import { t } from "../../i18n/language";
import { Failure } from "../../parts/failure";
import { SaveBar } from "../../parts/save-bar";
import { CustomerSection, ListedSection, OrderingSection, ShippingSection } from "./fields";
import { EmailAlertsSection } from "./email-alerts";
import { DryRunSection, NoteSection, SafetySection } from "./money-fields";
import { ScenarioTable } from "./scenario-table";
import { StopSection } from "./stop";
import { useSettings, type Form } from "./use-settings";

export function SettingsForm({ read }: { read: Settings }) {
  const form = useSettings(read);
  const { settings, draft } = form;
  return (
    <s-page heading={t("settings.title")}>
      <SaveBar
        id="settings-bar"
        dirty={form.dirty}
        saving={form.action.busy === "save"}
        onSave={form.save}
        onDiscard={form.discard}
      />
      <Refused form={form} />
      <form
        class="stack wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (form.dirty) form.save();
        }}
      >
        <StopSection stopped={settings.stopped} busy={form.action.busy === "stop"} onStop={form.stop} />
        <OrderingSection form={form} />
        <DryRunSection form={form} />
        <ScenarioTable settings={settings} ordering={draft.ordering} />
        <ShippingSection form={form} />
        <SafetySection form={form} />
        <NoteSection form={form} />
        <ListedSection form={form} />
        <CustomerSection form={form} />
        <EmailAlertsSection form={form} />
      </form>
    </s-page>
  );
}

/** Why saving did not work; scrolled to, because the save bar is pressed from anywhere on the page. */
function Refused({ form }: { form: Form }) {
  const place = useRef<HTMLDivElement>(null);
  const { error } = form.action;
  useEffect(() => {
    if (error) place.current?.scrollIntoView({ block: "start" });
  }, [error]);
  if (!error || form.refused) return null;
  return (
    <div ref={place}>
      {form.conflict ? (
        <s-banner tone="critical" heading={t("settings.conflict")}>
          <s-paragraph>{t("settings.conflictText")}</s-paragraph>
          <s-button slot="secondary-actions" onClick={form.loadNewest}>{t("settings.loadNewest")}</s-button>
        </s-banner>
      ) : <Failure error={error} />}
    </div>
  );
}
