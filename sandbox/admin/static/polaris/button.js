import { define, PolarisElement } from "./base.js";
import { ACTION_PROPS, ActionElement } from "./action.js";
import { iconMask } from "./icon.js";

const FOCUS = "outline: 2px solid var(--p-color-border-focus); outline-offset: 1px;";

const BUTTON_CSS = `
  :host { display: inline-flex; vertical-align: middle; max-inline-size: 100%; }
  :host([inlinesize="fill"]) { display: flex; inline-size: 100%; }
  .control {
    display: inline-flex; align-items: center; justify-content: center; gap: 0.125rem; inline-size: 100%; min-block-size: 1.75rem; position: relative;
    padding: 0.25rem 0.75rem; border: 0; border-radius: 0.5rem; cursor: pointer; text-decoration: none; user-select: none;
    font-size: 0.75rem; line-height: 1rem; font-weight: 550; color: var(--p-color-text);
    background: var(--p-color-bg-fill); box-shadow: var(--p-shadow-button);
  }
  .control:hover { background: var(--p-color-bg-fill-hover); box-shadow: var(--p-shadow-button-hover); }
  .control:active { background: var(--p-color-bg-fill-active); box-shadow: var(--p-shadow-button-inset); }
  .control:focus-visible { ${FOCUS} }
  .icon { inline-size: 1.25rem; block-size: 1.25rem; margin-block: -0.125rem; margin-inline-start: -0.25rem; background: currentColor; flex: none; }
  .icon[hidden], .spin[hidden] { display: none; }
  .control.bare { padding: 0.25rem; }
  .control.bare .icon { margin-inline: 0; }
  .control.primary { color: var(--p-color-text-brand-on-bg-fill); background: var(--p-color-button-gradient-bg-fill), var(--p-color-bg-fill-brand); box-shadow: var(--p-shadow-button-primary); }
  .control.primary:hover { background: var(--p-color-button-gradient-bg-fill), var(--p-color-bg-fill-brand-hover); box-shadow: var(--p-shadow-button-primary-hover); }
  .control.primary:active { box-shadow: var(--p-shadow-button-primary-inset); }
  .control.primary.critical { color: white; background: var(--p-color-button-gradient-bg-fill), var(--p-color-bg-fill-critical); box-shadow: var(--p-shadow-button-primary-critical); }
  .control.primary.critical:hover { background: var(--p-color-bg-fill-critical-hover); }
  .control.secondary.critical, .control.tertiary.critical { color: var(--p-color-text-critical-secondary); }
  .control.tertiary { background: transparent; box-shadow: none; }
  .control.tertiary:hover { background: var(--p-color-bg-fill-transparent-hover); }
  .control.tertiary:active { background: var(--p-color-bg-fill-transparent-active); }
  .control:disabled { cursor: default; color: var(--p-color-text-disabled); background: var(--p-color-bg-fill-disabled); box-shadow: none; }
  .control.primary:disabled { color: white; background: var(--p-color-bg-fill-brand-disabled); }
  .control.tertiary:disabled { background: transparent; }
  .control[aria-busy] slot, .control[aria-busy] .icon { visibility: hidden; }
  .spin { position: absolute; inline-size: 1rem; block-size: 1rem; border: 2px solid currentColor; border-block-start-color: transparent; border-radius: 50%; animation: turn 0.6s linear infinite; color: var(--p-color-icon-secondary); }
  .primary .spin { color: white; }
  @keyframes turn { to { transform: rotate(360deg); } }
  :host(:state(item)) { display: flex; inline-size: 100%; }
  :host(:state(item)) .control { justify-content: flex-start; gap: 0.375rem; padding: 0.375rem 0.5rem; min-block-size: 2rem; font-size: 0.8125rem; font-weight: 450; background: transparent; box-shadow: none; }
  :host(:state(item)) .control:is(:hover, :focus-visible) { background: var(--p-color-bg-surface-hover); }
  :host(:state(joined)) .control { border-radius: 0; }
  @media (max-width: 30.62rem) {
    .control { min-block-size: 2rem; padding-block: 0.375rem; font-size: 0.875rem; line-height: 1.25rem; }
    .control.bare { padding: 0.375rem; }
  }
`;

