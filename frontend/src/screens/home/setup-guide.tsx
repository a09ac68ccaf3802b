import { useState } from "preact/hooks";
import type { Home } from "../../api/types";
import { t } from "../../i18n/language";
import { keep, kept } from "./kept";

type Step = Home["setup"][number];

const LEADS: Record<Step["code"], string> = {
  connect_alibaba: "/alibaba",
  link_products: "/products",
  choose_scenario: "/settings",
  save_payment_method: "/alibaba",
  first_order: "/orders",
};
const FOLDED = "caravan:setup-folded";

/** What is left to be set up. It can be folded or put away, and goes once all is done. */
export function SetupGuide({ steps, onPutAway }: { steps: Step[]; onPutAway: () => void }) {
  const [folded, setFolded] = useState(() => kept(FOLDED));
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  if (!next) return null;
  const fold = (): void => {
    keep(FOLDED, !folded);
    setFolded(!folded);
  };
  return (
    <s-section accessibilityLabel={t("home.setup")}>
      <div class="apart">
        <s-heading>{t("home.setup")}</s-heading>
        <div class="row">
          <s-text color="subdued">{t("home.setupDone", { done, all: steps.length })}</s-text>
          <s-button
            variant="tertiary"
            icon={folded ? "chevron-down" : "chevron-up"}
            accessibilityLabel={t(folded ? "home.setupOpen" : "home.setupFold")}
            onClick={fold}
          />
          <s-button variant="tertiary" icon="x" accessibilityLabel={t("home.setupDismiss")} onClick={onPutAway} />
        </div>
      </div>
      <div class="meter" aria-hidden="true"><span style={{ width: `${(done / steps.length) * 100}%` }} /></div>
      {!folded && (
        <div class="steps">
          {steps.map((step) => <StepRow key={step.code} step={step} next={step === next} />)}
        </div>
      )}
    </s-section>
  );
}

function StepRow({ step, next }: { step: Step; next: boolean }) {
  const { code, done } = step;
  return (
    <details name="setup" open={next}>
      <summary>
        {done ? <s-icon type="check-circle" tone="success" /> : <span class="todo" />}
        <span>{t(`setup.${code}`)}</span>
        <s-text accessibilityVisibility="exclusive">{t(done ? "home.stepDone" : "home.stepOpen")}</s-text>
      </summary>
      <div class="inner">
        <s-text color="subdued">{t(`setup.${code}.why`)}</s-text>
        <s-button variant={next ? "primary" : "secondary"} href={LEADS[code]}>{t(`setup.${code}.go`)}</s-button>
      </div>
    </details>
  );
}
