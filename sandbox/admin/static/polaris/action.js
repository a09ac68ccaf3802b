// What every pressable element shares: it is a button or a link inside, obeys `disabled`, submits forms, runs commands.
import { byId, PolarisElement } from "./base.js";

export const ACTION_PROPS = {
  disabled: Boolean, loading: Boolean, href: String, target: String, download: String, type: String,
  command: String, commandFor: String, interestFor: String, accessibilityLabel: String,
};

const METHODS = { "--show": "showOverlay", "--hide": "hideOverlay", "--toggle": "toggleOverlay", "--auto": "toggleOverlay" };

/** Runs a `command` on the element named by `commandfor`; a modal or popover follows it, `--copy` copies text. */
export function runCommand(source) {
  const target = byId(source, source.commandFor);
  if (!target) return;
  const command = source.command || "--auto";
  if (command === "--copy") navigator.clipboard?.writeText(target.textContent.trim());
  else target[METHODS[command]]?.(source);
}

export class ActionElement extends PolarisElement {
  static formAssociated = true;
  static shadow = { mode: "open", delegatesFocus: true };
  static props = ACTION_PROPS;
  static events = ["click", "focus", "blur"];

  constructor() {
    super();
    this.internals = this.attachInternals();
  }

  build() {
    this.addEventListener("click", (event) => this.press(event));
  }

  get control() { return this.find(".control"); }

  // Assistive technology must meet a real link or a real button, so the inner element is swapped when `href` comes or goes.
  ensureControl() {
    const link = Boolean(this.href) && !this.disabled && !this.loading;
    const current = this.control;
    if ((current.localName === "a") === link) return current;
    const next = document.createElement(link ? "a" : "button");
    next.className = current.className;
    next.append(...current.childNodes);
    current.replaceWith(next);
    return next;
  }

  update() {
    const control = this.ensureControl();
    if (control.localName === "a") this.dressLink(control);
    else {
      control.type = "button";
      control.disabled = this.disabled || this.loading;
    }
    control.toggleAttribute("aria-busy", this.loading);
    const label = this.accessibilityLabel || this.getAttribute("aria-label");
    if (label) control.setAttribute("aria-label", label);
    else control.removeAttribute("aria-label");
  }

  dressLink(control) {
    control.href = this.href;
    if (this.target && this.target !== "auto") control.target = this.target;
    else control.removeAttribute("target");
    if (this.target === "_blank") control.rel = "noopener";
    if (this.hasAttribute("download")) control.download = this.download;
  }

  press(event) {
    if (this.disabled || this.loading) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    this.afterPress();
    if (this.commandFor) runCommand(this);
    // The app's own handler, added after this one, may still prevent the submission.
    if (this.type === "submit") queueMicrotask(() => event.defaultPrevented || this.internals.form?.requestSubmit());
    if (this.type === "reset") queueMicrotask(() => event.defaultPrevented || this.internals.form?.reset());
  }

  afterPress() {}

  click() {
    if (!this.disabled && !this.loading) this.control.click();
  }
}
