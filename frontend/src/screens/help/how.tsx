import { t } from "../../i18n/language";

const STEPS = ["help.how1", "help.how2", "help.how3", "help.how4", "help.how5"] as const;

export function How() {
  return (
    <s-section heading={t("help.how")}>
      <s-ordered-list>{STEPS.map((step) => <s-list-item key={step}>{t(step)}</s-list-item>)}</s-ordered-list>
      <s-paragraph color="subdued">{t("help.request")}</s-paragraph>
    </s-section>
  );
}
