import type { Variant } from "../../api/types";
import { t } from "../../i18n/language";
import { SaveBar } from "../../parts/save-bar";
import { ChosenProduct } from "./chosen-product";
import { FindProduct } from "./find-product";
import { nameOfPart } from "./parts";
import { PartsCard } from "./parts-card";
import { useParts } from "./use-parts";
import { nameOf } from "./variant";

interface Props {
  variant: Variant;
  back: { href: string; label: string };
}

export function LinkEditor({ variant, back }: Props) {
  const editor = useParts(variant);
  return (
    <s-page heading={nameOf(variant)}>
      <s-link slot="breadcrumb-actions" href={back.href}>{back.label}</s-link>
      <SaveBar
        id="link-bar"
        dirty={editor.dirty}
        saving={editor.action.busy === "save"}
        onSave={editor.save}
        onDiscard={editor.discard}
      />
      <PartsCard editor={editor} variant={variant} />
      <FindProduct heading={t(editor.parts.length > 0 ? "link.another" : "link.findHeading")}>
        {(product, done) => (
          <ChosenProduct
            key={product.product_id}
            product={product}
            onAdd={(part) => {
              editor.add(part);
              done(t("link.added", { name: nameOfPart(part) }));
            }}
          />
        )}
      </FindProduct>
    </s-page>
  );
}
