// One card per fulfillment order (what is still to be shipped from one location) and one per fulfillment (a parcel).
import { confirmed } from "./confirm.js";
import { badge, h, newId, paragraph, text } from "./dom.js";
import { act, attempt } from "./door.js";
import { money, plural, status, when, words } from "./format.js";

const HOLD_REASONS = ["AWAITING_PAYMENT", "HIGH_RISK_OF_FRAUD", "INCORRECT_ADDRESS", "INVENTORY_OUT_OF_STOCK", "UNKNOWN_DELIVERY_DATE", "OTHER"];

function lineRow(order, line, quantity) {
  return h("div", { class: "line" }, h("s-thumbnail", { src: line.image, alt: "", size: "base" }),
    h("s-stack", {}, text(line.title, { type: "strong" }), text([line.variant, line.sku].filter(Boolean).join(" · "), { color: "subdued" })),
    h("span", { class: "each muted" }, `${money(line.price, order.currency)} × ${quantity}`),
    h("span", { class: "amount" }, money(Number(line.price) * quantity, order.currency)));
}

/** What the merchant sees of a fulfillment order: [badge, tone]. */
function unitState(unit) {
  if (unit.status === "ON_HOLD") return ["On hold", "warning"];
  if (unit.cancellationAsked) return ["Cancellation requested", "warning"];
  if (unit.request === "REJECTED") return ["Request declined", "critical"];
  if (unit.request === "SUBMITTED") return ["Fulfillment requested", "info"];
  if (unit.status === "IN_PROGRESS") return ["In progress", "info"];
  if (unit.status === "SCHEDULED") return ["Scheduled", "info"];
  return ["Unfulfilled", "caution"];
}

function unitMay(unit) {
  const given = new Set(unit.actions);
  const open = unit.status === "OPEN" || unit.status === "INCOMPLETE";
  return {
    request: given.size ? given.has("REQUEST_FULFILLMENT") : unit.ofService && open && unit.request !== "SUBMITTED",
    askCancel: given.size ? given.has("REQUEST_CANCELLATION") : unit.ofService && unit.status === "IN_PROGRESS" && !unit.cancellationAsked,
    hold: given.size ? given.has("HOLD") : unit.status === "OPEN",
    release: given.size ? given.has("RELEASE_HOLD") : unit.status === "ON_HOLD",
  };
}

const run = (unit, action, body) => act(`/fulfillment-orders/${encodeURIComponent(unit.id)}/${action}`, body);

async function hold(button, unit, refresh) {
  const reason = h("s-select", { label: "Reason", value: "OTHER" }, HOLD_REASONS.map((value) => h("s-option", { value }, words(value))));
  if (await confirmed({ heading: "Hold fulfillment", content: reason, yes: "Hold fulfillment", no: "Cancel" })) {
    await attempt(button, () => run(unit, "hold", { reason: reason.value }), "Fulfillment is on hold");
  }
  refresh();
}

function unitButtons(unit, refresh) {
  const may = unitMay(unit);
  const press = (label, action, done, props = {}) => h("s-button", { ...props, onclick: async (event) => {
    await attempt(event.currentTarget, () => run(unit, action), done);
    refresh();
  } }, label);
  const buttons = [];
  if (may.hold) buttons.push(h("s-button", { onclick: (event) => hold(event.currentTarget, unit, refresh) }, "Hold fulfillment"));
  if (may.release) buttons.push(press("Release hold", "release", "The hold is released"));
  if (unit.request === "SUBMITTED") buttons.push(press("Cancel request", "cancel", "The request is withdrawn"));
  if (may.askCancel) buttons.push(press("Request cancellation", "request-cancellation", "Cancellation was requested"));
  if (may.request) buttons.push(press("Request fulfillment", "request", "Fulfillment was requested", { variant: "primary" }));
  return buttons;
}

export function unitCard(order, unit, refresh) {
  const [label, tone] = unitState(unit);
  const count = unit.lines.reduce((sum, line) => sum + line.left, 0);
  const buttons = order.cancelled ? [] : unitButtons(unit, refresh);
  return h("s-section", { accessibilityLabel: `${label} at ${unit.location}` },
    h("s-stack", { direction: "inline", gap: "small-200" }, badge(`${label} (${count})`, tone),
      h("s-stack", { direction: "inline", gap: "small-500" }, h("s-icon", { type: "location", color: "subdued" }), text(unit.location, { color: "subdued" }))),
    unit.holds.map((one) => h("s-banner", { tone: "warning" }, paragraph(`Held: ${words(one.reason)}${one.notes ? `. ${one.notes}` : ""}`))),
    h("div", {}, unit.lines.filter((line) => line.left > 0).map(({ line, left }) => lineRow(order, line, left))),
    buttons.length > 0 && h("s-stack", { direction: "inline", gap: "small-200", justifyContent: "end" }, buttons),
    !unit.ofService && !order.cancelled && text("Stocked by the shop itself: nobody is asked to ship these.", { color: "subdued" }));
}

function trackingLine(one) {
  const number = one.number ?? "";
  const safe = /^https?:\/\//.test(one.url ?? "") ? one.url : null;
  const shown = number || one.url || "No tracking number";
  return h("s-stack", { direction: "inline", gap: "small-200" }, text(one.company || "Carrier not given", { type: "strong" }),
    safe ? h("s-link", { href: safe, target: "_blank" }, shown) : text(shown));
}

export function parcelCard(order, parcel) {
  const id = newId("parcel");
  const count = parcel.lines.reduce((sum, line) => sum + line.quantity, 0);
  const state = parcel.status === "CANCELLED" ? badge("Fulfillment cancelled") : badge(`Fulfilled (${count})`, "success");
  return h("s-section", { accessibilityLabel: `Fulfillment ${parcel.name}` },
    h("s-stack", { direction: "inline", gap: "small-200" }, state, parcel.delivery && status(parcel.delivery), text(parcel.name, { color: "subdued" }), text(parcel.location, { color: "subdued" })),
    h("s-stack", { gap: "small-400", id },
      text(`Shipped ${when(parcel.at)}, ${plural(count, "item")}`, { color: "subdued" }),
      parcel.tracking.length ? parcel.tracking.map(trackingLine) : text("No tracking yet", { color: "subdued" })),
    h("div", {}, parcel.lines.map(({ line, quantity }) => lineRow(order, line, quantity))));
}
