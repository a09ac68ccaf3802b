import { badge, h, paragraph, text } from "./dom.js";
import { read } from "./door.js";
import { money } from "./format.js";
import { pictureOf } from "./read-order.js";
import { keepFresh } from "./refresh.js";

const COLUMNS = [["Product", "primary"], ["SKU", "secondary"], ["Comes from", "inline"], ["Stock", "labeled"], ["Cost", "labeled", "currency"], ["Price", "labeled", "currency"]];

function stockText(stock) {
  const rows = Array.isArray(stock) ? stock : Object.entries(stock ?? {}).map(([location, available]) => ({ location, available }));
  return rows.map((row) => `${row.available ?? row.quantity ?? 0} at ${row.location_name ?? row.location?.name ?? row.location ?? "?"}`);
}

function row(product, variant) {
  const name = [product.title, variant.title === "Default Title" ? "" : variant.title].filter(Boolean).join(" – ");
  const stock = stockText(variant.stock ?? variant.inventory ?? variant.levels);
  return h("s-table-row", {},
    h("s-table-cell", {}, h("s-stack", { direction: "inline", gap: "small-200" }, h("s-thumbnail", { src: pictureOf(variant.image ?? product.image), alt: "", size: "small" }), text(name), product.status === "ACTIVE" ? "" : badge(product.status === "DRAFT" ? "Draft" : product.status, "info"))),
    h("s-table-cell", {}, text(variant.sku || "No SKU", { color: "subdued" })),
    h("s-table-cell", {}, variant.alibaba ? badge("Alibaba", "info") : badge("Own goods")),
    h("s-table-cell", {}, h("s-stack", {}, stock.length ? stock.map((line) => text(line)) : text("Not tracked", { color: "subdued" }))),
    h("s-table-cell", {}, variant.cost ? money(variant.cost) : "–"), h("s-table-cell", {}, money(variant.price)));
}

/** All products, or the one that the address names. */
export function productsPage(match, place) {
  const body = h("s-table-body");
  const notice = h("s-banner", { tone: "critical", heading: "The products could not be read", hidden: true });
  place.append(h("s-page", { heading: "Products", inlineSize: "large" }, notice,
    h("s-section", { padding: "none", accessibilityLabel: "Products" },
      h("s-table", {}, h("s-table-header-row", {}, COLUMNS.map(([label, listSlot, format]) => h("s-table-header", { listSlot, format }, label))), body)),
    paragraph("Goods that came from Alibaba are stocked at the app's location once the app has linked them; then their orders are routed there.", { color: "subdued" })));
  const fresh = keepFresh(() => read("/products"), (answer) => {
    notice.hidden = true;
    body.replaceChildren(...(answer.products ?? answer).filter((product) => !match[1] || product.id === match[1]).flatMap((product) => (product.variants ?? []).map((variant) => row(product, variant))));
  }, (problem) => {
    notice.replaceChildren(problem);
    notice.hidden = false;
  });
  return { leave: fresh.stop };
}
