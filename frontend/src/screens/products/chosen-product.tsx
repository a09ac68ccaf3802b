import { useState } from "preact/hooks";
import type { SupplierProduct } from "../../api/types";
import { money, t } from "../../i18n/language";
import { OutsideLink } from "../../parts/outside-link";
import { FreightTo } from "./freight-to";
import { PriceLadder } from "./price-ladder";
import { isOnSale, partFrom, pieces, type Part } from "./parts";

type Sku = SupplierProduct["skus"][number];

interface Props {
  product: SupplierProduct;
  onAdd: (part: Part) => void;
}

/** One product of Alibaba: its option and how many pieces make one item sold. */
export function ChosenProduct({ product, onAdd }: Props) {
  const [skuId, setSkuId] = useState(product.skus[0]?.sku_id ?? "");
  const [quantity, setQuantity] = useState("1");
  const [looked, setLooked] = useState(false);
  const sku = product.skus.find((one) => one.sku_id === skuId);
  const count = pieces(quantity);
  const sold = isOnSale(product.status) && sku !== undefined;
  const add = (): void => {
    setLooked(true);
    if (sku && count !== null) onAdd(partFrom(product, sku, quantity.trim()));
  };
  return (
    <div class="good">
      <s-thumbnail src={sku?.image_url || product.image_url} alt="" size="large" />
      <Facts product={product} sku={sku} />
      <div class="stack wide">
        {!sold && <s-text tone="critical">{t("products.gone")}. {t("link.goneText")}</s-text>}
        {sold && product.skus.length > 1 && <Options product={product} value={skuId} onChoose={setSkuId} />}
        {sold && product.skus.length === 1 && <s-text color="subdued">{sku.title || t("link.noOptions")}</s-text>}
        {sold && (
          <div class="part">
            <s-number-field
              label={t("link.quantity")}
              inputMode="numeric"
              min={1}
              max={10_000}
              step={1}
              value={quantity}
              error={looked && count === null ? t("link.quantityError") : undefined}
              onInput={(event) => setQuantity(event.currentTarget.value)}
            />
            <s-button variant="primary" onClick={add}>{t("link.add")}</s-button>
          </div>
        )}
        {sold && sku && <PriceLadder prices={sku.prices} count={count} />}
        {sold && count !== null && count < product.min_order_quantity && (
          <s-text tone="caution">
            {t("link.minimum", { count: product.min_order_quantity })} {t("link.minimumText", { pieces: product.min_order_quantity })}
          </s-text>
        )}
        {sold && <FreightTo productId={product.product_id} skuId={skuId} quantity={count ?? 1} />}
      </div>
    </div>
  );
}

function Facts({ product, sku }: { product: SupplierProduct; sku: Sku | undefined }) {
  return (
    <div class="stack tight">
      <OutsideLink href={product.url}>{product.title}</OutsideLink>
      <s-text color="subdued">{t("link.supplier", { supplier: product.supplier })}</s-text>
      <s-text color="subdued">
        {t("link.numbers", { product: product.product_id, option: sku?.sku_id || "–" })}
      </s-text>
      {sku?.price && <s-text type="strong">{t("products.each", { price: money(sku.price) })}</s-text>}
    </div>
  );
}

const optionText = (sku: Sku): string =>
  [sku.title || sku.sku_id, money(sku.price), sku.stock !== null && t("products.stock", { count: sku.stock })]
    .filter(Boolean).join(" · ");

// A native list: some products have a hundred options, and a phone shows its own wheel for it.
function Options({ product, value, onChoose }: { product: SupplierProduct; value: string; onChoose: (id: string) => void }) {
  return (
    <s-select label={t("link.option")} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {product.skus.map((sku) => <s-option key={sku.sku_id} value={sku.sku_id}>{optionText(sku)}</s-option>)}
    </s-select>
  );
}
