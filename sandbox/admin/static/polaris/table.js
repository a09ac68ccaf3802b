import { define, PolarisElement } from "./base.js";

// Below this width the vendor's table becomes a list; its exact limit is not published, this one suits a phone.
const LIST_BELOW = 490;

class Table extends PolarisElement {
  static props = { variant: String, loading: Boolean, paginate: Boolean, hasPreviousPage: Boolean, hasNextPage: Boolean };
  static events = ["nextpage", "previouspage"];
  static html = `
    <div class="filters"><slot name="filters"></slot></div>
    <div class="scroll"><div class="table" role="table"><slot></slot></div></div>
    <div class="pages" hidden><button type="button" class="previous" aria-label="Previous page"><svg viewBox="0 0 20 20"><path d="M12 5l-5 5 5 5"/></svg></button><button type="button" class="next" aria-label="Next page"><svg viewBox="0 0 20 20"><path d="M8 5l5 5-5 5"/></svg></button></div>`;
  static css = `
    :host { display: block; font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; min-inline-size: 0; }
    .filters { padding: 0.5rem 0.75rem; border-block-end: 1px solid var(--p-color-border-secondary); }
    .filters.none, .pages[hidden] { display: none; }
    .scroll { overflow-x: auto; }
    .table { display: table; inline-size: 100%; border-collapse: collapse; }
    :host(:state(list)) .table { display: block; }
    :host([loading]) .scroll { opacity: 0.55; }
    .pages { display: flex; justify-content: center; gap: 1px; padding: 0.5rem; border-block-start: 1px solid var(--p-color-border-secondary); }
    .pages button { display: grid; place-items: center; inline-size: 1.75rem; block-size: 1.75rem; border: 0; border-radius: 0.5rem; cursor: pointer; background: var(--p-color-bg-fill-tertiary); }
    .pages button:hover { background: var(--p-color-bg-fill-tertiary-hover); }
    .pages button:disabled { background: var(--p-color-bg-fill-disabled); color: var(--p-color-icon-disabled); cursor: default; }
    .pages button:focus-visible { outline: 2px solid var(--p-color-border-focus); }
    .pages svg { inline-size: 1.25rem; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
  `;

  constructor() {
    super();
    this.internals = this.attachInternals();
  }

  build() {
    this.find(".next").addEventListener("click", () => this.emit("nextpage"));
    this.find(".previous").addEventListener("click", () => this.emit("previouspage"));
    this.sizes = new ResizeObserver(() => this.arrange());
    this.changes = new MutationObserver(() => this.arrange());
  }

  connected() {
    this.sizes.observe(this);
    this.changes.observe(this, { childList: true, subtree: true, attributeFilter: ["listslot", "format"] });
    this.arrange();
  }

  disconnectedCallback() {
    this.sizes.disconnect();
    this.changes.disconnect();
  }

  update() {
    this.find(".pages").hidden = !this.paginate;
    this.find(".next").disabled = !this.hasNextPage;
    this.find(".previous").disabled = !this.hasPreviousPage;
    this.find(".table").setAttribute("aria-busy", String(this.loading));
    this.arrange();
  }

  get headers() { return [...this.querySelectorAll("s-table-header")]; }

  arrange() {
    if (!this.built) return;
    const list = this.variant === "list" || (this.clientWidth > 0 && this.clientWidth < LIST_BELOW);
    setState(this, "list", list);
    this.find(".filters").classList.toggle("none", !this.querySelector(':scope > [slot="filters"]'));
    const columns = this.headers.map((header) => ({
      slot: header.listSlot || "labeled", format: header.format || "base", label: header.textContent.trim(),
    }));
    for (const part of this.querySelectorAll("s-table-header-row, s-table-body, s-table-row")) part.arrange?.(list, columns);
  }
}

function setState(element, name, on) {
  if (on) element.internals.states.add(name);
  else element.internals.states.delete(name);
}

class TablePart extends PolarisElement {
  static role = "";
  constructor() {
    super();
    this.internals = this.attachInternals();
  }
  connected() { this.setAttribute("role", this.constructor.role); }
  arrange(list) { setState(this, "list", list); }
}

class HeaderRow extends TablePart {
  static role = "row";
  static css = ":host { display: table-row; background: var(--p-color-bg-surface-secondary); } :host(:state(list)) { display: none; }";
}

