import type { Payments } from "../../api/types";
import { t } from "../../i18n/language";

/** Whether Pay now can pay by itself; nothing is said when it can, or when nothing is left to pay. */
export function MethodBanner({ data }: { data: Payments }) {
  if (data.unpaid === 0) return null;
  switch (data.payment_method) {
    case "saved":
      return <s-banner tone="success" heading={t("payments.methodSaved")}><s-paragraph>{t("payments.methodSavedText")}</s-paragraph></s-banner>;
    case "missing":
      return <s-banner tone="warning" heading={t("payments.methodMissing")}><s-paragraph>{t("payments.methodMissingText")}</s-paragraph></s-banner>;
    default:
      return <s-banner tone="info" heading={t("payments.methodUnknown")}><s-paragraph>{t("payments.methodUnknownText")}</s-paragraph></s-banner>;
  }
}
