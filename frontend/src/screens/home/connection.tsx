import type { Alibaba } from "../../api/types";
import { t } from "../../i18n/language";
import { MethodBadge } from "../alibaba/method";
import { ConnectionBadge } from "../alibaba/state";

/** The connection to Alibaba in two lines; the account's own page says the rest. */
export function Connection({ alibaba }: { alibaba: Alibaba }) {
  const connected = alibaba.state === "connected";
  return (
    <s-section heading={t("home.alibaba")}>
      <div class="stack">
        <div class="line"><s-text color="subdued">{t("alibaba.account")}</s-text><ConnectionBadge state={alibaba.state} /></div>
        {alibaba.login && <s-text>{alibaba.login}</s-text>}
        {connected && (
          <div class="line">
            <s-text color="subdued">{t("alibaba.payment")}</s-text><MethodBadge method={alibaba.payment_method} />
          </div>
        )}
      </div>
      <s-button href="/alibaba" variant={connected ? "secondary" : "primary"}>
        {t(connected ? "nav.alibaba" : alibaba.state === "ended" ? "alibaba.reconnect" : "alibaba.connect")}
      </s-button>
    </s-section>
  );
}
