import type { ApiError } from "../api/request";
import { problemText, t } from "../i18n/language";

interface Told {
  title: string;
  remedy: string;
}

/** An error in the reader's language where its code is known, else in the API's own words. */
export function tell(error: ApiError): Told {
  if (error.code === "NO_ANSWER") return { title: t("error.offline"), remedy: t("error.offlineRemedy") };
  return problemText({ code: error.code, title: error.message, remedy: error.remedy });
}

/** The same in one line, for a place beside the field that it is about. */
export function tellShortly(error: ApiError): string {
  const { title, remedy } = tell(error);
  return `${title}${/[.!?]$/.test(title) ? "" : "."} ${remedy}`.trim();
}

/** What went wrong and how to go on. It stays until it is mended or tried again. */
export function Failure({ error, retry }: { error: ApiError | undefined; retry?: () => void }) {
  if (!error) return null;
  const { title, remedy } = tell(error);
  return (
    <s-banner tone="critical" heading={title}>
      {remedy && <s-paragraph>{remedy}</s-paragraph>}
      {retry && <s-button slot="secondary-actions" onClick={retry}>{t("common.retry")}</s-button>}
    </s-banner>
  );
}

/** Said above data that could not be refreshed; the page keeps trying by itself. */
export function Stale({ error }: { error: ApiError | undefined }) {
  return error ? <s-banner tone="warning" heading={t("error.stale")} /> : null;
}
