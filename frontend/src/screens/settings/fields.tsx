import { t } from "../../i18n/language";
import { MOST_DAYS, scenarioOf } from "./draft";
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

const rule = (value: string) => (value === "fastest" || value === "cheapest_within" ? value : "cheapest");

export function ShippingSection({ form: { draft, change, look, said } }: Props) {
  return (
    <s-section heading={t("settings.shipping")}>
      <s-paragraph color="subdued">{t("settings.shippingText")}</s-paragraph>
      <s-choice-list
        label={t("settings.shipping")}
        labelAccessibilityVisibility="exclusive"
        name="shipping"
        values={[draft.shipping_rule]}
        onChange={(event) => change({ shipping_rule: rule(first(event.currentTarget)) })}
      >
        <s-choice value="cheapest">{t("settings.cheapest")}<s-text slot="details">{t("settings.cheapestText")}</s-text></s-choice>
        <s-choice value="fastest">{t("settings.fastest")}<s-text slot="details">{t("settings.fastestText")}</s-text></s-choice>
        <s-choice value="cheapest_within">
          {t("settings.within")}<s-text slot="details">{t("settings.withinText")}</s-text>
        </s-choice>
      </s-choice-list>
      {draft.shipping_rule === "cheapest_within" && (
        <s-number-field
          label={t("settings.maxDays")}
          details={t("settings.maxDaysText")}
          name="max_days"
          suffix={t("settings.daysUnit")}
          inputMode="numeric"
          min={1}
          max={MOST_DAYS}
          value={draft.max_days}
          error={said("shipping_max_days")}
          onInput={(event) => change({ max_days: event.currentTarget.value })}
          onChange={() => look("shipping_max_days")}
        />
      )}
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
