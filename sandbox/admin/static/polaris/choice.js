import { define, PolarisElement } from "./base.js";
import { TICK_CSS } from "./checkbox.js";
import { MESSAGE_CSS, showMessages } from "./field.js";

class Choice extends PolarisElement {
  static shadow = { mode: "open", delegatesFocus: true };
  static props = { disabled: Boolean, accessibilityLabel: String };
  static css = `${TICK_CSS} ${MESSAGE_CSS} :host { display: block; margin-block-end: 0.5rem; } .below { display: block; } .below.none { display: none; }`;
  static html = `
    <label class="row"><input type="radio"><span class="text"><slot></slot></span></label>
    <div class="below details"><slot name="details"></slot></div><div class="below more"><slot name="secondary-content"></slot></div>`;

  static get observedAttributes() { return [...super.observedAttributes, "selected", "value"]; }

  get control() { return this.find("input"); }
  get list() { return this.closest("s-choice-list"); }
  get value() { return this.getAttribute("value") ?? ""; }
  set value(next) { this.setAttribute("value", next); }
  get selected() { return this.control.checked; }
  set selected(next) {
    this.control.checked = Boolean(next);
    this.list?.spread();
  }
  get defaultSelected() { return this.hasAttribute("selected"); }
  set defaultSelected(next) { this.toggleAttribute("selected", Boolean(next)); }

  build() {
    this.control.addEventListener("change", () => this.list?.chosen(this));
    this.control.addEventListener("keydown", (event) => this.list?.moved(this, event));
    this.shadowRoot.addEventListener("slotchange", () => this.update());
  }

  connected() { this.list?.spread(); }

  attributeChangedCallback(name, before, after) {
    if (name === "selected") this.selected = after !== null;
    super.attributeChangedCallback(name, before, after);
  }

  update() {
    this.control.type = this.list?.multiple ? "checkbox" : "radio";
    this.control.disabled = this.disabled || Boolean(this.list?.disabled);
    if (this.accessibilityLabel) this.control.setAttribute("aria-label", this.accessibilityLabel);
    for (const [box, slot] of [[".details", "details"], [".more", "secondary-content"]]) {
      this.find(box).classList.toggle("none", !this.querySelector(`:scope > [slot="${slot}"]`));
    }
  }
}

const NEXT = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

class ChoiceList extends PolarisElement {
  static formAssociated = true;
  static props = {
    label: String, details: String, error: String, name: String, disabled: Boolean, multiple: Boolean,
    labelAccessibilityVisibility: String,
  };
  static events = ["change", "input"];
  static css = `
    :host { display: block; }
    .text { font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; margin-block-end: 0.25rem; }
    .text:empty { display: none; }
    :host([labelaccessibilityvisibility="exclusive"]) .text { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .details { color: var(--p-color-text-secondary); }
    ${MESSAGE_CSS}
  `;
  static html = `
    <div class="group" aria-labelledby="label"><div class="text" id="label"></div>
    <div class="below details" id="details"><slot name="details"><span class="details-text"></span></slot></div>
    <slot></slot></div><div class="below error" id="error" role="alert"><slot name="error"><span class="error-text"></span></slot></div>`;

  static get observedAttributes() { return [...super.observedAttributes, "values"]; }

  constructor() {
    super();
    this.internals = this.attachInternals();
  }

  get choices() { return [...this.querySelectorAll("s-choice")].filter((choice) => choice.control); }
  get values() { return this.wanted ?? this.choices.filter((choice) => choice.selected).map((choice) => choice.value); }
  // The values may be set before the choices exist, so the wish is kept until a person chooses otherwise.
  set values(next) {
    this.wanted = [...(next ?? [])].map(String);
    this.spread();
  }

  build() {
    this.find("slot:not([name])").addEventListener("slotchange", () => this.spread());
  }

  attributeChangedCallback(name, before, after) {
    if (name === "values" && after !== null) this.values = after.split(",").map((value) => value.trim()).filter(Boolean);
    super.attributeChangedCallback(name, before, after);
  }

  spread() {
    const { choices } = this;
    if (this.wanted) for (const choice of choices) choice.control.checked = this.wanted.includes(choice.value);
    // One radio of the list is in the tab order: the chosen one, or the first.
    const stop = choices.find((choice) => choice.control.checked) ?? choices.find((choice) => !choice.disabled);
    for (const choice of choices) choice.control.tabIndex = this.multiple || choice === stop ? 0 : -1;
    this.report();
  }

  chosen(choice) {
    if (!this.multiple) for (const other of this.choices) other.control.checked = other === choice;
    this.wanted = this.choices.filter((other) => other.control.checked).map((other) => other.value);
    this.spread();
    this.emit("input");
    this.emit("change");
  }

  moved(choice, event) {
    if (this.multiple || !(event.key in NEXT)) return;
    event.preventDefault();
    const open = this.choices.filter((other) => !other.control.disabled);
    const next = open.at((open.indexOf(choice) + NEXT[event.key]) % open.length);
    next.control.checked = true;
    next.control.focus();
    this.chosen(next);
  }

  report() {
    const data = new FormData();
    if (this.name) for (const value of this.values) data.append(this.name, value);
    this.internals.setFormValue(data);
  }

  formResetCallback() {
    this.values = this.choices.filter((choice) => choice.defaultSelected).map((choice) => choice.value);
  }

  update() {
    const group = this.find(".group");
    group.setAttribute("role", this.multiple ? "group" : "radiogroup");
    this.find(".text").textContent = this.label;
    showMessages(this, group);
    for (const choice of this.choices) choice.update();
    this.spread();
  }
}

define("s-choice", Choice);
define("s-choice-list", ChoiceList);
