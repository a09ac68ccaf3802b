import type { Settings } from "../../api/types";
import { t } from "../../i18n/language";
import { scenarioOf, type Scenario } from "./draft";

type Row = [scenario: Scenario, ordering: "byHand" | "automatic", method: "missing" | "saved"];

export const SCENARIOS: Row[] = [
  ["by_hand_missing", "byHand", "missing"],
  ["automatic_missing", "automatic", "missing"],
  ["by_hand_saved", "byHand", "saved"],
  ["automatic_saved", "automatic", "saved"],
];

/** What happens in each of the four scenarios; the present one is marked, and the one that saving would make. */
export function ScenarioTable({ settings, ordering }: { settings: Settings; ordering: Settings["ordering"] }) {
  const after = scenarioOf(ordering, settings.payment_method);
  return (
    <s-section heading={t("settings.scenarios")} padding="none">
      <Scenarios mark={(scenario) => (
        <>
          {scenario === settings.scenario && <s-badge tone="success">{t("settings.now")}</s-badge>}
          {scenario === after && after !== settings.scenario && <s-badge tone="info">{t("settings.afterSave")}</s-badge>}
        </>
      )} />
      {settings.payment_method === "unknown" && (
        <div class="bar"><s-paragraph color="subdued">{t("settings.methodUnknown")}</s-paragraph></div>
      )}
    </s-section>
  );
}

export function Scenarios({ mark }: { mark?: (scenario: Scenario) => preact.ComponentChildren }) {
  return (
    <s-table>
      <s-table-header-row>
        <s-table-header listSlot="primary">{t("settings.scenarioOrdering")}</s-table-header>
        <s-table-header listSlot="labeled">{t("settings.scenarioMethod")}</s-table-header>
        <s-table-header listSlot="secondary">{t("settings.scenarioWhat")}</s-table-header>
        <s-table-header listSlot="inline">
          <s-text accessibilityVisibility="exclusive">{t("settings.scenarioMark")}</s-text>
        </s-table-header>
      </s-table-header-row>
      <s-table-body>
        {SCENARIOS.map(([scenario, ordering, method]) => (
          <s-table-row key={scenario} id={scenario}>
            <s-table-cell>{t(`settings.${ordering}`)}</s-table-cell>
            <s-table-cell>{t(`scenario.${method}`)}</s-table-cell>
            <s-table-cell>
              {t(`scenario.${scenario}`)}
              {scenario === "automatic_saved" && <> <s-text tone="caution">{t("scenario.risk")}</s-text></>}
            </s-table-cell>
            <s-table-cell>{mark?.(scenario)}</s-table-cell>
          </s-table-row>
        ))}
      </s-table-body>
    </s-table>
  );
}
