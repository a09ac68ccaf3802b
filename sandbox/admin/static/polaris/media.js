import { define, PolarisElement } from "./base.js";
import { iconMask } from "./icon.js";
import { BOX_RULES, rulesFor } from "./spacing.js";

const EVENTS = ["load", "error"];

class Picture extends PolarisElement {
  static events = EVENTS;
  build() {
    const image = this.find("img");
    for (const type of EVENTS) image.addEventListener(type, () => this.emit(type, { bubbles: false }));
    image.addEventListener("error", () => { image.hidden = true; });
    image.addEventListener("load", () => { image.hidden = false; });
  }
  show(src) {
    const image = this.find("img");
    image.alt = this.alt ?? "";
    image.hidden = !src;
    if (src && image.getAttribute("src") !== src) image.src = src;
  }
}

const FRAME = ["borderColor", "borderRadius", "borderStyle", "borderWidth"];
const FRAME_PROPS = Object.fromEntries(["border", ...FRAME].map((name) => [name, String]));
const FRAME_RULES = Object.fromEntries(FRAME.map((name) => [name, BOX_RULES[name]]));

class Image extends Picture {
  static props = {
    src: String, alt: String, aspectRatio: String, objectFit: String, inlineSize: String, loading: String, srcSet: String, sizes: String,
    accessibilityRole: String, ...FRAME_PROPS,
  };
  static html = "<img>";
  static css = ":host { display: block; } :host([inlinesize=auto]) { inline-size: auto; } img { display: block; max-inline-size: 100%; inline-size: 100%; }";
  update() {
    const image = this.find("img");
    image.loading = this.loading || "eager";
    if (this.srcSet) image.srcset = this.srcSet;
    image.style.aspectRatio = this.aspectRatio || "auto";
    image.style.objectFit = this.objectFit || "fill";
    this.restyle(rulesFor(this, FRAME_RULES, "img"));
    this.show(this.src);
  }
}

const THUMBNAIL_SIZE = { "small-200": "1.5rem", "small-100": "2rem", small: "2rem", base: "2.5rem", large: "3.75rem", "large-100": "5rem" };

class Thumbnail extends Picture {
  static props = { src: String, alt: String, size: String };
  static html = '<img hidden><span aria-hidden="true"></span>';
  static css = `
    :host { display: inline-flex; position: relative; flex: none; border-radius: 0.5rem; overflow: hidden; background: var(--p-color-bg-surface); }
    :host::after { content: ""; position: absolute; inset: 0; border-radius: inherit; box-shadow: inset 0 0 0 1px rgb(0 0 0 / 0.08); }
    img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: contain; background: white; }
    img[hidden] { display: none; }
    span { margin: auto; inline-size: 1.25rem; block-size: 1.25rem; background: var(--p-color-icon-secondary); mask: ${iconMask("image")}; }
  `;
  update() {
    const side = THUMBNAIL_SIZE[this.size] ?? THUMBNAIL_SIZE.base;
    this.restyle(`:host { inline-size: ${side}; block-size: ${side}; }`);
    this.show(this.src);
  }
}

const AVATAR_SIZE = { "small-200": "1.25rem", "small-100": "1.5rem", small: "1.5rem", base: "1.75rem", large: "2rem", "large-100": "2.25rem", "large-200": "2.5rem" };
const AVATAR_COLORS = [["#c5d0ff", "#122a6b"], ["#affebf", "#014b40"], ["#ffd6a4", "#5e4200"], ["#fed1d7", "#5f0716"], ["#e9e5ff", "#3f0a8a"]];

class Avatar extends Picture {
  static props = { src: String, alt: String, size: String, initials: String };
  static html = '<img hidden><span></span>';
  static css = `
    :host { display: inline-flex; position: relative; flex: none; border-radius: 0.375rem; overflow: hidden; }
    img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
    img[hidden] { display: none; }
    span { margin: auto; font-size: 0.6875rem; font-weight: 650; }
  `;
  update() {
    const side = AVATAR_SIZE[this.size] ?? AVATAR_SIZE.base;
    const sum = [...this.initials].reduce((total, letter) => total + letter.codePointAt(0), 0);
    const [back, front] = AVATAR_COLORS[sum % AVATAR_COLORS.length];
    this.restyle(`:host { inline-size: ${side}; block-size: ${side}; background: ${back}; color: ${front}; }`);
    this.find("span").textContent = this.initials;
    this.setAttribute("role", "img");
    this.setAttribute("aria-label", this.alt || this.initials || "Avatar");
    this.show(this.src);
  }
}

define("s-image", Image);
define("s-thumbnail", Thumbnail);
define("s-avatar", Avatar);
