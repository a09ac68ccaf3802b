import type { Home, Times as All } from "../../api/types";
import { money, t, type Key } from "../../i18n/language";
import { spanOf } from "./chart";

/** How long things took lately. */
export function Times({ times }: { times: All }) {
  return (
    <s-section heading={t("home.times")}>
      <div class="lines">
        <Took label={t("home.toPlaced")} took={times.to_placed} />
        <Took label={t("home.toTracking")} took={times.to_tracking} />
      </div>
    </s-section>
  );
}

function Took({ label, took: { seconds, count } }: { label: string; took: All["to_placed"] }) {
  return (
    <div class="stack tight">
      <s-text color="subdued">{label}</s-text>
      {seconds === null ? <s-text>{t("home.timesNone")}</s-text> : (
        <div>
          <div class="big">{spanText(seconds)}</div>
          <s-text color="subdued">{t("home.timesOf", { count })}</s-text>
        </div>
      )}
    </div>
  );
}

function spanText(seconds: number): string {
  const { unit, count } = spanOf(seconds);
  return t(`took.${unit}` as Key, { count });
}

/** What automatic ordering would have bought, while it only writes that down, and for a week after. */
export function DryRun({ home: { dry_run: on, would_have: would } }: { home: Home }) {
  if (!on && would.length === 0) return null;
  return (
    <s-section heading={t(on ? "home.dryRun" : "home.dryRunPast")}>
      {on && <s-paragraph color="subdued">{t("home.dryRunText")}</s-paragraph>}
      {would.length === 0 ? <s-text>{t("home.wouldHaveNone")}</s-text> : would.map(({ purchases, total, days }) => (
        <div class="stack tight" key={total.currency}>
          <div class="big">{money(total)}</div>
          <s-text color="subdued">
            {t("home.wouldHave", { count: purchases })} · {t("home.spendDays", { count: days })}
          </s-text>
        </div>
      ))}
      {on && <s-button href="/settings">{t("action.open_settings")}</s-button>}
    </s-section>
  );
}
