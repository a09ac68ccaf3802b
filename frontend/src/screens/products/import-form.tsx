import { useEffect } from "preact/hooks";
import type { Import } from "../../api/goods";
import type { Problem, SupplierProduct } from "../../api/types";
import { problemText, t } from "../../i18n/language";
import { Bones } from "../../parts/bones";
import { Failure, tellShortly } from "../../parts/failure";
import { OutsideLink } from "../../parts/outside-link";
import { ImportPreview } from "./import-preview";
import { ImportRule } from "./import-rule";
import { MOST, useImport, type Importing } from "./use-import";

interface Props {
  product: SupplierProduct;
  onDone: (made: Import) => void;
}

export function ImportForm({ product, onDone }: Props) {
  const importing = useImport(product);
  const { planned, running } = importing;
  useEffect(() => {
    if (running.now?.state === "done") onDone(running.now);
  }, [running.now]);
  const needsRate = importing.typed.rate !== "" || planned.error?.code === "RATE_MISSING";
  const refused = planned.error && planned.error.code !== "RATE_MISSING" ? planned.error : undefined;
  return (
    <div class="stack wide">
      <Head product={product} />
      <ImportRule importing={importing} currency={planned.data?.currency} needsRate={needsRate} />
      {refused && <Failure error={refused} retry={planned.reload} />}
      {!planned.data && !planned.error && <Bones lines={5} />}
      {planned.data && !planned.error && <ImportPreview plan={planned.data} importing={importing} />}
      {product.skus.length > MOST && (
        <s-text tone="caution">{t("import.tooMany", { count: product.skus.length, most: MOST })}</s-text>
      )}
      <Status importing={importing} />
      <End importing={importing} ready={planned.data !== null && planned.data !== undefined && !planned.error} />
    </div>
  );
}

function Head({ product }: { product: SupplierProduct }) {
  return (
    <div class="good">
      <s-thumbnail src={product.image_url} alt="" size="large" />
      <div class="stack tight">
        <OutsideLink href={product.url}>{product.title}</OutsideLink>
        <s-text color="subdued">{t("link.supplier", { supplier: product.supplier })}</s-text>
      </div>
    </div>
  );
}

function Status({ importing }: { importing: Importing }) {
  return (
    <s-choice-list
      label={t("import.status")}
      values={[importing.status]}
      onChange={(event) => importing.setStatus(event.currentTarget.values[0] === "ACTIVE" ? "ACTIVE" : "DRAFT")}
    >
      <s-choice value="DRAFT">{t("import.draft")}<span slot="details">{t("import.draftText")}</span></s-choice>
      <s-choice value="ACTIVE">{t("import.active")}<span slot="details">{t("import.activeText")}</span></s-choice>
    </s-choice-list>
  );
}

function End({ importing, ready }: { importing: Importing; ready: boolean }) {
  const { action, chosen, running, start } = importing;
  const { now } = running;
  const isRunning = now !== null && now.state !== "refused";
  const count = chosen.length;
  return (
    <div class="stack">
      {action.error && <div role="alert"><s-text tone="critical">{tellShortly(action.error)}</s-text></div>}
      {now?.problem && <Refused problem={now.problem} />}
      <div role="status">
        {isRunning && <s-text>{t(now.state === "unknown" ? "import.unknown" : "import.running")}</s-text>}
        {count === 0 && <s-text tone="critical">{t("import.nothing")}</s-text>}
      </div>
      <div>
        <s-button variant="primary" disabled={!ready || count === 0} loading={action.busy !== null || isRunning} onClick={start}>
          {t("import.do", { count })}
        </s-button>
      </div>
    </div>
  );
}

function Refused({ problem }: { problem: Problem }) {
  const { title, remedy } = problemText(problem);
  return (
    <s-banner tone="critical" heading={title}>
      <s-paragraph>{remedy}</s-paragraph>
      {problem.message && <s-paragraph color="subdued">{t("problem.said", { message: problem.message })}</s-paragraph>}
    </s-banner>
  );
}
