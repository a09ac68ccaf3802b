import { openCustomerOrder } from "./customer-order.js";
import { h, newId, paragraph, text } from "./dom.js";
import { read } from "./door.js";
import { money, plural, status, when } from "./format.js";
import { readSummary } from "./read-order.js";
import { keepFresh } from "./refresh.js";
import { go, here, home } from "./router.js";

const VIEWS = [
  ["All", () => true],
  ["Unfulfilled", (order) => !order.cancelled && !["FULFILLED", "RESTOCKED"].includes(order.fulfillment)],
  ["Unpaid", (order) => !order.cancelled && ["PENDING", "PARTIALLY_PAID"].includes(order.payment)],
];
const COLUMNS = [
  ["Order", "primary"], ["Date", "secondary"], ["Customer", "labeled"], ["Total", "labeled", "currency"], ["Payment status", "inline"],
  ["Fulfillment status", "inline"], ["Items", "labeled"],
];
const PAGE = 50;

function row(order) {
  const id = newId("order");
  const name = order.cancelled ? text(order.name, { type: "redundant" }) : order.name;
  return h("s-table-row", { clickDelegate: id },
    h("s-table-cell", {}, h("s-link", { id, tone: "neutral", href: `${home}/orders/${order.id}` }, text(name, { type: "strong" }))),
    h("s-table-cell", {}, when(order.at)), h("s-table-cell", {}, order.customer || "No customer"),
    h("s-table-cell", {}, money(order.total, order.currency)), h("s-table-cell", {}, status(order.payment)),
    h("s-table-cell", {}, status(order.fulfillment)), h("s-table-cell", {}, plural(order.items, "item")));
}

function emptyState(searching) {
  return h("s-empty-state", { heading: searching ? "No orders found" : "No orders yet" },
    paragraph(searching ? "Try another search or another tab." : "Let a customer order something.", { slot: "subheading", color: "subdued" }),
    !searching && h("s-button", { slot: "primary-action", onclick: () => openCustomerOrder() }, "A customer orders"));
}

const wanted = () => (new URLSearchParams(here().split("?")[1]).get("query") ?? "").toLowerCase();

export function ordersPage(_match, place) {
  let view = VIEWS[0];
  let orders = [];
  const query = wanted();
  const body = h("s-table-body");
  const table = h("s-table", {},
    h("s-table-header-row", {}, COLUMNS.map(([label, listSlot, format]) => h("s-table-header", { listSlot, format }, label))), body);
  const tabs = h("s-stack", { direction: "inline", gap: "small-400", padding: "small-200" });
  const card = h("s-section", { padding: "none", accessibilityLabel: "Orders" }, tabs, table);
  const notice = h("s-banner", { tone: "critical", heading: "The orders could not be read", hidden: true });

  function draw() {
    const shown = orders.filter((order) => view[1](order) && `${order.name} ${order.customer}`.toLowerCase().includes(query));
    tabs.replaceChildren(...VIEWS.map((each) => h("s-button", {
      variant: each === view ? "secondary" : "tertiary", onclick: () => { view = each; draw(); },
    }, `${each[0]} ${orders.filter(each[1]).length}`)),
    query && h("s-chip", { removable: true, onremove: () => go("/orders") }, `“${query}”`) || "");
    body.replaceChildren(...shown.map(row));
    table.hidden = shown.length === 0;
    card.querySelector("s-empty-state")?.remove();
    if (shown.length === 0) card.append(emptyState(orders.length > 0));
  }

  const page = h("s-page", { heading: "Orders", inlineSize: "large" },
    h("s-button", { slot: "primary-action", variant: "primary", onclick: () => openCustomerOrder() }, "A customer orders"), notice, card);
  place.append(page);
  const fresh = keepFresh(() => read(`/orders?limit=${PAGE}`), (answer) => {
    notice.hidden = true;
    orders = (answer.orders ?? answer).map(readSummary);
    draw();
  }, (problem) => {
    notice.replaceChildren(problem);
    notice.hidden = false;
  });
  return { leave: fresh.stop };
}
