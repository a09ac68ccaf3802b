import { h } from "./dom.js";

const shelf = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
const shown = new Map();

export function mountToasts() {
  document.body.append(shelf);
}

/** Shows a short message; `id`, `action`, `onAction` and `onGone` serve the app's own toasts. */
export function toast({ message, isError = false, duration = 5000, id = crypto.randomUUID(), action, onAction, onGone }) {
  hideToast(id);
  const card = h("div", { class: isError ? "toast error" : "toast" }, message);
  if (action) card.append(h("button", { type: "button", onclick: () => { onAction?.(); hideToast(id); } }, action));
  card.append(h("button", { type: "button", "aria-label": "Dismiss", onclick: () => hideToast(id) }, "✕"));
  shelf.append(card);
  shown.set(id, { card, onGone, timer: setTimeout(() => hideToast(id), duration) });
}

export function hideToast(id) {
  const entry = shown.get(id);
  if (!entry) return;
  clearTimeout(entry.timer);
  entry.card.remove();
  shown.delete(id);
  entry.onGone?.();
}
