import { useState } from "preact/hooks";
import type { Import } from "../../api/goods";
import { t } from "../../i18n/language";
import { FindProduct } from "./find-product";
import { ImportForm } from "./import-form";

/** A product of Alibaba's made in the shop: find it, set the price, look at the preview, import. */
export function ImportScreen({ back }: { back: string }) {
  const [done, setDone] = useState<Import | null>(null);
  return (
    <s-page heading={t("import.title")}>
      <s-link slot="breadcrumb-actions" href={back}>{t("products.title")}</s-link>
      {done && <Done made={done} onAnother={() => setDone(null)} />}
      {!done && (
        <FindProduct heading={t("import.findHeading")}>
          {(product) => <ImportForm key={product.product_id} product={product} onDone={setDone} />}
        </FindProduct>
      )}
    </s-page>
  );
}

function Done({ made, onAnother }: { made: Import; onAnother: () => void }) {
  return (
    <s-banner tone="success" heading={t("import.done", { count: made.variants })}>
      <s-paragraph>{t("import.doneText", { title: made.title })}</s-paragraph>
      <s-button slot="secondary-actions" href={made.admin_url} target="_blank">{t("import.open")}</s-button>
      <s-button slot="secondary-actions" onClick={onAnother}>{t("import.another")}</s-button>
    </s-banner>
  );
}
