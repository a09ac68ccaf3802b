import { t } from "../../i18n/language";
import { CURRENCIES, MOST_DRIFT, MOST_MINUTES, NOTE_LENGTH } from "./draft";
import type { Form } from "./use-settings";

interface Props {
  form: Form;
}

/** What keeps money from being spent by mistake: limits, waiting, and the shop's own verdict on fraud. */
export function SafetySection({ form }: Props) {
  const { draft, change, look, said } = form;
  return (
    <s-section heading={t("settings.safety")}>
      <Cap form={form} which="cap_order" label={t("settings.capOrder")} details={t("settings.capOrderText")} />
      <Cap form={form} which="cap_day" label={t("settings.capDay")} details={t("settings.capDayText")} />
      <s-number-field
        label={t("settings.drift")}
        details={t("settings.driftText")}
        name="drift"
        suffix="%"
        min={0}
        max={MOST_DRIFT}
        step={0.1}
        value={draft.drift}
        error={said("drift_limit_percent")}
        onInput={(event) => change({ drift: event.currentTarget.value })}
        onChange={() => look("drift_limit_percent")}
      />
      <s-number-field
        label={t("settings.hold")}
        details={t("settings.holdText")}
        name="hold_minutes"
        suffix={t("settings.minutesUnit")}
        inputMode="numeric"
        min={0}
        max={MOST_MINUTES}
        value={draft.hold_minutes}
        error={said("hold_minutes")}
        onInput={(event) => change({ hold_minutes: event.currentTarget.value })}
        onChange={() => look("hold_minutes")}
      />
      <Risk form={form} />
    </s-section>
  );
}

function Cap({ form, which, label, details }: Props & { which: "cap_order" | "cap_day"; label: string; details: string }) {
  const { draft, change, look, said } = form;
  const currency = draft[`${which}_currency`];
  const all = CURRENCIES.includes(currency) ? CURRENCIES : [currency, ...CURRENCIES];
  return (
    <div class="seek">
      <s-text-field
        label={label}
        details={details}
        name={which}
        autocomplete="off"
        value={draft[which]}
        error={said(which)}
        onInput={(event) => change({ [which]: event.currentTarget.value })}
        onChange={() => look(which)}
      />
      <s-select
        label={t("settings.capCurrencyFor", { label })}
        labelAccessibilityVisibility="exclusive"
        name={`${which}_currency`}
        value={currency}
        onChange={(event) => change({ [`${which}_currency`]: event.currentTarget.value })}
      >
        {all.map((code) => <s-option key={code} value={code}>{code}</s-option>)}
      </s-select>
    </div>
  );
}

const rule = (value: string | undefined) => (value === "ignore" || value === "medium" ? value : "high");

function Risk({ form: { draft, change } }: Props) {
  const late = draft.risk_rule !== "ignore" && draft.hold_minutes.trim() === "0" && draft.ordering === "automatic";
  return (
    <div class="stack">
      <s-choice-list
        label={t("settings.risk")}
        details={t("settings.riskText")}
        name="risk"
        values={[draft.risk_rule]}
        onChange={(event) => change({ risk_rule: rule(event.currentTarget.values[0]) })}
      >
        <s-choice value="ignore">{t("settings.riskIgnore")}</s-choice>
        <s-choice value="high">{t("settings.riskHigh")}</s-choice>
        <s-choice value="medium">{t("settings.riskMedium")}</s-choice>
      </s-choice-list>
      {late && <s-paragraph tone="caution">{t("settings.riskNoHold")}</s-paragraph>}
    </div>
  );
}

export function DryRunSection({ form: { draft, change } }: Props) {
  return (
    <s-section heading={t("settings.dry")}>
      <s-switch
        label={t("settings.drySwitch")}
        details={t("settings.dryText")}
        name="dry_run"
        checked={draft.dry_run}
        onChange={(event) => change({ dry_run: event.currentTarget.checked })}
      />
      {draft.dry_run && <div><s-badge tone="info">{t("settings.dryOn")}</s-badge></div>}
    </s-section>
  );
}

export function NoteSection({ form: { draft, change, look, said } }: Props) {
  return (
    <s-section heading={t("settings.note")}>
      <s-text-area
        label={t("settings.note")}
        labelAccessibilityVisibility="exclusive"
        details={`${t("settings.noteLeft", { count: NOTE_LENGTH - [...draft.supplier_note].length })} ${t("settings.noteHoles")}`}
        name="note"
        rows={3}
        value={draft.supplier_note}
        error={said("supplier_note")}
        onInput={(event) => change({ supplier_note: event.currentTarget.value })}
        onChange={() => look("supplier_note")}
      />
    </s-section>
  );
}
