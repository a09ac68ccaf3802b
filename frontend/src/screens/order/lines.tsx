import type { OrderLine } from "../../api/types";
import { money, t } from "../../i18n/language";

export function LinesCard({ lines }: { lines: OrderLine[] }) {
  return (
    <s-section heading={t("order.lines")}>
      <div class="stack">{lines.map((line, index) => <Line key={index} line={line} />)}</div>
    </s-section>
  );
}

function Line({ line }: { line: OrderLine }) {
  return (
    <div class="item">
      <s-thumbnail src={line.image_url} alt="" size="small" />
      <div class="stack tight">
        <span>{line.title}</span>
        <span class="quiet">{[line.variant_title, line.sku].filter(Boolean).join(" · ")}</span>
        <Belonging line={line} />
      </div>
      <span class="numbers">{t("order.quantity", { count: line.quantity })} {money(line.unit)}</span>
    </div>
  );
}

function Belonging({ line }: { line: OrderLine }) {
  if (line.ours && !line.linked) {
    return <span><s-badge tone="warning">{t("order.notLinked")}</s-badge> <s-link href="/products">{t("action.relink")}</s-link></span>;
  }
  return line.ours ? null : <span><s-badge>{t("order.notOurs")}</s-badge></span>;
}