class Header extends TablePart {
  static role = "columnheader";
  static props = { listSlot: String, format: String };
  static css = `
    :host { display: table-cell; padding: 0.5rem 0.375rem; font-size: 0.75rem; line-height: 1rem; font-weight: 550; color: var(--p-color-text-secondary); text-align: start; white-space: nowrap; vertical-align: middle; border-block-end: 1px solid var(--p-color-border-secondary); }
    :host(:first-child) { padding-inline-start: 0.75rem; }
    :host(:last-child) { padding-inline-end: 0.75rem; }
    :host([format="numeric"]), :host([format="currency"]) { text-align: end; }
  `;
}

class Body extends TablePart {
  static role = "rowgroup";
  static css = ":host { display: table-row-group; } :host(:state(list)) { display: block; }";
}

class Row extends TablePart {
  static role = "row";
  static props = { clickDelegate: String };
  static shadow = { mode: "open", slotAssignment: "manual" };
  static html = '<slot class="all"></slot><div class="kicker"><slot></slot></div><div class="top"><div class="primary"><slot></slot></div><div class="inline"><slot></slot></div></div><div class="secondary"><slot></slot></div><div class="labeled"><slot></slot></div>';
  static css = `
    :host { display: table-row; background: var(--p-color-bg-surface); }
    :host(:hover) { background: var(--p-color-bg-surface-hover); }
    :host([clickdelegate]) { cursor: pointer; }
    div { display: none; }
    :host(:state(list)) { display: flex; flex-direction: column; gap: 0.125rem; padding: 0.75rem 1rem; border-block-end: 1px solid var(--p-color-border-secondary); }
    :host(:state(list):last-child) { border-block-end: 0; }
    :host(:state(list)) div { display: block; }
    :host(:state(list)) .top { display: flex; justify-content: space-between; gap: 0.5rem; align-items: flex-start; }
    :host(:state(list)) .primary { font-weight: 650; min-inline-size: 0; }
    :host(:state(list)) .inline { display: flex; flex-wrap: wrap; gap: 0.25rem; justify-content: flex-end; flex: none; max-inline-size: 60%; }
    :host(:state(list)) :is(.kicker, .secondary) { color: var(--p-color-text-secondary); }
    :host(:state(list)) .labeled { display: grid; gap: 0.125rem; }
  `;

  build() {
    this.addEventListener("click", (event) => this.delegate(event));
  }

  delegate(event) {
    const target = this.clickDelegate && this.getRootNode().getElementById(this.clickDelegate);
    const own = event.composedPath().slice(0, event.composedPath().indexOf(this));
    const pressed = own.some((node) => node.matches?.("a, button, input, select, textarea, label, s-checkbox, s-button, s-link"));
    if (target && !pressed && !event.defaultPrevented) target.click();
  }

  arrange(list, columns) {
    super.arrange(list);
    const cells = [...this.children];
    const slots = [...this.shadowRoot.querySelectorAll("slot")];
    const [all, kicker, primary, inline, secondary, labeled] = slots;
    const named = { kicker, primary, inline, secondary, labeled };
    const groups = new Map(slots.map((slot) => [slot, []]));
    cells.forEach((cell, index) => {
      const column = columns[index] ?? { slot: "labeled", format: "base", label: "" };
      groups.get(list ? (named[column.slot] ?? labeled) : all).push(cell);
      cell.place?.(list, column);
    });
    for (const [slot, group] of groups) slot.assign(...group);
  }
}

class Cell extends TablePart {
  static role = "cell";
  static html = '<span class="label"></span><slot></slot>';
  static css = `
    :host { display: table-cell; padding: 0.375rem; vertical-align: middle; border-block-end: 1px solid var(--p-color-border-secondary); overflow-wrap: anywhere; }
    :host(:first-child) { padding-inline-start: 0.75rem; }
    :host(:last-child) { padding-inline-end: 0.75rem; }
    :host(:state(end)) { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .label { display: none; color: var(--p-color-text-secondary); flex: none; }
    :host(:state(list)) { display: block; padding: 0; border: 0; }
    :host(:state(list):state(labeled)) { display: flex; justify-content: space-between; gap: 1rem; text-align: start; }
    :host(:state(list):state(labeled)) .label { display: inline; }
  `;

  place(list, column) {
    this.arrange(list);
    setState(this, "labeled", list && column.slot === "labeled");
    setState(this, "end", column.format !== "base");
    this.find(".label").textContent = column.label;
  }
}

// The last row's line would double the card's edge.
class LastLine extends Cell {
  static css = `${Cell.css} :host-context(s-table-row:last-child) { border-block-end: 0; }`;
}

define("s-table", Table);
define("s-table-header-row", HeaderRow);
define("s-table-header", Header);
define("s-table-body", Body);
define("s-table-row", Row);
define("s-table-cell", LastLine);
