import type { Alibaba } from "../../api/types";
import { day, t } from "../../i18n/language";
import { ConfirmButton } from "../../parts/confirm";
import { endsSoon } from "./ends-soon";
import { ConnectionBadge } from "./state";
import type { Way } from "./use-connect";

interface Props {
  alibaba: Alibaba;
  way: Way;
  busy: string | null;
  onConnect: () => void;
  onDisconnect: () => void;
}

/** Who is connected, since when and until when, and the buttons that change it. */
export function Account({ alibaba, way, busy, onConnect, onDisconnect }: Props) {
  const { state, ends_at: endsAt } = alibaba;
  const soon = state === "connected" && endsSoon(endsAt);
  const urgent = state !== "connected" || soon;
  return (
    <s-section accessibilityLabel={t("alibaba.account")}>
      <div class="apart">
        <s-heading>{state === "connected" ? t("alibaba.as", { login: alibaba.login }) : alibaba.login || t("alibaba.account")}</s-heading>
        <ConnectionBadge state={state} />
      </div>
      {state === "none" && <s-paragraph>{t("alibaba.noneText")}</s-paragraph>}
      {state === "ended" && <s-paragraph tone="critical">{t("alibaba.endedText")}</s-paragraph>}
      {state === "connected" && <Times alibaba={alibaba} soon={soon} />}
      {way.url !== null && <Waiting way={{ ...way, url: way.url }} />}
      <div class="row">
        <s-button variant={urgent ? "primary" : "secondary"} loading={busy === "connect"} onClick={onConnect}>
          {t(state === "none" ? "alibaba.connect" : "alibaba.reconnect")}
        </s-button>
        {state !== "none" && (
          <ConfirmButton
            label={t("alibaba.disconnect")}
            heading={t("alibaba.disconnectAsk")}
            text={t("alibaba.disconnectText")}
            yes={t("alibaba.disconnect")}
            busy={busy === "disconnect"}
            onYes={onDisconnect}
          />
        )}
      </div>
    </s-section>
  );
}

function Times({ alibaba, soon }: { alibaba: Alibaba; soon: boolean }) {
  return (
    <div class="stack tight">
      <div class="pair">
        <s-text color="subdued">{t("alibaba.since")}</s-text>
        <s-text>{alibaba.connected_at ? day(alibaba.connected_at) : t("common.unknown")}</s-text>
      </div>
      <div class="pair">
        <s-text color="subdued">{t("alibaba.until")}</s-text>
        <s-text tone={soon ? "caution" : "auto"}>{alibaba.ends_at ? day(alibaba.ends_at) : t("alibaba.untilUnknown")}</s-text>
      </div>
      {soon && <s-paragraph tone="caution">{t("alibaba.endsSoon")}</s-paragraph>}
    </div>
  );
}

function Waiting({ way }: { way: { url: string; blocked: boolean } }) {
  return (
    <s-banner tone={way.blocked ? "warning" : "info"} heading={way.blocked ? t("alibaba.blocked") : t("alibaba.waitingShort")}>
      <s-paragraph>{t("alibaba.waiting")}</s-paragraph>
      <s-button slot="secondary-actions" href={way.url} target="_blank">{t("alibaba.openHere")}</s-button>
    </s-banner>
  );
}
