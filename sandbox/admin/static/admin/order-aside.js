import { h, paragraph, text } from "./dom.js";
import { editAddress } from "./order-actions.js";

export function addressText(address) {
  if (!address) return "No shipping address";
  const name = address.name ?? [address.first_name, address.last_name].filter(Boolean).join(" ");
  const city = [address.zip, address.city, address.province_code ?? address.province].filter(Boolean).join(" ");
  return [name, address.company, address.address1, address.address2, city, address.country ?? address.country_code, address.phone].filter(Boolean).join("\n");
}

export function notesCard(order) {
  return h("s-section", { slot: "aside", heading: "Notes" },
    paragraph(order.note || "No notes from customer", order.note ? {} : { color: "subdued" }),
    order.tags.length > 0 && h("s-stack", { direction: "inline", gap: "small-400" }, order.tags.map((tag) => h("s-chip", {}, tag))));
}

export function customerCard(order) {
  return h("s-section", { slot: "aside", heading: "Customer" },
    paragraph(order.customer || "No customer"),
    h("s-stack", { gap: "small-400" }, text("Contact information", { type: "strong" }), text(order.email || "No email"), text(order.phone || "No phone number", order.phone ? {} : { color: "subdued" })));
}

export function addressCard(order, refresh) {
  return h("s-section", { slot: "aside", heading: "Shipping address" },
    !order.cancelled && h("s-button", { slot: "secondary-actions", variant: "tertiary", icon: "edit", accessibilityLabel: "Edit address", onclick: () => editAddress(order, refresh) }),
    h("address", {}, addressText(order.address)));
}
