import { define, PolarisElement } from "./base.js";

const FONT = `
  :host([fontsize="small-200"]) { font-size: 0.6875rem; line-height: 0.875rem; }
  :host([fontsize="small-100"]), :host([fontsize="small"]) { font-size: 0.75rem; line-height: 1rem; }
  :host([fontsize="base"]) { font-size: 0.8125rem; line-height: 1.25rem; }
  :host([fontsize="large"]), :host([fontsize="large-100"]) { font-size: 0.875rem; line-height: 1.25rem; }
  :host([fontweight="base"]) { font-weight: 450; }
  :host([fontweight="medium"]) { font-weight: 550; }
  :host([fontweight="semibold"]) { font-weight: 650; }
  :host([fontweight="bold"]) { font-weight: 700; }
  :host([fontvariantnumeric="tabular-nums"]) { font-variant-numeric: tabular-nums; }
  :host([color="subdued"]) { color: var(--p-color-text-secondary); }
  :host([tone="info"]) { color: var(--p-color-text-info); }
  :host([tone="success"]) { color: var(--p-color-text-success); }
  :host([tone="caution"]) { color: var(--p-color-text-caution); }
  :host([tone="warning"]) { color: var(--p-color-text-warning); }
  :host([tone="critical"]) { color: var(--p-color-text-critical); }
  :host([tone="neutral"]) { color: var(--p-color-text-secondary); }
`;
const HIDDEN = `
  :host([accessibilityvisibility="exclusive"]) {
    position: absolute !important; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
`;
const TEXT_PROPS = {
  color: String, tone: String, fontSize: String, fontWeight: String, fontVariantNumeric: String,
  accessibilityVisibility: String, lineClamp: Number, type: String, interestFor: String,
};

function clamp(element) {
  if (!element.lineClamp) return "";
  return `:host { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: ${element.lineClamp}; overflow: hidden; }`;
}

function hideFromReaders(element) {
  if (element.accessibilityVisibility === "hidden") element.setAttribute("aria-hidden", "true");
  else element.removeAttribute("aria-hidden");
}

class Text extends PolarisElement {
  static props = TEXT_PROPS;
  static css = `
    :host { display: inline; font-size: inherit; line-height: inherit; overflow-wrap: anywhere; }
    :host([type="strong"]) { font-weight: 650; }
    :host([type="redundant"]) { text-decoration: line-through; color: var(--p-color-text-secondary); }
    ${FONT} ${HIDDEN}
  `;
  update() { hideFromReaders(this); }
}

class Paragraph extends PolarisElement {
  static props = TEXT_PROPS;
  static css = `
    :host { display: block; font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; overflow-wrap: anywhere; }
    ${FONT} ${HIDDEN}
  `;
  connected() { if (!this.hasAttribute("role")) this.setAttribute("role", "paragraph"); }
  update() {
    hideFromReaders(this);
    this.restyle(clamp(this));
  }
}

// The level follows the nesting of sections, as in the vendor's components: the page is 1, its cards 2.
export function headingLevel(element) {
  let level = 1;
  for (let at = element.parentNode; at; at = at.parentNode ?? at.host) {
    if (at.localName === "s-section" || at.localName === "s-page" || at.localName === "s-modal") level += 1;
  }
  return Math.min(level, 6);
}

class Heading extends PolarisElement {
  static props = { fontSize: String, lineClamp: Number, accessibilityRole: String, accessibilityVisibility: String };
  static css = `
    :host { display: block; font-size: 0.875rem; line-height: 1.25rem; font-weight: 650; color: var(--p-color-text); overflow-wrap: anywhere; }
    :host([fontsize="small"]) { font-size: 0.8125rem; }
    :host([fontsize^="large"]) { font-size: 1rem; }
    :host([fontsize="large-200"]) { font-size: 1.25rem; line-height: 1.5rem; }
    :host([fontsize="large-300"]) { font-size: 1.5rem; line-height: 2rem; }
    :host([fontsize="large-400"]) { font-size: 1.875rem; line-height: 2.5rem; }
    ${HIDDEN}
  `;
  update() {
    this.restyle(clamp(this));
    if (this.accessibilityRole === "presentation" || this.accessibilityRole === "none") this.setAttribute("role", "presentation");
    else {
      this.setAttribute("role", "heading");
      this.setAttribute("aria-level", String(headingLevel(this)));
    }
  }
}

class UnorderedList extends PolarisElement {
  static css = ":host { display: flex; flex-direction: column; gap: 0.25rem; padding-inline-start: 1.25rem; list-style: disc; font-size: 0.8125rem; line-height: 1.25rem; }";
  connected() { this.setAttribute("role", "list"); }
}

class OrderedList extends UnorderedList {
  static css = `${UnorderedList.css} :host { list-style: decimal; }`;
}

class ListItem extends PolarisElement {
  static css = ":host { display: list-item; }";
  connected() { this.setAttribute("role", "listitem"); }
}

// A number element formats nothing by itself: its slot carries what is shown.
class NumberText extends Text {}

define("s-text", Text);
define("s-number", NumberText);
define("s-paragraph", Paragraph);
define("s-heading", Heading);
define("s-unordered-list", UnorderedList);
define("s-ordered-list", OrderedList);
define("s-list-item", ListItem);
