// "A customer orders": what is bought, by whom, and whether it is paid already.
import { h, paragraph, text } from "./dom.js";
import { act, attempt, read, Refused } from "./door.js";
import { money } from "./format.js";
import { go } from "./router.js";
import { toast } from "./toasts.js";

const ADDRESSES = [["hu", "Hungary"], ["us", "United States"], ["de", "Germany"]];
const PRESETS = [
  ["one", "One supplier", 1, 0], ["two", "Two suppliers", 2, 0], ["three", "Three suppliers", 3, 0],
  ["mixed", "One supplier and own goods", 1, 1], ["own", "Own goods only", 0, 1],
];

/** Variants by the seller they are bought from; `null` holds the shop's own goods. */
function bySupplier(products) {
  const groups = new Map();
  for (const product of products) {
    for (const variant of product.variants ?? []) {
      const link = variant.alibaba ?? null;
      const key = link ? (link.supplier ?? product.vendor ?? link.product_id) : null;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push({ id: String(variant.id), label: [product.title, variant.title === "Default Title" ? "" : variant.title].filter(Boolean).join(" – "), price: variant.price, product: product.title });
    }
  }
  return groups;
}

function lineField(variant) {
  return h("s-grid", { gridTemplateColumns: "minmax(0, 1fr) 5.5rem", gap: "small", alignItems: "center" },
    h("s-stack", {}, text(variant.label), text(money(variant.price), { color: "subdued" })),
    h("s-number-field", { label: `Quantity of ${variant.label}`, labelAccessibilityVisibility: "exclusive", min: 0, max: 99, step: 1, value: "0", name: variant.id }));
}

function supplierBlock(name, variants) {
  return h("s-section", { heading: name ?? "The shop's own goods" }, h("s-stack", { gap: "small-200" }, variants.map(lineField)));
}

// Two different goods of the first supplier make a purchase of more than one line.
function presetQuantities(groups, [, , suppliers, own]) {
  const picked = new Map();
  const sellers = [...groups.keys()].filter((key) => key !== null);
  sellers.slice(0, suppliers).forEach((seller, index) => {
    const variants = groups.get(seller);
    picked.set(variants[0].id, 1);
    const other = variants.find((variant) => variant.product !== variants[0].product);
    if (index === 0 && other) picked.set(other.id, 2);
  });
  if (own) for (const variant of (groups.get(null) ?? []).slice(0, own)) picked.set(variant.id, 1);
  return picked;
}

function form(groups) {
  const preset = h("s-select", { label: "What is ordered", value: "one" },
    PRESETS.map(([value, label]) => h("s-option", { value }, label)), h("s-option", { value: "chosen" }, "Chosen below"));
  const address = h("s-select", { label: "Ships to", value: "hu" }, ADDRESSES.map(([value, label]) => h("s-option", { value }, label)));
  const paid = h("s-checkbox", { label: "Paid at checkout", checked: true, details: "Otherwise the payment stays pending until it is marked as paid." });
  const lines = [...groups].map(([name, variants]) => supplierBlock(name, variants));
  const content = h("s-stack", { gap: "base" },
    h("s-grid", { gridTemplateColumns: "@container (inline-size > 420px) 1fr 1fr, 1fr", gap: "base" }, preset, address), paid, h("s-divider"), ...lines);
  const fields = () => [...content.querySelectorAll("s-number-field")];
  const fill = () => {
    const chosen = PRESETS.find(([value]) => value === preset.value);
    if (!chosen) return;
    const picked = presetQuantities(groups, chosen);
    for (const field of fields()) field.value = String(picked.get(field.name) ?? 0);
  };
  preset.addEventListener("change", fill);
  content.addEventListener("input", (event) => { if (event.target.localName === "s-number-field") preset.value = "chosen"; });
  return {
    content: h("s-query-container", {}, content), fill,
    order: () => ({
      lines: fields().filter((field) => Number(field.value) > 0).map((field) => ({ variant_id: field.name, quantity: Number(field.value) })),
      paid: paid.checked, address: address.value,
    }),
  };
}

export async function openCustomerOrder() {
  let answer;
  try {
    answer = await read("/products");
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    toast({ message: problem.message, isError: true });
    return;
  }
  const wish = form(bySupplier(answer.products ?? answer));
  const problem = h("s-banner", { tone: "critical", hidden: true }, paragraph("Choose a quantity of at least one thing."));
  const modal = h("s-modal", { heading: "A customer orders" }, h("s-stack", { gap: "base" }, problem, wish.content),
    h("s-button", { slot: "secondary-actions", onclick: () => modal.hideOverlay() }, "Cancel"),
    h("s-button", { slot: "primary-action", variant: "primary", onclick: (event) => place(event.currentTarget) }, "Place order"));

  async function place(button) {
    const order = wish.order();
    problem.hidden = order.lines.length > 0;
    if (!problem.hidden) return;
    const made = await attempt(button, () => act("/orders", order));
    if (!made) return;
    modal.hideOverlay();
    const { id, name } = made.order ?? made;
    toast({ message: `Order ${name} was placed`, action: "View", onAction: () => go(`/orders/${id}`) });
  }

  modal.addEventListener("afterhide", () => modal.remove());
  document.body.append(modal);
  wish.fill();
  modal.showOverlay();
}
