import { define, PolarisElement } from "./base.js";
import { BOX_PROPS, BOX_RULES, BoxElement, same, SPACE } from "./spacing.js";

const space = (value) => value.split(/\s+/).map((word) => SPACE[word] ?? word).join(" ");
const GAPS = { gap: ["gap", space], rowGap: ["row-gap", space], columnGap: ["column-gap", space] };
const ALIGN = {
  alignItems: ["align-items", same], justifyContent: ["justify-content", same], alignContent: ["align-content", same],
};
const strings = (rules) => Object.fromEntries(Object.keys(rules).map((name) => [name, String]));

const STACK_RULES = {
  ...BOX_RULES, ...GAPS, ...ALIGN,
  direction: ["flex-direction", (value) => (value === "inline" ? "row" : "column")],
};

class Stack extends BoxElement {
  static props = { ...BOX_PROPS, ...strings(STACK_RULES) };
  static rules = STACK_RULES;
  static css = `
    :host { display: flex; flex-direction: column; border: 0 solid var(--p-color-border); min-inline-size: 0; }
    :host([direction~="inline"]) { flex-wrap: wrap; align-items: center; }
    ::slotted(*) { min-inline-size: 0; max-inline-size: 100%; }
  `;
}

const GRID_RULES = {
  ...BOX_RULES, ...GAPS, ...ALIGN,
  gridTemplateColumns: ["grid-template-columns", same],
  gridTemplateRows: ["grid-template-rows", same],
  justifyItems: ["justify-items", same],
  placeItems: ["place-items", same],
  placeContent: ["place-content", same],
};

class Grid extends BoxElement {
  static props = { ...BOX_PROPS, ...strings(GRID_RULES) };
  static rules = GRID_RULES;
  static css = ":host { display: grid; border: 0 solid var(--p-color-border); } ::slotted(*) { min-inline-size: 0; }";
}

const ITEM_RULES = { ...BOX_RULES, gridColumn: ["grid-column", same], gridRow: ["grid-row", same] };

class GridItem extends BoxElement {
  static props = { ...BOX_PROPS, gridColumn: String, gridRow: String };
  static rules = ITEM_RULES;
}

class QueryContainer extends PolarisElement {
  static props = { containerName: String };
  static css = ":host { display: block; container-type: inline-size; }";
  update() {
    this.restyle(this.containerName ? `:host { container-name: ${CSS.escape(this.containerName)}; }` : "");
  }
}

class Divider extends PolarisElement {
  static props = { direction: String, color: String };
  static css = `
    :host { display: block; border-block-start: 1px solid var(--p-color-border-secondary); }
    :host([color="strong"]) { border-color: var(--p-color-border-tertiary); }
    :host([direction="block"]) { border-block-start: 0; border-inline-start: 1px solid var(--p-color-border-secondary); align-self: stretch; }
  `;
  connected() { this.setAttribute("role", "separator"); }
}

class ScrollBox extends BoxElement {
  static css = ":host { display: block; overflow: auto; border: 0 solid var(--p-color-border); }";
}

define("s-box", class extends BoxElement {});
define("s-stack", Stack);
define("s-grid", Grid);
define("s-grid-item", GridItem);
define("s-query-container", QueryContainer);
define("s-divider", Divider);
define("s-scroll-box", ScrollBox);
