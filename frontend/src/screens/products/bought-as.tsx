import type { Link } from "../../api/types";
import { hasWord, money, t, word } from "../../i18n/language";
import { isOnSale } from "./parts";

/** What a variant is bought as, in a cell of the list. */
export function BoughtAs({ links }: { links: Link[] }) {
  if (links.length === 0) return <s-badge tone="caution">{t("products.notLinked")}</s-badge>;
  return <div class="stack">{links.map((link) => <One key={link.id} link={link} />)}</div>;
}

function One({ link }: { link: Link }) {
  const name = [link.product_title, link.sku_title].filter(Boolean).join(" · ");
  const facts = [
    link.price && t("products.each", { price: money(link.price) }),
    link.stock !== null && t("products.stock", { count: link.stock }),
    link.supplier,
  ];
  return (
    <div class="stack tight">
      <s-text>{link.quantity === 1 ? name : t("products.times", { count: link.quantity, title: name })}</s-text>
      <s-text color="subdued">{facts.filter(Boolean).join(" · ")}</s-text>
      {isOnSale(link.product_status) ? <Minimum link={link} /> : <s-text tone="critical">{t("products.gone")}</s-text>}
      {hasWord("stocked", link.stocked) && <s-text tone="caution">{word("stocked", link.stocked)}</s-text>}
    </div>
  );
}

const Minimum = ({ link }: { link: Link }) =>
  link.min_order_quantity > link.quantity
    ? <s-text tone="caution">{t("link.minimum", { count: link.min_order_quantity })}</s-text>
    : null;
