import { t } from "../../i18n/language";
import { ConfirmButton } from "../../parts/confirm";

interface Props {
  stopped: boolean;
  busy: boolean;
  onStop: (stopped: boolean) => void;
}

/** The kill switch. It acts at once and alone: in an emergency nobody should have to think of a save bar. */
export function StopSection({ stopped, busy, onStop }: Props) {
  return (
    <s-section accessibilityLabel={t("settings.stop")}>
      <div class="apart">
        <s-heading>{t("settings.stop")}</s-heading>
        {stopped && <s-badge tone="critical">{t("home.stopped")}</s-badge>}
      </div>
      <s-paragraph>{t(stopped ? "settings.stoppedText" : "settings.stopText")}</s-paragraph>
      <div>
        {stopped ? (
          <ConfirmButton
            label={t("settings.startAgain")}
            heading={t("settings.startAsk")}
            text={t("settings.startText")}
            yes={t("settings.startAgain")}
            tone="auto"
            busy={busy}
            onYes={() => onStop(false)}
          />
        ) : (
          <s-button variant="primary" tone="critical" loading={busy} onClick={() => onStop(true)}>{t("settings.stop")}</s-button>
        )}
      </div>
    </s-section>
  );
}
