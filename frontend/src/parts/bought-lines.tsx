import type { Purchase } from "../api/types";
import { money, t } from "../i18n/language";

/** What a purchase buys, line by line. */
export function BoughtLines({ lines }: { lines: Purchase["lines"] }) {
  return (
    <div class="stack">
      {lines.map((line, index) => (
        <div class="item" key={index}>
          <s-thumbnail src={line.image_url} alt="" size="small" />
          <div class="stack tight">
            <s-text>{line.title}</s-text>
            {line.sku_title && <s-text color="subdued">{line.sku_title}</s-text>}
          </div>
          <span class="numbers">
            {t("order.quantity", { count: line.quantity })} {line.unit && money(line.unit)}
          </span>
        </div>
      ))}
    </div>
  );
}
