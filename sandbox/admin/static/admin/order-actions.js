// What a merchant does with a whole order: collect payment, cancel, refund lines, change the address.
import { confirmed } from "./confirm.js";
import { h, paragraph, text } from "./dom.js";
import { act, attempt } from "./door.js";
import { money } from "./format.js";

const at = (order, action) => `/orders/${encodeURIComponent(order.id)}/${action}`;

export async function markPaid(button, order, refresh) {
  const sure = await confirmed({ heading: "Mark as paid", yes: "Mark as paid", no: "Cancel", content: `${money(order.sums.outstanding, order.currency)} will be recorded as received from the customer.` });
  if (sure) await attempt(button, () => act(at(order, "pay")), "The order is paid");
  refresh();
}

export async function cancelOrder(order, refresh) {
  const sure = await confirmed({ heading: `Cancel order ${order.name}?`, yes: "Cancel order", no: "Keep order", tone: "critical", content: "The customer is refunded what was paid, and what is not shipped yet is no longer to be fulfilled." });
  if (sure) await attempt(null, () => act(at(order, "cancel")), "The order is cancelled");
  refresh();
}

function dialog(heading, content, yes, work) {
  const modal = h("s-modal", { heading }, content,
    h("s-button", { slot: "secondary-actions", onclick: () => modal.hideOverlay() }, "Cancel"),
    h("s-button", { slot: "primary-action", variant: "primary", onclick: async (event) => { if (await work(event.currentTarget)) modal.hideOverlay(); } }, yes));
  modal.addEventListener("afterhide", () => modal.remove());
  document.body.append(modal);
  modal.showOverlay();
}

export function refundLines(order, refresh) {
  const lines = order.lines.filter((line) => line.current > 0);
  const fields = lines.map((line) => h("s-number-field", {
    label: [line.title, line.variant].filter(Boolean).join(" – "), suffix: `of ${line.current}`, min: 0, max: line.current, step: 1, value: String(line.current), name: line.id,
    details: `${money(line.price, order.currency)} each`,
  }));
  const warning = h("s-banner", { tone: "critical", hidden: true });
  dialog("Refund", h("s-stack", { gap: "base" }, warning, paragraph("How many of each are refunded to the customer?"), fields), "Refund", async (button) => {
    const wrong = fields.find((field, index) => !(Number(field.value) >= 0 && Number(field.value) <= lines[index].current));
    fields.forEach((field, index) => { field.error = field === wrong ? `Give a number from 0 to ${lines[index].current}` : ""; });
    const chosen = fields.filter((field) => Number(field.value) > 0).map((field) => ({ line_item_id: field.name, quantity: Number(field.value) }));
    warning.hidden = chosen.length > 0;
    warning.replaceChildren(text("Give a quantity of at least one line."));
    if (wrong || !chosen.length) return false;
    const done = await attempt(button, () => act(at(order, "refund"), { lines: chosen }), "The refund is made");
    refresh();
    return Boolean(done);
  });
}

const ADDRESS_FIELDS = [
  ["first_name", "First name"], ["last_name", "Last name"], ["company", "Company"], ["address1", "Address"], ["address2", "Apartment, suite, etc."],
  ["zip", "Postal code"], ["city", "City"], ["province_code", "State or province code"], ["country_code", "Country code", "Two letters, such as HU"], ["phone", "Phone"],
];

export function editAddress(order, refresh) {
  const before = order.address ?? {};
  const fields = ADDRESS_FIELDS.map(([name, label, details]) => h("s-text-field", { name, label, details, value: before[name] ?? "", autocomplete: "off" }));
  dialog("Edit shipping address", h("s-query-container", {}, h("s-grid", { gridTemplateColumns: "@container (inline-size > 420px) 1fr 1fr, 1fr", gap: "base" }, fields)), "Save", async (button) => {
    // An empty field is an address without that part, not an address with an empty string in it.
    const address = Object.fromEntries(fields.map((field) => [field.name, field.value.trim() || null]));
    const done = await attempt(button, () => act(at(order, "edit"), { address }), "The address is changed");
    refresh();
    return Boolean(done);
  });
}
