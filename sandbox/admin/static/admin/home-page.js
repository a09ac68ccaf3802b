import { h, paragraph } from "./dom.js";
import { openCustomerOrder } from "./customer-order.js";

const STEPS = [
  ["A customer orders", "The order shows up in Caravan within seconds, if its goods came from Alibaba. Goods from elsewhere are left alone."],
  ["Open Caravan", "Select the order, press Pay now, choose shipping per supplier, place, then pay at Alibaba's page."],
  ["Request fulfillment", "On the order's page here. It moves the order to In progress and does nothing else."],
  ["Wait for tracking", "When the supplier ships, carrier, number and link appear on the order, and the customer is told."],
];

function step([heading, content], index) {
  return h("s-grid", { gridTemplateColumns: "auto 1fr", gap: "small-200", alignItems: "start" },
    h("s-badge", {}, String(index + 1)), h("s-stack", { gap: "small-500" }, h("s-heading", {}, heading), paragraph(content, { color: "subdued" })));
}

export function homePage(_match, place) {
  place.append(h("s-page", { heading: "Home", inlineSize: "small" },
    h("s-section", { heading: "What to try" },
      paragraph("This is a pretended Shopify shop. Nothing here reaches a real shop, supplier or bank."),
      ...STEPS.map(step),
      h("s-stack", { direction: "inline", gap: "small-200" },
        h("s-button", { variant: "primary", onclick: () => openCustomerOrder() }, "A customer orders"),
        h("s-button", { href: `${location.pathname.replace(/\/$/, "")}/apps/caravan` }, "Open Caravan"),
        h("s-button", { href: `${location.pathname.replace(/\/$/, "")}/orders` }, "See orders"))),
    h("s-section", { heading: "Behind the curtain" },
      paragraph("Every webhook and callback that Shopify sent to the app is listed with the app's answer, and the app can be installed and uninstalled there."),
      h("s-button", { href: `${location.pathname.replace(/\/$/, "")}/messages` }, "Messages to the app"))));
}
