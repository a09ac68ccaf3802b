// "What Shopify sent to the app": webhooks and callbacks with the app's answers, and whether the app is installed.
import { confirmed } from "./confirm.js";
import { badge, h, newId, paragraph, text } from "./dom.js";
import { act, attempt, read, readAll, shop } from "./door.js";
import { plural, when, words } from "./format.js";
import { keepFresh } from "./refresh.js";

const COLUMNS = [["Message", "primary"], ["Sent", "secondary"], ["Outcome", "inline"], ["Answer", "labeled"], ["Tries", "labeled"]];
const TONES = { delivered: "success", failed: "critical", retrying: "warning", waiting: "info" };

function details(message) {
  const body = message.body ?? "";
  let shown = typeof body === "string" ? body : JSON.stringify(body, null, 2);
  try {
    shown = JSON.stringify(JSON.parse(shown), null, 2);
  } catch {
    // Shown as it was sent: callbacks by GET have no body at all.
  }
  const modal = h("s-modal", { heading: message.name, size: "large" }, h("s-stack", { gap: "small" },
    text(`${message.method ?? "POST"} ${message.url ?? ""}`), h("pre", { class: "code", style: "white-space:pre-wrap;margin:0" }, shown || "No body")));
  modal.addEventListener("afterhide", () => modal.remove());
  document.body.append(modal);
  modal.showOverlay();
}

function answerOf(message) {
  const last = (message.attempts ?? []).at(-1);
  if (!last) return "Not sent yet";
  if (!last.status) return last.error || "No answer";
  return `${last.status} in ${Math.round(Number(last.seconds ?? 0) * 1000)} ms`;
}

function row(message) {
  const id = newId("message");
  const outcome = message.outcome ?? "";
  return h("s-table-row", { clickDelegate: id },
    h("s-table-cell", {}, h("s-link", { id, tone: "neutral", onclick: (event) => { event.preventDefault(); details(message); } }, message.name ?? message.topic)),
    h("s-table-cell", {}, when(message.created_at ?? message.at)), h("s-table-cell", {}, badge(words(outcome), TONES[outcome])),
    h("s-table-cell", {}, answerOf(message)), h("s-table-cell", {}, plural((message.attempts ?? []).length, "try", "tries")));
}

async function uninstall(button, refresh) {
  const sure = await confirmed({ heading: "Uninstall Caravan?", yes: "Uninstall", no: "Keep", tone: "critical", content: "Its access ends at once, and its fulfillment location is removed." });
  if (sure) await attempt(button, () => act("/app/uninstall"), "Caravan is uninstalled");
  refresh();
}

function appCard(refresh) {
  return h("s-section", { heading: "Caravan", subheading: "Installation and what Shopify asks each hour" },
    h("s-stack", { direction: "inline", gap: "small-200" },
      h("s-button", { onclick: (event) => attempt(event.currentTarget, () => act("/callbacks/run"), "Stock and tracking numbers are being fetched").then(refresh) }, "Fetch stock and tracking now"),
      h("s-button", { onclick: (event) => attempt(event.currentTarget, () => act("/app/install"), "Caravan is installed").then(refresh) }, "Install"),
      h("s-button", { tone: "critical", onclick: (event) => uninstall(event.currentTarget, refresh) }, "Uninstall")));
}

async function load() {
  const [messages, shops] = await Promise.all([read("/webhooks"), readAll("/shops")]);
  const own = (shops.shops ?? []).find((one) => one.handle === shop);
  return { messages: messages.deliveries ?? messages.webhooks ?? messages, installed: own?.app?.installed ?? own?.installed ?? null };
}

export function messagesPage(_match, place) {
  const body = h("s-table-body");
  const state = h("s-box", { display: "none" });
  const say = (banner) => {
    state.replaceChildren(banner ?? "");
    state.display = banner ? "auto" : "none";
  };
  const table = h("s-section", { padding: "none", heading: "Sent to the app" },
    h("s-table", {}, h("s-table-header-row", {}, COLUMNS.map(([label, listSlot]) => h("s-table-header", { listSlot }, label))), body));
  const none = paragraph("Nothing was sent yet.", { color: "subdued" });
  const holder = h("s-stack", { gap: "base" });
  place.append(h("s-page", { heading: "Messages to the app" }, state, holder));
  let fresh = null;
  holder.append(appCard(() => fresh?.now()), table, none);
  fresh = keepFresh(load, ({ messages, installed }) => {
    say(installed === false ? h("s-banner", { tone: "warning", heading: "Caravan is not installed" }, "Nothing is sent to it until it is.") : null);
    body.replaceChildren(...messages.map(row));
    table.hidden = messages.length === 0;
    none.hidden = messages.length > 0;
  }, (problem) => say(h("s-banner", { tone: "critical", heading: "The messages could not be read" }, problem)));
  return { leave: fresh.stop };
}
