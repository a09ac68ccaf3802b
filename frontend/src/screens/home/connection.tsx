import type { Alibaba } from "../../api/types";
import { day, t } from "../../i18n/language";
import { endsSoon } from "../alibaba/ends-soon";
import { MethodBadge } from "../alibaba/method";
import { ConnectionBadge } from "../alibaba/state";

/** The connection to Alibaba in a few lines; the account's own page says the rest. */
export function Connection({ alibaba }: { alibaba: Alibaba }) {
  const { state, ends_at: endsAt } = alibaba;
  const connected = state === "connected";
  const soon = connected && endsSoon(endsAt);
  return (
    <s-section heading={t("home.alibaba")}>
      <div class="stack">
        <div class="line"><s-text color="subdued">{t("alibaba.account")}</s-text><ConnectionBadge state={state} /></div>
        {alibaba.login && <s-text>{alibaba.login}</s-text>}
        {connected && endsAt && (
          <div class="line">
            <s-text color="subdued">{t("home.ends")}</s-text><s-text tone={soon ? "caution" : "auto"}>{day(endsAt)}</s-text>
          </div>
        )}
        {connected && (
          <div class="line">
            <s-text color="subdued">{t("alibaba.payment")}</s-text><MethodBadge method={alibaba.payment_method} />
          </div>
        )}
        {soon && <s-paragraph tone="caution">{t("alibaba.endsSoon")}</s-paragraph>}
        {state === "ended" && <s-paragraph tone="critical">{t("alibaba.endedText")}</s-paragraph>}
      </div>
      <s-button href="/alibaba" variant={connected ? "secondary" : "primary"}>
        {t(soon || state === "ended" ? "alibaba.reconnect" : connected ? "nav.alibaba" : "alibaba.connect")}
      </s-button>
    </s-section>
  );
}
