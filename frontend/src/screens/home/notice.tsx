import type { ApiError } from "../../api/request";
import type { Home } from "../../api/types";
import { t } from "../../i18n/language";
import { Stale } from "../../parts/failure";

/** One banner at most: that nothing is bought matters more than that the page is a little old. */
export function Notice({ home, stale }: { home: Home; stale: ApiError | undefined }) {
  if (home.stopped) {
    return (
      <s-banner tone="warning" heading={t("home.stopped")}>
        <s-paragraph>{t("home.stoppedText")}</s-paragraph>
        <s-button slot="secondary-actions" href="/settings">{t("setup.choose_scenario.go")}</s-button>
      </s-banner>
    );
  }
  if (home.stopped_by_operator) {
    return (
      <s-banner tone="warning" heading={t("home.stoppedByOperator")}>
        <s-paragraph>{t("home.stoppedByOperatorText")}</s-paragraph>
        <s-button slot="secondary-actions" href="/help">{t("action.contact_support")}</s-button>
      </s-banner>
    );
  }
  return <Stale error={stale} />;
}
