import type { Variant } from "../../api/types";
import { money, t } from "../../i18n/language";
import { BoughtAs } from "./bought-as";
import { editAddress, nameOf } from "./variant";

interface Props {
  variants: Variant[];
  loading: boolean;
  hasPrevious: boolean;
  hasNext: boolean;
  onNext: () => void;
  onPrevious: () => void;
  /** The variant whose warnings are being taken note of. */
  noting: string | null;
  onNote: (variant: Variant) => void;
}

export function VariantTable({ variants, loading, hasPrevious, hasNext, onNext, onPrevious, noting, onNote }: Props) {
  return (
    <s-table
      loading={loading}
      paginate={hasPrevious || hasNext}
      hasPreviousPage={hasPrevious && !loading}
      hasNextPage={hasNext && !loading}
      onNextPage={onNext}
      onPreviousPage={onPrevious}
    >
      <s-table-header-row>
        <s-table-header listSlot="primary">{t("products.variant")}</s-table-header>
        <s-table-header listSlot="labeled" format="currency">{t("products.price")}</s-table-header>
        <s-table-header listSlot="secondary">{t("products.boughtAs")}</s-table-header>
        <s-table-header listSlot="inline">
          <s-text accessibilityVisibility="exclusive">{t("products.action")}</s-text>
        </s-table-header>
      </s-table-header-row>
      <s-table-body>
        {variants.map((variant) => (
          <Row key={variant.gid} variant={variant} noting={noting === variant.gid} onNote={() => onNote(variant)} />
        ))}
      </s-table-body>
    </s-table>
  );
}

function Row({ variant, noting, onNote }: { variant: Variant; noting: boolean; onNote: () => void }) {
  const linked = variant.links.length > 0;
  const label = t(linked ? "products.edit" : "products.link");
  return (
    <s-table-row>
      <s-table-cell>
        <div class="good">
          <s-thumbnail src={variant.image_url} alt="" size="small" />
          <div class="stack tight start">
            <s-text type="strong">{nameOf(variant)}</s-text>
            {variant.sku && <s-text color="subdued">{variant.sku}</s-text>}
          </div>
        </div>
      </s-table-cell>
      <s-table-cell>{money(variant.price)}</s-table-cell>
      <s-table-cell><BoughtAs variant={variant} noting={noting} onNote={onNote} /></s-table-cell>
      <s-table-cell>
        <div class="end">
          <s-button
            variant={linked ? "tertiary" : "secondary"}
            href={editAddress(variant)}
            accessibilityLabel={`${label}: ${nameOf(variant)}`}
          >
            {label}
          </s-button>
        </div>
      </s-table-cell>
    </s-table-row>
  );
}
