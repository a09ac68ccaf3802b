// Text-like fields: a label, an inner native control, details and an error that stands red beside the field.
import { PolarisElement } from "./base.js";
import { iconMask } from "./icon.js";

export const FIELD_PROPS = {
  label: String, details: String, error: String, name: String, placeholder: String, disabled: Boolean, required: Boolean,
  readOnly: Boolean, labelAccessibilityVisibility: String, autocomplete: String,
};

export const MESSAGE_CSS = `
  .below { display: none; font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; margin-block-start: 0.25rem; }
  .details { color: var(--p-color-text-secondary); }
  .error { color: var(--p-color-text-critical); }
  .error::before { content: ""; display: inline-block; inline-size: 1.25rem; block-size: 1.25rem; margin-inline-end: 0.25rem; vertical-align: -0.3rem; background: var(--p-color-icon-critical); mask: ${iconMask("alert-circle")}; }
  .below.shown { display: block; }
`;

const FIELD_CSS = `
  :host { display: block; min-inline-size: 0; }
  label { display: block; margin-block-end: 0.25rem; font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; color: var(--p-color-text); }
  :host([labelaccessibilityvisibility="exclusive"]) label { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .star { color: var(--p-color-text-critical-secondary); }
  .star[hidden] { display: none; }
  .frame {
    display: flex; align-items: center; gap: 0.25rem; min-block-size: 2rem; padding-inline: 0.75rem; position: relative; cursor: text;
    border: 0.66px solid var(--p-color-input-border); border-radius: 0.5rem; background: var(--p-color-input-bg-surface);
  }
  .frame:hover { border-color: var(--p-color-input-border-hover); background: var(--p-color-input-bg-surface-hover); }
  .frame:focus-within { border-color: var(--p-color-input-border-active); background: var(--p-color-input-bg-surface-active); outline: 2px solid var(--p-color-border-focus); outline-offset: 1px; }
  .frame.bad { border-color: var(--p-color-border-critical-secondary); background: var(--p-color-bg-surface-critical); }
  .frame.off { border-color: transparent; background: var(--p-color-bg-surface-disabled); cursor: default; }
  .control { flex: 1; inline-size: 100%; min-inline-size: 0; border: 0; padding: 0.375rem 0; background: none; outline: none; font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; color: var(--p-color-text); appearance: none; }
  .control::placeholder { color: var(--p-color-text-secondary); }
  .control:disabled { color: var(--p-color-text-disabled); }
  .affix { color: var(--p-color-text-secondary); font-size: 0.8125rem; white-space: nowrap; }
  .affix:empty { display: none; }
  ${MESSAGE_CSS}
  @media (max-width: 30.62rem) { .control { font-size: 1rem; line-height: 1.5rem; } }
`;

export function fieldHtml(control) {
  return `
    <label for="control"><span class="text"></span><span class="star" aria-hidden="true" hidden> *</span></label>
    <div class="frame"><span class="affix prefix"></span>${control}<span class="affix suffix"></span><slot name="accessory"></slot></div>
    <div class="below error" id="error" role="alert"><slot name="error"><span class="error-text"></span></slot></div>
    <div class="below details" id="details"><slot name="details"><span class="details-text"></span></slot></div>`;
}

/** Shows details and error under a control and ties them to it for assistive technology. */
export function showMessages(element, control) {
  const described = [];
  for (const kind of ["error", "details"]) {
    const text = element.getAttribute(kind) ?? "";
    const slotted = element.querySelector(`:scope > [slot="${kind}"]`);
    element.find(`.${kind}-text`).textContent = text;
    const shown = Boolean(text || slotted);
    element.find(`.${kind}`).classList.toggle("shown", shown);
    if (shown) described.push(kind);
  }
  if (described.length) control.setAttribute("aria-describedby", described.join(" "));
  else control.removeAttribute("aria-describedby");
  control.setAttribute("aria-invalid", String(described.includes("error")));
}

export class FieldElement extends PolarisElement {
  static formAssociated = true;
  static shadow = { mode: "open", delegatesFocus: true };
  static props = FIELD_PROPS;
  static events = ["input", "change", "focus", "blur"];
  static css = FIELD_CSS;
  static html = fieldHtml('<input class="control" id="control">');

  static get observedAttributes() { return [...super.observedAttributes, "value"]; }

  constructor() {
    super();
    this.internals = this.attachInternals();
  }

  get control() { return this.find(".control"); }
  get value() { return this.built ? this.control.value : (this.early ?? this.getAttribute("value") ?? ""); }
  set value(next) {
    const text = next === null || next === undefined ? "" : String(next);
    if (!this.built) this.early = text;
    else if (this.control.value !== text) this.control.value = text;
    this.report();
  }
  get defaultValue() { return this.getAttribute("value") ?? ""; }
  set defaultValue(next) { this.setAttribute("value", next); }
  get form() { return this.internals.form; }

  build() {
    this.control.value = this.early ?? this.getAttribute("value") ?? "";
    this.control.addEventListener("input", () => this.report());
    // A native `change` stops at the shadow root; the host says it again.
    this.control.addEventListener("change", () => {
      this.report();
      this.emit("change");
    });
    this.control.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && this.control.localName === "input") this.internals.form?.requestSubmit();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (name === "value" && this.built && before !== after) this.value = after;
    super.attributeChangedCallback(name, before, after);
  }

  formResetCallback() { this.value = this.defaultValue; }

  report() {
    if (!this.built) return;
    this.internals.setFormValue(this.control.value);
  }

  update() {
    const control = this.control;
    this.find(".text").textContent = this.label;
    this.find(".star").hidden = !this.required;
    control.disabled = this.disabled;
    control.readOnly = this.readOnly;
    control.setAttribute("aria-required", String(this.required));
    control.placeholder = this.placeholder;
    if (this.autocomplete) control.setAttribute("autocomplete", this.autocomplete);
    if (this.getAttribute("aria-label")) control.setAttribute("aria-label", this.getAttribute("aria-label"));
    this.find(".frame").classList.toggle("bad", Boolean(this.error));
    this.find(".frame").classList.toggle("off", this.disabled);
    showMessages(this, control);
    this.refine(control);
    this.report();
  }

  refine() {}
}
