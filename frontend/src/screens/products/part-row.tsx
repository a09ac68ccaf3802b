import { useState } from "preact/hooks";
import type { ApiError } from "../../api/request";
import { money, number, t } from "../../i18n/language";
import { tellShortly } from "../../parts/failure";
import { OutsideLink } from "../../parts/outside-link";
import { FreightTo } from "./freight-to";
import { PriceLadder } from "./price-ladder";
import { nameOfPart, pieces, type Part } from "./parts";
import type { Editor } from "./use-parts";

interface Props {
  part: Part;
  editor: Editor;
  error: ApiError | undefined;
}

export function PartRow({ part, editor, error }: Props) {
  return (
    <div class="good">
      <s-thumbnail src={part.image} alt="" size="base" />
      <div class="stack">
        <Facts part={part} />
        <div class="part">
          <s-number-field
            label={t("link.quantity")}
            inputMode="numeric"
            min={1}
            max={10_000}
            step={1}
            value={part.quantity}
            error={editor.wrong(part) ? t("link.quantityError") : undefined}
            onInput={(event) => editor.count(part, event.currentTarget.value)}
            onChange={editor.look}
          />
          <s-button
            icon="delete"
            variant="tertiary"
            tone="critical"
            accessibilityLabel={t("link.removePart", { name: nameOfPart(part) })}
            onClick={() => editor.remove(part)}
          >
            {t("common.remove")}
          </s-button>
        </div>
        <Warnings part={part} error={error} />
        {part.onSale && <More part={part} />}
      </div>
    </div>
  );
}

function Facts({ part }: { part: Part }) {
  const facts = [
    part.price && t("products.each", { price: money(part.price) }),
    part.stock !== null && t("products.stock", { count: part.stock }),
    t("link.supplier", { supplier: part.supplier }),
  ];
  return (
    <div class="stack tight">
      <OutsideLink href={part.url}>{part.title}</OutsideLink>
      {part.option && <s-text>{part.option}</s-text>}
      <s-text color="subdued">{facts.filter(Boolean).join(" · ")}</s-text>
    </div>
  );
}

/** Asked for only when somebody wants to see it. */
function More({ part }: { part: Part }) {
  const [open, setOpen] = useState(false);
  const count = pieces(part.quantity);
  return (
    <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("link.details")}</summary>
      {open && (
        <div class="stack">
          <PriceLadder prices={part.prices} count={count} />
          <FreightTo productId={part.productId} skuId={part.skuId} quantity={count ?? 1} />
        </div>
      )}
    </details>
  );
}

function Warnings({ part, error }: { part: Part; error: ApiError | undefined }) {
  const count = pieces(part.quantity);
  if (error) return <div role="alert"><s-text tone="critical">{tellShortly(error)}</s-text></div>;
  if (!part.onSale) return <s-text tone="critical">{t("products.gone")}. {t("link.goneText")}</s-text>;
  if (count !== null && count < part.minimum) {
    return <s-text tone="caution">{t("link.minimum", { count: part.minimum })} {t("link.minimumText", { pieces: number(part.minimum) })}</s-text>;
  }
  return null;
}
