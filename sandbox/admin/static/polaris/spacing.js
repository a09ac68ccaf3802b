// Box properties shared by s-box, s-stack, s-grid, s-clickable…: keywords and `@container` values become CSS.
import { PolarisElement } from "./base.js";

export const SPACE = {
  none: "0", "small-500": "0.125rem", "small-400": "0.25rem", "small-300": "0.375rem", "small-200": "0.5rem",
  "small-100": "0.75rem", small: "0.75rem", base: "1rem", large: "1.25rem", "large-100": "1.25rem",
  "large-200": "1.5rem", "large-300": "2rem", "large-400": "2.5rem", "large-500": "3rem",
};
const RADIUS = {
  none: "0", "small-200": "2px", "small-100": "4px", small: "6px", base: "8px", large: "12px", "large-100": "12px",
  "large-200": "16px", max: "9999px",
};
const BORDER_WIDTH = {
  none: "0", "small-100": "0.5px", small: "0.66px", base: "1px", large: "2px", "large-100": "3px", "large-200": "4px",
};
const BORDER_COLOR = {
  subdued: "var(--p-color-border-secondary)", base: "var(--p-color-border)", strong: "var(--p-color-border-inverse)",
};
const BACKGROUND = {
  transparent: "transparent", base: "var(--p-color-bg-surface)", subdued: "var(--p-color-bg-surface-secondary)",
  strong: "var(--p-color-bg-surface-brand)",
};

const words = (table) => (value) => value.split(/\s+/).map((word) => table[word] ?? word).join(" ");
export const same = (value) => value;
const hide = (value) => (value === "none" ? "none" : null);

export const BOX_RULES = {
  background: ["background-color", (value) => BACKGROUND[value] ?? null],
  borderRadius: ["border-radius", words(RADIUS)],
  borderWidth: ["border-width", words(BORDER_WIDTH)],
  borderStyle: ["border-style", (value) => value.replaceAll("auto", "solid")],
  borderColor: ["border-color", (value) => BORDER_COLOR[value] ?? null],
  padding: ["padding", words(SPACE)],
  paddingBlock: ["padding-block", words(SPACE)],
  paddingInline: ["padding-inline", words(SPACE)],
  paddingBlockStart: ["padding-block-start", words(SPACE)],
  paddingBlockEnd: ["padding-block-end", words(SPACE)],
  paddingInlineStart: ["padding-inline-start", words(SPACE)],
  paddingInlineEnd: ["padding-inline-end", words(SPACE)],
  display: ["display", hide],
  blockSize: ["block-size", same],
  minBlockSize: ["min-block-size", same],
  maxBlockSize: ["max-block-size", same],
  inlineSize: ["inline-size", same],
  minInlineSize: ["min-inline-size", same],
  maxInlineSize: ["max-inline-size", same],
  overflow: ["overflow", same],
};

export const BOX_PROPS = Object.fromEntries(
  [...Object.keys(BOX_RULES), "border", "accessibilityRole", "accessibilityLabel", "accessibilityVisibility"].map((name) => [name, String]),
);

/** `@container (inline-size > 500px) large, base` → [["(inline-size > 500px)", "large"], [null, "base"]]. */
export function variants(value) {
  if (!value.trim().startsWith("@container")) return [[null, value.trim()]];
  const [, query, rest] = value.match(/^\s*@container\s*([^)]*\([^)]*\)(?:\s*(?:and|or)\s*\([^)]*\))*)\s*(.*)$/s) ?? [];
  if (!query) return [[null, value]];
  const comma = rest.indexOf(",");
  if (comma < 0) return [[query, rest.trim()]];
  return [[query, rest.slice(0, comma).trim()], ...variants(rest.slice(comma + 1))];
}

function shorthandBorder(value) {
  if (!value) return "";
  const [width, color = "base", style = "solid"] = value.split(/\s+/);
  const line = style === "auto" ? "solid" : style;
  return `border: ${BORDER_WIDTH[width] ?? "0"} ${line} ${BORDER_COLOR[color] ?? BORDER_COLOR.base};`;
}

/** CSS text for the rules whose attributes the element carries, aimed at `selector`. */
export function rulesFor(element, rules, selector = ":host") {
  let plain = shorthandBorder(element.getAttribute("border"));
  let conditional = "";
  for (const [name, [property, translate]] of Object.entries(rules)) {
    const raw = element.getAttribute(name);
    if (raw === null) continue;
    for (const [query, value] of variants(raw)) {
      const css = translate(value);
      if (css === null) continue;
      if (query) conditional = `@container ${query} { ${selector} { ${property}: ${css}; } }\n${conditional}`;
      else plain += `${property}: ${css};`;
    }
  }
  return `${selector} { ${plain} }\n${conditional}`;
}

const ROLES = { "ordered-list": "list", "unordered-list": "list", "list-item": "listitem", header: "banner", footer: "contentinfo", aside: "complementary", section: "region", generic: "" };

export function applyAccessibility(element, target) {
  const role = element.getAttribute("accessibilityrole");
  const mapped = role ? (ROLES[role] ?? role) : "";
  if (mapped && mapped !== "none") target.setAttribute("role", mapped);
  const label = element.getAttribute("accessibilitylabel");
  if (label) target.setAttribute("aria-label", label);
  else if (target !== element) target.removeAttribute("aria-label");
  if (element.getAttribute("accessibilityvisibility") === "hidden") target.setAttribute("aria-hidden", "true");
}

export class BoxElement extends PolarisElement {
  static props = BOX_PROPS;
  static rules = BOX_RULES;
  static css = ":host { display: block; border: 0 solid var(--p-color-border); }";

  update() {
    applyAccessibility(this, this);
    this.restyle(rulesFor(this, this.constructor.rules));
  }
}
