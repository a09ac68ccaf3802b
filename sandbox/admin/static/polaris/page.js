import { define, PolarisElement } from "./base.js";
import { headingLevel } from "./text.js";

const flagSlots = (element, names) => {
  for (const name of names) {
    const filled = Boolean(element.querySelector(`:scope > [slot="${name}"]`));
    if (filled) element.internals.states.add(name);
    else element.internals.states.delete(name);
  }
};

class Watched extends PolarisElement {
  static slots = [];
  constructor() {
    super();
    this.internals = this.attachInternals();
  }
  build() {
    this.shadowRoot.addEventListener("slotchange", () => this.update());
  }
  update() { flagSlots(this, this.constructor.slots); }
}

class Page extends Watched {
  static props = { heading: String, inlineSize: String };
  static slots = ["aside", "primary-action", "secondary-actions", "breadcrumb-actions", "supplemental-start"];
  static html = `
    <main><header>
      <nav class="crumbs"><slot name="breadcrumb-actions"></slot></nav><h1></h1><slot name="accessory"></slot>
      <div class="actions"><slot name="secondary-actions"></slot><slot name="primary-action"></slot></div>
    </header>
    <div class="supplement"><slot name="supplemental-start"></slot></div>
    <div class="columns"><div class="column"><slot></slot></div><aside class="column"><slot name="aside"></slot></aside></div></main>`;
  static css = `
    :host { display: block; container-type: inline-size; background: var(--p-color-bg); color: var(--p-color-text); min-block-size: 100%; }
    main { max-inline-size: 62.375rem; margin-inline: auto; padding: 0 1.5rem 3rem; }
    :host([inlinesize="small"]) main { max-inline-size: 41.375rem; }
    :host([inlinesize="large"]) main { max-inline-size: none; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; padding-block: 1rem; min-block-size: 3.75rem; }
    h1 { font-size: 1.25rem; line-height: 1.5rem; font-weight: 650; letter-spacing: -0.0125rem; overflow-wrap: anywhere; }
    header:has(h1:empty):not(:has(.shown)) { padding-block: 0.5rem; min-block-size: 0; }
    .crumbs { display: none; align-items: center; font-size: 0.8125rem; line-height: 1.25rem; font-weight: 550; }
    :host(:state(breadcrumb-actions)) .crumbs { display: flex; gap: 0.25rem; }
    :host(:state(breadcrumb-actions)) .crumbs::after { content: "›"; color: var(--p-color-icon-secondary); font-size: 1.125rem; margin-inline-start: 0.125rem; }
    .actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-inline-start: auto; }
    .column { display: flex; flex-direction: column; gap: 1rem; min-inline-size: 0; }
    :host(:state(supplemental-start)) .supplement { margin-block: -0.5rem 1rem; }
    .columns { display: grid; gap: 1rem; align-items: start; }
    aside.column { display: none; }
    :host(:state(aside)) aside.column { display: flex; }
    @container (inline-size >= 48rem) {
      :host(:state(aside)) .columns { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); }
    }
    @container (inline-size < 30.625rem) {
      main { padding-inline: 0; padding-block-end: 2rem; }
      header { padding-inline: 1rem; }
      .actions { margin-inline-start: auto; }
      .supplement { padding-inline: 1rem; }
    }
  `;
  update() {
    super.update();
    this.find("h1").textContent = this.heading;
    if (this.heading && window.parent !== window) document.title ||= this.heading;
  }
}

class Section extends Watched {
  static props = { heading: String, subheading: String, padding: String, accessibilityLabel: String };
  static slots = ["primary-action", "secondary-actions", "accessory", "supplemental", "graphic"];
  static html = `
    <section><div class="head"><slot name="graphic"></slot><div class="titles"><div class="heading"></div><div class="sub"></div></div>
    <slot name="accessory"></slot><div class="actions"><slot name="secondary-actions"></slot><slot name="primary-action"></slot></div></div>
    <div class="content"><slot></slot></div><div class="more"><slot name="supplemental"></slot></div></section>`;
  static css = `
    :host { display: block; min-inline-size: 0; }
    section { display: flex; flex-direction: column; gap: 0.75rem; font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; }
    :host(:state(card)) section { background: var(--p-color-bg-surface); border-radius: 0.75rem; padding: 1rem; box-shadow: var(--p-shadow-100), 0 0 0 1px rgb(26 26 26 / 0.07); overflow: hidden; overflow: clip; }
    :host(:state(card)[padding="none"]) section { padding: 0; gap: 0; }
    :host([padding="none"]) .content { gap: 0; }
    :host([padding="none"]) .head { padding: 1rem 1rem 0.75rem; }
    .head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
    .head.none, .sub:empty { display: none; }
    .titles { flex: 1; min-inline-size: 8rem; }
    .heading { font-size: 0.875rem; line-height: 1.25rem; font-weight: 650; color: var(--p-color-text); }
    :host(:not(:state(card))) .heading { font-size: 0.8125rem; }
    .sub { color: var(--p-color-text-secondary); }
    .actions { display: flex; gap: 0.5rem; flex-wrap: wrap; }
    .content { display: flex; flex-direction: column; gap: 1rem; min-inline-size: 0; }
    ::slotted(:is(s-button, s-button-group, s-link, s-badge):not([inlinesize="fill"])) { align-self: flex-start; }
    .more { display: none; }
    :host(:state(supplemental)) .more { display: block; }
    @container (inline-size < 30.625rem) { :host(:state(card)) section { border-radius: 0; } }
  `;

  update() {
    super.update();
    const inside = this.parentElement?.closest("s-section, s-modal, s-popover, s-menu");
    if (inside) this.internals.states.delete("card");
    else this.internals.states.add("card");
    const heading = this.find(".heading");
    heading.textContent = this.heading;
    heading.setAttribute("role", "heading");
    heading.setAttribute("aria-level", String(headingLevel(this)));
    this.find(".sub").textContent = this.subheading;
    const label = this.accessibilityLabel || this.heading;
    if (label) this.find("section").setAttribute("aria-label", label);
    const slotted = this.constructor.slots.some((name) => name !== "supplemental" && this.internals.states.has(name));
    this.find(".head").classList.toggle("none", !this.heading && !this.subheading && !slotted);
  }
}

class EmptyState extends Watched {
  static props = { heading: String };
  static html = `
    <slot name="graphic"></slot><div class="heading" role="heading" aria-level="3"></div><slot name="subheading"></slot><slot></slot>
    <div class="actions"><slot name="secondary-actions"></slot><slot name="primary-action"></slot></div>`;
  static css = `
    :host { display: flex; flex-direction: column; align-items: center; gap: 0.5rem; padding: 2.5rem 1rem; text-align: center; font-size: 0.8125rem; line-height: 1.25rem; }
    .heading { font-size: 0.875rem; font-weight: 650; }
    .actions { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.5rem; margin-block-start: 0.5rem; }
  `;
  update() {
    super.update();
    this.find(".heading").textContent = this.heading;
  }
}

define("s-page", Page);
define("s-section", Section);
define("s-empty-state", EmptyState);
