import { t, type Key } from "../../i18n/language";
import { tellShortly } from "../../parts/failure";
import { MOST_DRIFT, NOTE_LENGTH, scenarioOf, type Mistake } from "./draft";
import type { Form } from "./use-settings";

interface Props {
  form: Form;
}

const first = (list: { values: string[] }): string => list.values[0] ?? "";

export function ListedSection({ form: { draft, change } }: Props) {
  return (
    <s-section heading={t("settings.listed")}>
      <s-choice-list
        label={t("settings.listed")}
        labelAccessibilityVisibility="exclusive"
        name="listed"
        values={[draft.list_unpaid ? "all" : "paid"]}
        onChange={(event) => change({ list_unpaid: first(event.currentTarget) === "all" })}
      >
        <s-choice value="paid">{t("settings.listPaid")}<s-text slot="details">{t("settings.listPaidText")}</s-text></s-choice>
        <s-choice value="all">{t("settings.listAll")}<s-text slot="details">{t("settings.listAllText")}</s-text></s-choice>
      </s-choice-list>
    </s-section>
  );
}

export function OrderingSection({ form: { draft, settings, change } }: Props) {
  const risky = scenarioOf(draft.ordering, settings.payment_method) === "automatic_saved";
  return (
    <s-section heading={t("settings.ordering")}>
      <s-choice-list
        label={t("settings.ordering")}
        labelAccessibilityVisibility="exclusive"
        name="ordering"
        values={[draft.ordering]}
        onChange={(event) => change({ ordering: first(event.currentTarget) === "automatic" ? "automatic" : "by_hand" })}
      >
        <s-choice value="by_hand">{t("settings.byHand")}<s-text slot="details">{t("settings.byHandText")}</s-text></s-choice>
        <s-choice value="automatic">
          {t("settings.automatic")}<s-text slot="details">{t("settings.automaticText")}</s-text>
        </s-choice>
      </s-choice-list>
      {risky && <s-paragraph tone="caution">{t("scenario.risk")}</s-paragraph>}
    </s-section>
  );
}

export function ShippingSection({ form: { draft, change } }: Props) {
  return (
    <s-section heading={t("settings.shipping")}>
      <s-paragraph color="subdued">{t("settings.shippingText")}</s-paragraph>
      <s-choice-list
        label={t("settings.shipping")}
        labelAccessibilityVisibility="exclusive"
        name="shipping"
        values={[draft.shipping_rule]}
        onChange={(event) => change({ shipping_rule: first(event.currentTarget) === "fastest" ? "fastest" : "cheapest" })}
      >
        <s-choice value="cheapest">{t("settings.cheapest")}</s-choice>
        <s-choice value="fastest">{t("settings.fastest")}</s-choice>
      </s-choice-list>
    </s-section>
  );
}

export function CustomerSection({ form: { draft, change } }: Props) {
  return (
    <s-section heading={t("settings.customer")}>
      <s-switch
        label={t("settings.notify")}
        details={t("settings.notifyText")}
        name="notify"
        checked={draft.notify_customer}
        onChange={(event) => change({ notify_customer: event.currentTarget.checked })}
      />
    </s-section>
  );
}

export function SafetySection({ form: { action, draft, change, look, mistakes, refused } }: Props) {
  const said = (field: Mistake, own: Key): string | undefined =>
    mistakes.has(field) ? t(own) : refused === field && action.error ? tellShortly(action.error) : undefined;
  return (
    <s-section heading={t("settings.safety")}>
      <s-number-field
        label={t("settings.drift")}
        details={t("settings.driftText")}
        name="drift"
        suffix="%"
        min={0}
        max={MOST_DRIFT}
        step={0.1}
        value={draft.drift}
        error={said("drift", "settings.driftError")}
        onInput={(event) => change({ drift: event.currentTarget.value })}
        onChange={() => look("drift")}
      />
      <s-text-area
        label={t("settings.note")}
        details={`${t("settings.noteLeft", { count: NOTE_LENGTH - [...draft.supplier_note].length })} ${t("settings.noteHoles")}`}
        name="note"
        rows={3}
        value={draft.supplier_note}
        error={said("note", "settings.noteError")}
        onInput={(event) => change({ supplier_note: event.currentTarget.value })}
        onChange={() => look("note")}
      />
    </s-section>
  );
}
