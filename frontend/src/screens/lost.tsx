import { t } from "../i18n/language";

export function LostScreen() {
  return (
    <s-page heading={t("error.lost")}>
      <s-section>
        <s-paragraph>{t("error.lostRemedy")}</s-paragraph>
        <s-button href="/orders" variant="primary">{t("checkout.goOrders")}</s-button>
      </s-section>
    </s-page>
  );
}