class Button extends ActionElement {
  static props = { ...ACTION_PROPS, variant: String, tone: String, icon: String, inlineSize: String, lang: String };
  static html = '<button class="control" type="button"><span class="icon" hidden></span><slot></slot><span class="spin" hidden></span></button>';
  static css = BUTTON_CSS;

  build() {
    super.build();
    this.find("slot").addEventListener("slotchange", () => this.update());
  }

  update() {
    super.update();
    const item = Boolean(this.closest("s-menu"));
    this.toggleState("item", item);
    const control = this.control;
    control.className = `control ${this.look()} ${this.tone || "auto"}`;
    control.classList.toggle("bare", Boolean(this.icon) && this.textContent.trim() === "" && !item);
    if (item) control.setAttribute("role", "menuitem");
    this.find(".icon").hidden = !this.icon;
    this.find(".spin").hidden = !this.loading;
    this.restyle(this.icon ? `.icon { mask: ${iconMask(this.icon)}; }` : "");
  }

  // `auto` follows the place, as the vendor's button does: the page's main action is the dark one.
  look() {
    if (this.closest("s-menu")) return "tertiary";
    if (this.variant && this.variant !== "auto") return this.variant;
    return this.slot === "primary-action" && this.parentElement?.localName !== "s-section" ? "primary" : "secondary";
  }

  toggleState(name, on) {
    if (on) this.internals.states.add(name);
    else this.internals.states.delete(name);
  }
}

class PressButton extends Button {
  static props = { ...Button.props, pressed: Boolean };
  static css = `${BUTTON_CSS} .control[aria-pressed="true"] { background: var(--p-color-bg-fill-tertiary); box-shadow: var(--p-shadow-button-inset); }`;

  update() {
    super.update();
    this.control.setAttribute("aria-pressed", String(this.pressed));
  }

  get defaultPressed() { return this.pressed; }
  set defaultPressed(next) { this.pressed = next; }
  afterPress() { this.toggleAttribute("pressed"); }
}

class ButtonGroup extends PolarisElement {
  static props = { gap: String, accessibilityLabel: String };
  static html = '<slot name="secondary-actions"></slot><slot></slot><slot name="primary-action"></slot>';
  static css = `
    :host { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
    :host([gap="none"]) { gap: 1px; }
  `;
  update() {
    this.setAttribute("role", "group");
    if (this.accessibilityLabel) this.setAttribute("aria-label", this.accessibilityLabel);
  }
}

class Link extends ActionElement {
  static props = { ...ACTION_PROPS, tone: String, lang: String };
  static html = '<a class="control" href="#"><slot></slot></a>';
  static css = `
    :host { display: inline; font-size: inherit; line-height: inherit; }
    .control { display: inline; padding: 0; border: 0; background: none; cursor: pointer; text-align: start; font-weight: inherit; color: var(--p-color-text-link); text-decoration: none; border-radius: 2px; overflow-wrap: anywhere; }
    .control:hover { text-decoration: underline; color: var(--p-color-text-link-hover); }
    .control:focus-visible { ${FOCUS} }
    :host([tone="critical"]) .control { color: var(--p-color-text-critical-secondary); }
    :host([tone="neutral"]) .control { color: inherit; text-decoration: underline; }
    :host-context(s-table-cell):host([tone="neutral"]) .control:not(:hover) { text-decoration: none; }
    :host-context(s-app-nav) { display: none; }
  `;
}

define("s-button", Button);
define("s-press-button", PressButton);
define("s-button-group", ButtonGroup);
define("s-link", Link);
