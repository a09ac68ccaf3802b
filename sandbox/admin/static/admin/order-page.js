import { addressCard, customerCard, notesCard } from "./order-aside.js";
import { cancelOrder, editAddress, markPaid, refundLines } from "./order-actions.js";
import { parcelCard, unitCard } from "./fulfillment-cards.js";
import { badge, h, newId, text } from "./dom.js";
import { read } from "./door.js";
import { money, plural, status, when } from "./format.js";
import { readOrder } from "./read-order.js";
import { keepFresh } from "./refresh.js";
import { home } from "./router.js";

function paymentCard(order, refresh) {
  const { currency, sums } = order;
  const line = (label, value, total = false) => [h("dt", { class: total ? "total" : null }, label), h("dd", { class: total ? "total" : null }, money(value, currency))];
  const card = h("s-section", { accessibilityLabel: "Payment" }, h("div", {}, status(order.payment)),
    h("dl", { class: "sums" },
      line(`Subtotal (${plural(order.items, "item")})`, sums.subtotal), line("Shipping", sums.shipping), line("Total", sums.total, true),
      line("Paid", sums.received), Number(sums.refunded) > 0 ? line("Refunded", -Number(sums.refunded)) : [],
      Number(sums.outstanding) > 0 ? line("Balance", sums.outstanding, true) : []));
  if (Number(sums.outstanding) > 0 && !order.cancelled) {
    card.append(h("s-button", { variant: "primary", onclick: (event) => markPaid(event.currentTarget, order, refresh) }, "Mark as paid"));
  }
  return card;
}

function timelineCard(order) {
  const entries = order.timeline.map((entry) => h("li", {}, h("span", {}, entry.text ?? entry.message ?? ""), h("time", { datetime: entry.at }, when(entry.at))));
  return h("s-section", { heading: "Timeline" }, entries.length ? h("ol", { class: "timeline" }, entries) : text("Nothing has happened yet.", { color: "subdued" }));
}

function actions(order, refresh) {
  const menu = newId("more");
  return [
    h("s-button", { slot: "secondary-actions", disabled: order.sums.received <= 0 || order.cancelled, onclick: () => refundLines(order, refresh) }, "Refund"),
    h("s-button", { slot: "secondary-actions", disabled: order.cancelled, onclick: () => editAddress(order, refresh) }, "Edit address"),
    h("s-button", { slot: "secondary-actions", commandFor: menu }, "More actions"),
    h("s-menu", { id: menu, accessibilityLabel: "More actions" },
      h("s-button", { icon: "money", disabled: Number(order.sums.outstanding) <= 0 || order.cancelled, onclick: (event) => markPaid(event.currentTarget, order, refresh) }, "Mark as paid"),
      h("s-button", { icon: "x", tone: "critical", disabled: order.cancelled, onclick: () => cancelOrder(order, refresh) }, "Cancel order")),
  ];
}

function draw(place, order, refresh) {
  const left = order.units.filter((unit) => unit.lines.length && !(["CLOSED", "CANCELLED"].includes(unit.status)));
  const page = h("s-page", { heading: order.name },
    h("s-link", { slot: "breadcrumb-actions", href: `${home}/orders` }, "Orders"),
    h("s-stack", { slot: "accessory", direction: "inline", gap: "small-400" },
      status(order.payment), status(order.fulfillment), order.cancelled && badge("Cancelled"), order.test && badge("Test", "info")),
    ...actions(order, refresh),
    text(`${when(order.at)} from Online Store`, { slot: "supplemental-start", color: "subdued" }),
    left.map((unit) => unitCard(order, unit, refresh)), order.parcels.map((parcel) => parcelCard(order, parcel)),
    !left.length && !order.parcels.length && h("s-section", {}, text(order.cancelled ? "Nothing is left to fulfill." : "The items are being routed to their locations…", { color: "subdued" })),
    paymentCard(order, refresh), timelineCard(order),
    notesCard(order), customerCard(order), addressCard(order, refresh));
  const at = place.scrollTop;
  place.replaceChildren(page);
  place.scrollTop = at;
}

export function orderPage(match, place) {
  document.title = "Order";
  const id = encodeURIComponent(match[1]);
  const fresh = keepFresh(() => read(`/orders/${id}`), (answer) => {
    const order = readOrder(answer.order ?? answer);
    document.title = `${order.name} · Orders`;
    draw(place, order, fresh.now);
  }, (problem) => {
    place.replaceChildren(h("s-page", { heading: "Order" }, h("s-link", { slot: "breadcrumb-actions", href: `${home}/orders` }, "Orders"),
      h("s-banner", { tone: "critical", heading: "This order could not be read" }, problem)));
  });
  return { leave: fresh.stop };
}
