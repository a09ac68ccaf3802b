import { define, PolarisElement } from "./base.js";
import { ACTION_PROPS, ActionElement } from "./action.js";
import { BOX_PROPS, BOX_RULES, rulesFor } from "./spacing.js";

class Clickable extends ActionElement {
  static props = { ...BOX_PROPS, ...ACTION_PROPS, lang: String };
  static html = '<button class="control" type="button"><slot></slot></button>';
  static css = `
    :host { display: block; }
    .control { display: block; inline-size: 100%; block-size: 100%; padding: 0; border: 0 solid var(--p-color-border); background: none; text-align: start; color: inherit; text-decoration: none; font: inherit; cursor: pointer; border-radius: 0.25rem; }
    .control:hover { background: var(--p-color-bg-fill-transparent-hover); }
    .control:focus-visible { outline: 2px solid var(--p-color-border-focus); outline-offset: 1px; }
    .control:disabled { cursor: default; opacity: 0.5; }
  `;
  update() {
    super.update();
    this.restyle(rulesFor(this, BOX_RULES, ".control"));
  }
}

const CHIP_CSS = `
  :host { display: inline-flex; vertical-align: middle; max-inline-size: 100%; }
  .chip { display: inline-flex; align-items: center; gap: 0.25rem; min-block-size: 1.5rem; padding: 0.125rem 0.5rem; border: 0; border-radius: 0.5rem; font-size: 0.75rem; line-height: 1rem; font-weight: 450; color: var(--p-color-text); text-decoration: none; background: var(--p-color-bg-fill-tertiary); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  :host([color="subdued"]) .chip { background: var(--p-color-bg-fill-secondary); color: var(--p-color-text-secondary); }
  :host([color="strong"]) .chip { font-weight: 650; }
  .remove { display: grid; border: 0; padding: 0; background: none; cursor: pointer; color: inherit; margin-inline: 0.125rem -0.25rem; border-radius: 0.25rem; }
  .remove[hidden] { display: none; }
  .remove svg { inline-size: 1rem; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; }
  button.chip, a.chip, .control { cursor: pointer; }
  :is(.control, .remove):focus-visible { outline: 2px solid var(--p-color-border-focus); outline-offset: 1px; }
`;
const REMOVE = '<button type="button" class="remove" aria-label="Remove" hidden><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M6.5 6.5l7 7m0-7l-7 7"/></svg></button>';

class Chip extends PolarisElement {
  static props = { color: String, removable: Boolean, accessibilityLabel: String };
  static events = ["remove"];
  static html = `<span class="chip"><slot name="graphic"></slot><slot></slot>${REMOVE}</span>`;
  static css = CHIP_CSS;
  build() {
    this.find(".remove").addEventListener("click", (event) => {
      event.stopPropagation();
      this.emit("remove");
    });
  }
  update() { this.find(".remove").hidden = !this.removable; }
}

class ClickableChip extends ActionElement {
  static props = { ...ACTION_PROPS, color: String, removable: Boolean };
  static events = ["click", "remove", "afterhide"];
  static html = `<span class="chip"><button class="control" type="button"><slot name="graphic"></slot><slot></slot></button>${REMOVE}</span>`;
  static css = `${CHIP_CSS} .control { border: 0; padding: 0; background: none; font: inherit; color: inherit; text-decoration: none; }`;
  build() {
    super.build();
    this.find(".remove").addEventListener("click", (event) => {
      event.stopPropagation();
      if (!this.emit("remove", { cancelable: true })) return;
      this.hidden = true;
      this.emit("afterhide");
    });
  }
  update() {
    super.update();
    this.find(".remove").hidden = !this.removable;
  }
}

// The app's menu is shown by the admin around the frame, so inside the page these links take no room.
class AppNav extends PolarisElement {
  static css = ":host { display: none !important; }";
}

define("s-clickable", Clickable);
define("s-chip", Chip);
define("s-clickable-chip", ClickableChip);
define("s-app-nav", AppNav);
