// The ground all stand-in components stand on: attribute-backed properties, `on…` handlers, shared style sheets.

const sheets = new Map();

/** Answers one shared style sheet per distinct CSS text, so that a thousand table cells cost one sheet. */
export function sheet(css) {
  if (!sheets.has(css)) {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    sheets.set(css, made);
  }
  return sheets.get(css);
}

const RESET = sheet(`
  :host { box-sizing: border-box; font-family: var(--p-font-family-sans); -webkit-font-smoothing: antialiased; }
  :host([hidden]) { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
  h1, h2, h3, h4, p, ul, ol, dl, dd { margin: 0; padding: 0; }
`);

/** Builds a fragment from markup written in this folder; outside text never goes through here. */
export function markup(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

export class PolarisElement extends HTMLElement {
  static props = {};
  static events = [];
  static css = "";
  static html = "<slot></slot>";
  static shadow = { mode: "open" };

  static get observedAttributes() {
    return [...Object.keys(this.props).map((name) => name.toLowerCase()), "aria-label"];
  }

  constructor() {
    super();
    const root = this.attachShadow(this.constructor.shadow);
    this.ownSheets = [RESET, sheet(this.constructor.css)];
    root.adoptedStyleSheets = this.ownSheets;
    root.append(markup(this.constructor.html));
  }

  connectedCallback() {
    if (!this.built) {
      this.keepEarlyProperties();
      this.built = true;
      this.build();
    }
    this.connected();
    this.update();
  }

  attributeChangedCallback(name, before, after) {
    if (this.built && before !== after) this.update();
  }

  // A framework may set properties before this script has defined the element; they would hide the accessors.
  keepEarlyProperties() {
    for (const name of [...Object.keys(this.constructor.props), "value", "checked", "values"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
  }

  build() {}
  connected() {}
  update() {}

  find(selector) {
    return this.shadowRoot.querySelector(selector);
  }

  restyle(css) {
    if (css === this.lastCss) return;
    this.lastCss = css;
    this.shadowRoot.adoptedStyleSheets = [...this.ownSheets, sheet(css)];
  }

  emit(type, options = {}) {
    return this.dispatchEvent(new Event(type, { bubbles: true, ...options }));
  }
}

function accessor(name, type) {
  const attribute = name.toLowerCase();
  if (type === Boolean) {
    return {
      get() { return this.hasAttribute(attribute) && this.getAttribute(attribute) !== "false"; },
      set(value) { this.toggleAttribute(attribute, Boolean(value) && value !== "false"); },
    };
  }
  return {
    get() {
      const raw = this.getAttribute(attribute);
      return type === Number ? (raw === null ? undefined : Number(raw)) : (raw ?? "");
    },
    set(value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(attribute);
      else this.setAttribute(attribute, String(value));
    },
  };
}

// Preact lower-cases a handler's name only when the element has a property of that name: hence these.
function handler(type) {
  const key = Symbol(`on${type}`);
  return {
    get() { return this[key] ?? null; },
    set(listener) {
      if (this[key]) this.removeEventListener(type, this[key]);
      this[key] = typeof listener === "function" ? listener : null;
      if (this[key]) this.addEventListener(type, this[key]);
    },
  };
}

export function define(tag, type) {
  if (customElements.get(tag)) return;
  const shape = { enumerable: true, configurable: true };
  for (const [name, kind] of Object.entries(type.props)) {
    // Every element has a native, read-only `prefix` that must give way to the field's own.
    if (name === "prefix" || !(name in type.prototype)) Object.defineProperty(type.prototype, name, { ...shape, ...accessor(name, kind) });
  }
  for (const event of type.events) {
    if (!(`on${event}` in type.prototype)) {
      Object.defineProperty(type.prototype, `on${event}`, { ...shape, ...handler(event) });
    }
  }
  customElements.define(tag, type);
}

/** The element with this id in the same tree as `from`, or in the document. */
export function byId(from, id) {
  const root = from.getRootNode();
  return (root.getElementById && root.getElementById(id)) || document.getElementById(id);
}
