import { putGuideAway, readHome } from "../../api/calls";
import type { Home } from "../../api/types";
import { useAction } from "../../api/use-action";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { LoadingPage } from "../../parts/bones";
import { Failure } from "../../parts/failure";
import { Alerts } from "./alerts";
import { Connection } from "./connection";
import { DryRun, Times } from "./figures";
import { Notice } from "./notice";
import { Now } from "./now";
import { Reasons } from "./reasons";
import { SetupGuide } from "./setup-guide";
import { Spend } from "./spend";

const LOOK_EVERY = 15_000;

export function HomeScreen() {
  const { data, error, reload } = useLoaded<Home>("home", readHome, () => LOOK_EVERY);
  const guide = useAction();
  const putAway = (dismissed: boolean): void => void guide.run("guide", async () => {
    await putGuideAway(dismissed);
    reload();
  });
  if (!data && !error) return <LoadingPage heading={t("app.name")} />;
  if (!data) return <s-page heading={t("app.name")}><Failure error={error} retry={reload} /></s-page>;
  const hidden = data.guide_dismissed && data.setup.some((step) => !step.done);
  return (
    <s-page heading={t("app.name")}>
      <s-button slot="primary-action" variant="primary" href="/orders">{t("setup.first_order.go")}</s-button>
      {guide.error ? <Failure error={guide.error} /> : <Notice home={data} stale={error} />}
      {!data.guide_dismissed && <SetupGuide steps={data.setup} onPutAway={() => putAway(true)} />}
      <Now counts={data.counts} alibaba={data.alibaba} />
      <Alerts alerts={data.alerts} reload={reload} />
      <Reasons home={data} />
      <Spend spend={data.spend} daily={data.daily} />
      <div slot="aside" class="stack wide">
        <Connection alibaba={data.alibaba} />
        <DryRun home={data} />
        <Times times={data.times} />
        {hidden && (
          <s-button variant="tertiary" loading={guide.busy !== null} onClick={() => putAway(false)}>{t("home.setupReopen")}</s-button>
        )}
      </div>
    </s-page>
  );
}
