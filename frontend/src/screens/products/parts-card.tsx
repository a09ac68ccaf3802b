import type { Variant } from "../../api/types";
import { money, t } from "../../i18n/language";
import { Failure } from "../../parts/failure";
import { PartRow } from "./part-row";
import { costOf, keyOf } from "./parts";
import type { Editor } from "./use-parts";

// The API names the part it stumbled over as "parts.0.product_id".
const partNamed = (field: string | null | undefined): number => Number(/^parts\.(\d+)\./.exec(field ?? "")?.[1] ?? -1);

/** What the variant is bought as: several parts make a bundle, several pieces a pack. */
export function PartsCard({ editor, variant }: { editor: Editor; variant: Variant }) {
  const { parts, action } = editor;
  const blamed = partNamed(action.error?.field);
  return (
    <s-section heading={t("link.parts")}>
      {action.error && !parts[blamed] && <Failure error={action.error} />}
      {parts.length === 0 && <s-paragraph color="subdued">{t("link.empty")} {t("link.unlinkHint")}</s-paragraph>}
      {parts.length > 0 && (
        <ul class="lines">
          {parts.map((part, index) => (
            <li key={keyOf(part)}>
              <PartRow part={part} editor={editor} error={index === blamed ? action.error : undefined} />
            </li>
          ))}
        </ul>
      )}
      <Sums editor={editor} variant={variant} />
    </s-section>
  );
}

function Sums({ editor, variant }: { editor: Editor; variant: Variant }) {
  const cost = costOf(editor.parts);
  return (
    <s-paragraph color="subdued">
      {cost ? t("link.costs", { cost: money(cost), price: money(variant.price) }) : t("link.sells", { price: money(variant.price) })}
    </s-paragraph>
  );
}
