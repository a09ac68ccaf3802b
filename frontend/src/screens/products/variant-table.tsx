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
}

export function VariantTable({ variants, loading, hasPrevious, hasNext, onNext, onPrevious }: Props) {
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
      <s-table-body>{variants.map((variant) => <Row key={variant.gid} variant={variant} />)}</s-table-body>
    </s-table>
  );
}

function Row({ variant }: { variant: Variant }) {
  const linked = variant.links.length > 0;
  const label = t(linked ? "products.edit" : "products.link");
  return (
    <s-table-row>
      <s-table-cell>
        <div class="good">
          <s-thumbnail src={variant.image_url} alt="" size="small" />
          <div class="stack tight">
            <s-text type="strong">{nameOf(variant)}</s-text>
            {variant.sku && <s-text color="subdued">{variant.sku}</s-text>}
          </div>
        </div>
      </s-table-cell>
      <s-table-cell>{money(variant.price)}</s-table-cell>
      <s-table-cell><BoughtAs links={variant.links} /></s-table-cell>
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
