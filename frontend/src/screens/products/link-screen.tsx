import { readVariants } from "../../api/goods";
import type { Variants } from "../../api/types";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { LoadingPage } from "../../parts/bones";
import { Failure } from "../../parts/failure";
import { LinkEditor } from "./link-editor";
import { numberOf } from "./variant";

/** The page of one variant: what it is bought as. */
export function LinkScreen({ variantId, back }: { variantId: string; back: string }) {
  const { data, error, reload } = useLoaded<Variants>(variantId, (signal) => 
    readVariants({ search: `id:${variantId}`, cursor: "", warned: false }, signal));
  const up = { href: back, label: t("products.title") };
  const variant = data?.variants.find((one) => numberOf(one.gid) === variantId);
  if (variant) return <LinkEditor variant={variant} back={up} />;
  if (!data && !error) return <LoadingPage heading={t("products.title")} back={up} />;
  return (
    <s-page heading={t("products.title")}>
      <s-link slot="breadcrumb-actions" href={up.href}>{up.label}</s-link>
      {error ? <Failure error={error} retry={reload} /> : (
        <s-section>
          <s-empty-state heading={t("products.missing")}>
            <s-paragraph>{t("products.missingText")}</s-paragraph>
            <s-button slot="primary-action" href={back}>{t("products.title")}</s-button>
          </s-empty-state>
        </s-section>
      )}
    </s-page>
  );
}
