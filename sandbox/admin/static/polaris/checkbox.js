import { define, PolarisElement } from "./base.js";
import { MESSAGE_CSS, showMessages } from "./field.js";
import { iconMask } from "./icon.js";

export const TICK_CSS = `
  :host { display: block; inline-size: fit-content; max-inline-size: 100%; }
  .row { display: flex; align-items: flex-start; gap: 0.5rem; padding-block: 0.25rem; cursor: pointer; font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; color: var(--p-color-text); }
  .row:has(input:disabled) { cursor: default; color: var(--p-color-text-disabled); }
  input { appearance: none; flex: none; display: grid; inline-size: 1rem; block-size: 1rem; margin-block: 0.125rem; cursor: inherit; border: 0.66px solid var(--p-color-input-border); border-radius: 0.25rem; background: var(--p-color-input-bg-surface); }
  input::after { content: ""; background: white; transform: scale(0); transition: transform 0.1s; }
  input:hover { border-color: var(--p-color-input-border-hover); background: var(--p-color-input-bg-surface-hover); }
  input:is(:checked, [type="checkbox"]:indeterminate) { border-color: var(--p-color-bg-fill-brand); background: var(--p-color-bg-fill-brand); }
  input:is(:checked, [type="checkbox"]:indeterminate)::after { transform: none; mask: ${iconMask("check-small")}; mask-size: 125%; }
  input[type="checkbox"]:indeterminate::after { mask: ${iconMask("minus")}; }
  input[type="radio"] { border-radius: 50%; }
  input[type="radio"]:checked::after { mask: none; border-radius: 50%; margin: 0.25rem; }
  input:disabled { border-color: transparent; background: var(--p-color-checkbox-bg-surface-disabled); }
  input:focus-visible { outline: 2px solid var(--p-color-border-focus); outline-offset: 1px; }
  input[aria-invalid="true"] { border-color: var(--p-color-border-critical-secondary); background: var(--p-color-bg-surface-critical); }
  .below { margin-inline-start: 1.5rem; margin-block-start: 0; }
  .only .text { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .only { position: relative; }
`;

const CHECK_PROPS = {
  label: String, details: String, error: String, name: String, disabled: Boolean, required: Boolean,
  accessibilityLabel: String, labelAccessibilityVisibility: String,
};

class Checkbox extends PolarisElement {
  static formAssociated = true;
  static shadow = { mode: "open", delegatesFocus: true };
  static props = CHECK_PROPS;
  static events = ["change", "input", "blur"];
  static css = TICK_CSS + MESSAGE_CSS;
  static html = `
    <label class="row"><input type="checkbox" id="control"><span class="text"></span></label>
    <div class="below error" id="error" role="alert"><slot name="error"><span class="error-text"></span></slot></div>
    <div class="below details" id="details"><slot name="details"><span class="details-text"></span></slot></div>`;

  static get observedAttributes() { return [...super.observedAttributes, "checked", "indeterminate", "value"]; }

  constructor() {
    super();
    this.internals = this.attachInternals();
  }

  get control() { return this.find("input"); }
  get checked() { return this.control.checked; }
  set checked(next) {
    this.control.checked = Boolean(next);
    this.report();
  }
  get indeterminate() { return this.control.indeterminate; }
  set indeterminate(next) { this.control.indeterminate = Boolean(next); }
  get defaultChecked() { return this.hasAttribute("checked"); }
  set defaultChecked(next) { this.toggleAttribute("checked", Boolean(next)); }
  get defaultIndeterminate() { return this.hasAttribute("indeterminate"); }
  set defaultIndeterminate(next) { this.toggleAttribute("indeterminate", Boolean(next)); }
  get value() { return this.getAttribute("value") ?? "on"; }
  set value(next) { this.setAttribute("value", next); }

  build() {
    this.control.addEventListener("input", () => this.report());
    this.control.addEventListener("change", () => {
      this.report();
      this.emit("change");
    });
  }

  attributeChangedCallback(name, before, after) {
    if (name === "checked") this.checked = after !== null;
    if (name === "indeterminate") this.indeterminate = after !== null;
    super.attributeChangedCallback(name, before, after);
  }

  formResetCallback() { this.checked = this.defaultChecked; }
  // A scripted click (a table row's delegate) ticks the box like a person's.
  click() { this.control.click(); }
  report() { this.internals.setFormValue(this.control.checked ? this.value : null); }

  update() {
    const { control } = this;
    control.disabled = this.disabled;
    control.required = this.required;
    this.find(".text").textContent = this.label || "";
    const spoken = this.accessibilityLabel || this.getAttribute("aria-label");
    if (spoken) control.setAttribute("aria-label", spoken);
    else control.removeAttribute("aria-label");
    this.find(".row").classList.toggle("only", !this.label || this.labelAccessibilityVisibility === "exclusive");
    showMessages(this, control);
    this.report();
  }
}

class Switch extends Checkbox {
  static css = `${TICK_CSS} ${MESSAGE_CSS}
    :host { inline-size: auto; }
    .row { align-items: center; }
    input { inline-size: 2rem; block-size: 1.25rem; border: 0; border-radius: 1rem; padding: 0.1875rem; background: var(--p-color-icon-secondary); transition: background 0.15s; margin-block: 0; }
    input:hover { background: var(--p-color-icon-secondary-hover); }
    input::after, input:is(:checked, [type="checkbox"]:indeterminate)::after { mask: none; inline-size: 0.875rem; block-size: 0.875rem; border-radius: 50%; background: white; transform: none; box-shadow: 0 1px 2px rgb(0 0 0 / 0.2); transition: transform 0.15s; }
    input:checked::after { transform: translateX(0.75rem) !important; }
    .below { margin-inline-start: 2.5rem; }
  `;
  build() {
    super.build();
    this.control.setAttribute("role", "switch");
  }
}

define("s-checkbox", Checkbox);
define("s-switch", Switch);
