import type { Home } from "../../api/types";
import { problemText, t, word } from "../../i18n/language";

const LEADS: Record<string, string> = {
  relink: "/products",
  change_quantity: "/products",
  reconnect: "/alibaba",
  open_settings: "/settings",
  contact_support: "/help",
};
const ATTENTION = "/orders?tab=needs_attention";

/** Why orders need attention, the most frequent reason first, each with where it is mended; what an alert says is not said again. */
export function Reasons({ home: { problems, alerts } }: { home: Home }) {
  const told = new Set(alerts.alerts.map((alert) => alert.code));
  const reasons = problems.filter((reason) => !told.has(reason.code));
  if (reasons.length === 0) return null;
  return (
    <s-section heading={t("home.reasons")}>
      <ul class="lines">
        {reasons.map((reason) => {
          const { title, remedy } = problemText(reason);
          const elsewhere = LEADS[reason.action];
          return (
            <li key={reason.code} class="stack tight">
              <div class="line">
                <s-text type="strong">{title}</s-text>
                <s-link href={ATTENTION}>{t("home.reasonCount", { count: reason.count })}</s-link>
              </div>
              <s-paragraph color="subdued">{remedy}</s-paragraph>
              {elsewhere && <div><s-button href={elsewhere}>{word("action", reason.action)}</s-button></div>}
            </li>
          );
        })}
      </ul>
    </s-section>
  );
}
