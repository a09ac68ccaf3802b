import type { Link, Variant } from "../../api/types";
import { hasWord, money, t, word } from "../../i18n/language";
import { isNotable, Moves } from "./moves";
import { nameOf } from "./variant";

interface Props {
  variant: Variant;
  noting: boolean;
  onNote: () => void;
}

/** What a variant is bought as, in a cell of the list, with what moved since it was linked. */
export function BoughtAs({ variant, noting, onNote }: Props) {
  if (variant.links.length === 0) return <s-badge tone="caution">{t("products.notLinked")}</s-badge>;
  return (
    <div class="stack start">
      {variant.links.map((link) => <One key={link.id} link={link} />)}
      {isNotable(variant) && (
        <div>
          <s-button
            loading={noting}
            accessibilityLabel={t("products.notedFor", { name: nameOf(variant) })}
            onClick={onNote}
          >
            {t("products.noted")}
          </s-button>
        </div>
      )}
    </div>
  );
}

function One({ link }: { link: Link }) {
  const name = [link.product_title, link.sku_title].filter(Boolean).join(" · ");
  const facts = [
    link.price && t("products.each", { price: money(link.price) }),
    link.stock !== null && t("products.stock", { count: link.stock }),
    link.supplier,
  ];
  return (
    <div class="stack tight start">
      <s-text>{link.quantity === 1 ? name : t("products.times", { count: link.quantity, title: name })}</s-text>
      <s-text color="subdued">{facts.filter(Boolean).join(" · ")}</s-text>
      <Moves moves={link.moves} />
      <Minimum link={link} />
      {hasWord("stocked", link.stocked) && <s-text tone="caution">{word("stocked", link.stocked)}</s-text>}
    </div>
  );
}

// Said by the warning already when it rose.
const Minimum = ({ link }: { link: Link }) =>
  link.min_order_quantity > link.quantity && link.moves.every((move) => move.kind !== "minimum_rose" && move.kind !== "gone")
    ? <s-text tone="caution">{t("link.minimum", { count: link.min_order_quantity })}</s-text>
    : null;
