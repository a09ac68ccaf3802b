import { money, t } from "../../i18n/language";
import type { Find } from "./use-find";

export function FoundList({ find }: { find: Find }) {
  const { found, action } = find;
  if (!found) return null;
  if (found.products.length === 0) return <s-paragraph>{t("link.nothing")}</s-paragraph>;
  return (
    <div class="stack">
      <ul class="lines" aria-busy={action.busy !== null}>
        {found.products.map((product) => (
          <li class="item" key={product.product_id}>
            <s-thumbnail src={product.image_url} alt="" size="large" />
            <div class="stack tight">
              <s-text>{product.title}</s-text>
              <s-text type="strong">{money(product.price)}</s-text>
            </div>
            <div>
              <s-button
                loading={action.busy === product.product_id}
                accessibilityLabel={`${t("link.choose")}: ${product.title}`}
                onClick={() => find.choose(product.product_id)}
              >
                {t("link.choose")}
              </s-button>
            </div>
          </li>
        ))}
      </ul>
      {found.more && <div><s-button loading={action.busy === "more"} onClick={find.more}>{t("link.more")}</s-button></div>}
    </div>
  );
}
