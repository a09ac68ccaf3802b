import { byId, define, PolarisElement } from "./base.js";
import { BOX_RULES, rulesFor } from "./spacing.js";

const FLOAT_CSS = `
  :host { display: contents; }
  .float { position: fixed; inset: auto; margin: 0; padding: 0; border: 0; overflow: auto; border-radius: 0.75rem; color: var(--p-color-text); background: var(--p-color-bg-surface); box-shadow: var(--p-shadow-300), 0 0 0 1px rgb(26 26 26 / 0.07); font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; max-inline-size: calc(100vw - 1rem); max-block-size: calc(100dvh - 1rem); }
`;

// Below the anchor and aligned to its start; above it, or shifted, when the window leaves no room.
function placeAt(float, anchor) {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = float;
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
  const below = at.bottom + 4;
  const top = below + height > innerHeight - 8 && at.top > height + 12 ? at.top - height - 4 : below;
  float.style.left = `${left}px`;
  float.style.top = `${Math.max(8, top)}px`;
}

const SIZE_PROPS = ["blockSize", "inlineSize", "maxBlockSize", "maxInlineSize", "minBlockSize", "minInlineSize"];

class Popover extends PolarisElement {
  static props = Object.fromEntries(SIZE_PROPS.map((name) => [name, String]));
  static events = ["show", "hide", "aftershow", "afterhide", "toggle", "aftertoggle"];
  static html = '<div class="float" popover="auto"><slot></slot></div>';
  static css = FLOAT_CSS;

  get float() { return this.find(".float"); }
  get open() { return this.float.matches(":popover-open"); }

  build() {
    this.float.addEventListener("toggle", (event) => this.toggled(event.newState === "open"));
  }

  update() {
    const rules = Object.fromEntries(SIZE_PROPS.map((name) => [name, BOX_RULES[name]]));
    this.restyle(rulesFor(this, rules, ".float"));
  }

  showOverlay(source) {
    if (this.open) return;
    this.source = source;
    this.emit("show", { bubbles: false });
    this.float.showPopover();
    placeAt(this.float, source ?? document.body);
    this.settle();
  }

  settle() {}

  hideOverlay() {
    if (this.open) this.float.hidePopover();
  }

  toggleOverlay(source) {
    // A press on the opener has already dismissed the popover lightly: it must not come straight back.
    if (this.open || performance.now() - (this.hiddenAt ?? -1000) < 200) this.hideOverlay();
    else this.showOverlay(source);
  }

  toggled(open) {
    if (!open) this.hiddenAt = performance.now();
    this.source?.control?.setAttribute("aria-expanded", String(open));
    if (!open) this.emit("hide", { bubbles: false });
    this.emit(open ? "aftershow" : "afterhide", { bubbles: false });
    this.emit("aftertoggle", { bubbles: false });
  }
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

class Menu extends Popover {
  static props = { accessibilityLabel: String };
  static html = '<div class="float" popover="auto" role="menu"><slot></slot></div>';
  static css = `${FLOAT_CSS} .float { padding: 0.375rem; min-inline-size: 10rem; }`;

  build() {
    super.build();
    this.addEventListener("click", (event) => {
      if (event.target.closest("s-button")) this.hideOverlay();
    });
    this.float.addEventListener("keydown", (event) => this.move(event));
  }

  update() {
    if (this.accessibilityLabel) this.float.setAttribute("aria-label", this.accessibilityLabel);
  }

  get items() { return [...this.querySelectorAll("s-button")].filter((item) => !item.disabled); }
  settle() { this.items[0]?.focus(); }

  move(event) {
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    const { items } = this;
    const at = items.findIndex((item) => item === document.activeElement || item.matches(":focus-within, :focus"));
    items.at((at + STEPS[event.key] + items.length) % items.length)?.focus();
  }
}

class Tooltip extends PolarisElement {
  static html = '<div class="float" popover="manual" role="tooltip"><slot></slot></div>';
  static css = `${FLOAT_CSS} .float { padding: 0.25rem 0.5rem; max-inline-size: 14rem; border-radius: 0.5rem; pointer-events: none; }`;

  show(source) {
    const float = this.find(".float");
    if (float.matches(":popover-open")) return;
    float.showPopover();
    placeAt(float, source);
  }

  hide() {
    const float = this.find(".float");
    if (float.matches(":popover-open")) float.hidePopover();
  }
}

// Tooltips are tied by `interestfor` on any element, so one listener per document serves them all.
function interested(show) {
  return (event) => {
    const source = event.composedPath().find((node) => node.getAttribute?.("interestfor"));
    if (!source) return;
    const tip = byId(source, source.getAttribute("interestfor"));
    if (tip instanceof Tooltip) tip[show ? "show" : "hide"](source);
  };
}

define("s-popover", Popover);
define("s-menu", Menu);
define("s-tooltip", Tooltip);
for (const type of ["mouseover", "focusin"]) document.addEventListener(type, interested(true));
for (const type of ["mouseout", "focusout"]) document.addEventListener(type, interested(false));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const tip of document.querySelectorAll("s-tooltip")) tip.hide();
});
