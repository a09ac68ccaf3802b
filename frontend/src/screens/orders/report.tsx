import type { Outcome } from "../../api/types";
import { t } from "../../i18n/language";
import { outcomeText } from "./at-once";
import type { Report } from "./use-at-once";

const NAMED = 5;

/** What was done with many orders, and which were left as they are. It stays until it is closed. */
export function ReportBanner({ report, onClose }: { report: Report | undefined; onClose: () => void }) {
  if (!report) return null;
  const { step, outcomes, names } = report;
  const left = outcomes.filter(({ done }) => !done);
  const line = (one: Outcome): string =>
    `${[names.get(one.order_id), one.supplier].filter(Boolean).join(", ")}: ${outcomeText(step, one)}`;
  return (
    <s-banner
      tone={left.length > 0 ? "warning" : "success"}
      heading={t(`orders.report.${step}`, { count: outcomes.length - left.length })}
      dismissible
      onDismiss={onClose}
    >
      <s-paragraph>{left.length > 0 ? t("orders.reportLeft", { count: left.length }) : t("orders.reportAll")}</s-paragraph>
      {left.length > 0 && (
        <s-unordered-list>
          {left.slice(0, NAMED).map((one) => <s-list-item key={`${one.order_id}-${one.purchase_id}`}>{line(one)}</s-list-item>)}
        </s-unordered-list>
      )}
      {left.length > NAMED && <s-paragraph>{t("orders.reportMore")}</s-paragraph>}
    </s-banner>
  );
}
