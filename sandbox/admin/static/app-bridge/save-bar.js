// The contextual save bar: <ui-save-bar>, shopify.saveBar and <form data-save-bar>. The admin draws it; the buttons are here.
import { ask, hear, tell } from "./channel.js";

let shown = null;

function describe(bar) {
  return { saving: bar.saving(), confirmDiscard: bar.confirmDiscard() };
}

function raise(bar) {
  shown = bar;
  tell("save-bar", { visible: true, ...describe(bar) });
}

function lower(bar) {
  if (shown !== bar) return;
  shown = null;
  tell("save-bar", { visible: false });
}

export function leaveConfirmation() {
  return shown ? ask("confirm-leave").then(() => lower(shown)) : Promise.resolve();
}

hear("save", () => shown?.save());
hear("discard", () => shown?.discard());

class UiSaveBar extends HTMLElement {
  connectedCallback() {
    this.style.display = "none";
    this.watch ??= new MutationObserver(() => { if (this.showing) raise(this); });
    this.watch.observe(this, { subtree: true, attributes: true });
  }

  disconnectedCallback() {
    this.watch.disconnect();
    lower(this);
  }

  get showing() { return shown === this; }
  get discardConfirmation() { return this.hasAttribute("discardconfirmation") || this.hasAttribute("discard-confirmation"); }
  set discardConfirmation(on) { this.toggleAttribute("discardconfirmation", Boolean(on)); }

  button(primary) {
    return [...this.querySelectorAll("button, s-button")].find((button) => (button.getAttribute("variant") === "primary") === primary);
  }

  saving() { return this.button(true)?.hasAttribute("loading") ?? false; }
  confirmDiscard() { return this.discardConfirmation; }
  save() { this.button(true)?.click(); }
  discard() { this.button(false)?.click(); }

  async show() {
    if (this.showing) return;
    raise(this);
    this.dispatchEvent(new Event("show"));
  }

  async hide() {
    if (!this.showing) return;
    lower(this);
    this.dispatchEvent(new Event("hide"));
  }

  toggle() { return this.showing ? this.hide() : this.show(); }
}

if (!customElements.get("ui-save-bar")) customElements.define("ui-save-bar", UiSaveBar);

const snapshot = (form) => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, String(value)]));
const forms = new WeakMap();

class FormBar {
  constructor(form) {
    this.form = form;
    this.clean = snapshot(form);
  }
  saving() { return false; }
  confirmDiscard() { return this.form.hasAttribute("data-discard-confirmation"); }
  save() { this.form.requestSubmit(); }
  discard() { this.form.reset(); }
  look(target) {
    // A field without a name leaves no trace in the form's data: any touch of it counts.
    const named = Boolean(target.getAttribute?.("name"));
    if (!named || snapshot(this.form) !== this.clean) {
      if (shown !== this) raise(this);
    } else lower(this);
  }
}

function barOf(event) {
  const form = event.target.closest?.("form[data-save-bar]");
  if (!form) return null;
  if (!forms.has(form)) forms.set(form, new FormBar(form));
  return forms.get(form);
}

document.addEventListener("focusin", (event) => {
  const bar = barOf(event);
  if (bar && shown !== bar) bar.clean = snapshot(bar.form);
});
for (const type of ["input", "change"]) {
  document.addEventListener(type, (event) => barOf(event)?.look(event.target));
}
for (const type of ["submit", "reset"]) {
  document.addEventListener(type, (event) => {
    const bar = barOf(event);
    if (bar) lower(bar);
  });
}

export function saveBarById(id) {
  const bar = document.getElementById(id);
  if (!(bar instanceof UiSaveBar)) throw new Error(`App Bridge: there is no <ui-save-bar id="${id}"> in the page`);
  return bar;
}
