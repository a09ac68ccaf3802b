// The global `shopify`, as far as an embedded app of this kind needs it; what is missing says so instead of doing nothing.
import { ask, framed, hear, tell } from "./channel.js";
import { leaveConfirmation, saveBarById } from "./save-bar.js";
import { config, idToken } from "./session.js";

const toasts = new Map();
let toastNumber = 0;

const toast = {
  show(message, options = {}) {
    toastNumber += 1;
    const id = `toast-${toastNumber}`;
    toasts.set(id, options);
    const { duration = 5000, isError = false, action } = options;
    tell("toast", { id, message: String(message), duration, isError, action });
    return id;
  },
  hide(id) { tell("toast-hide", { id }); },
};

hear("toast-action", ({ id }) => toasts.get(id)?.onAction?.());
hear("toast-gone", ({ id }) => {
  toasts.get(id)?.onDismiss?.();
  toasts.delete(id);
});

function overlay(id) {
  const element = document.getElementById(id);
  if (!element?.showOverlay) throw new Error(`App Bridge: there is no modal with id "${id}" in the page`);
  return element;
}

const modal = {
  async show(id) { overlay(id).showOverlay(); },
  async hide(id) { overlay(id).hideOverlay(); },
  async toggle(id) { overlay(id).toggleOverlay(); },
};

const saveBar = {
  async show(id) { await saveBarById(id).show(); },
  async hide(id) { await saveBarById(id).hide(); },
  async toggle(id) { await saveBarById(id).toggle(); },
  leaveConfirmation,
};

const missing = (name) => async () => {
  throw new Error(`App Bridge: ${name} is not part of this sandbox`);
};

const readOnlyScopes = {
  query: () => ask("scopes"),
  request: missing("scopes.request"),
  revoke: missing("scopes.revoke"),
};

window.shopify = {
  config,
  origin: location.origin,
  ready: Promise.resolve(),
  environment: { mobile: matchMedia("(max-width: 30.62rem)").matches, embedded: framed, pos: false, intent: false },
  idToken,
  loading(on = true) { tell("loading", { on: Boolean(on) }); },
  user: () => ask("user"),
  toast,
  modal,
  saveBar,
  scopes: readOnlyScopes,
  resourcePicker: missing("resourcePicker"),
  picker: missing("picker"),
  scanner: { capture: missing("scanner") },
  intents: { register: () => () => {}, invoke: missing("intents.invoke"), request: { value: null, subscribe: () => () => {} } },
  webVitals: { onReport: async () => {} },
  support: { registerHandler: async (callback) => hear("support", () => callback?.()) },
  reviews: { request: async () => ({ success: false, code: "merchant-ineligible", message: "Reviews are not part of this sandbox" }) },
  app: { extensions: async () => [] },
  shopifyQL: { available: async () => false },
  tools: { register: () => () => {}, unregister() {}, clear() {} },
  setSignals() {},
};
