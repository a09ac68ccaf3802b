import { readHome } from "../../api/calls";
import type { Home } from "../../api/types";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { LoadingPage } from "../../parts/bones";
import { Failure, Stale } from "../../parts/failure";
import { Connection } from "./connection";
import { Now } from "./now";
import { Reasons } from "./reasons";
import { SetupGuide } from "./setup-guide";
import { Spend } from "./spend";

const LOOK_EVERY = 15_000;

export function HomeScreen() {
  const { data, error, reload } = useLoaded<Home>("home", readHome, () => LOOK_EVERY);
  if (!data && !error) return <LoadingPage heading={t("app.name")} />;
  return (
    <s-page heading={t("app.name")}>
      <s-button slot="primary-action" variant="primary" href="/orders">{t("setup.first_order.go")}</s-button>
      {data ? <Notice home={data} stale={error} /> : <Failure error={error} retry={reload} />}
      {data && (
        <>
          <SetupGuide steps={data.setup} />
          <Now counts={data.counts} alibaba={data.alibaba} />
          <Reasons reasons={data.problems} />
          <div slot="aside" class="stack wide">
            <Connection alibaba={data.alibaba} />
            <Spend spend={data.spend} />
          </div>
        </>
      )}
    </s-page>
  );
}

// One banner at most: that nothing is bought matters more than that the page is a little old.
function Notice({ home, stale }: { home: Home; stale: Parameters<typeof Stale>[0]["error"] }) {
  if (!home.stopped) return <Stale error={stale} />;
  return (
    <s-banner tone="warning" heading={t("home.stopped")}>
      <s-paragraph>{t("home.stoppedText")}</s-paragraph>
      <s-button slot="secondary-actions" href="/settings">{t("setup.choose_scenario.go")}</s-button>
    </s-banner>
  );
}
