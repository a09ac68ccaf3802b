import { define, PolarisElement } from "./base.js";

// The bundle starts with `CDN_BASE`, the address this script was loaded from: pictures come from the same place.
/** CSS that paints the vendor's icon of that name in the current color. */
export function iconMask(name) {
  return `url("${CDN_BASE}/polaris/icons/${encodeURIComponent(name)}.svg") center / contain no-repeat`;
}

export const TONE_ICON = {
  info: "info", success: "check-circle", warning: "alert-triangle", caution: "alert-triangle", critical: "alert-diamond",
  neutral: "info", auto: "info",
};

class Icon extends PolarisElement {
  static props = { type: String, tone: String, color: String, size: String, interestFor: String };
  static html = "<span></span>";
  static css = `
    :host { display: inline-flex; inline-size: 1.25rem; block-size: 1.25rem; vertical-align: middle; color: var(--p-color-icon); flex: none; }
    :host([size="small"]) { inline-size: 1rem; block-size: 1rem; }
    span { inline-size: 100%; block-size: 100%; background: currentColor; }
    :host([color="subdued"]) { color: var(--p-color-icon-secondary); }
    :host([tone="info"]) { color: var(--p-color-icon-info); }
    :host([tone="success"]) { color: var(--p-color-icon-success); }
    :host([tone="caution"]) { color: var(--p-color-icon-caution); }
    :host([tone="warning"]) { color: var(--p-color-icon-warning); }
    :host([tone="critical"]) { color: var(--p-color-icon-critical); }
    :host([tone="neutral"]) { color: var(--p-color-icon-secondary); }
  `;
  connected() { this.setAttribute("aria-hidden", "true"); }
  update() { this.restyle(this.type ? `span { mask: ${iconMask(this.type)}; }` : "span { visibility: hidden; }"); }
}

class Badge extends PolarisElement {
  static props = { tone: String, color: String, size: String, icon: String };
  static html = '<span class="icon" hidden></span><slot></slot>';
  static css = `
    :host {
      display: inline-flex; align-items: center; gap: 0.125rem; padding: 0.125rem 0.5rem; border-radius: 0.5rem; inline-size: fit-content;
      font-size: 0.75rem; line-height: 1rem; font-weight: 550; white-space: nowrap; vertical-align: middle;
      background: var(--p-color-bg-fill-transparent-secondary); color: var(--p-color-text-secondary);
    }
    .icon { inline-size: 1rem; block-size: 1rem; margin-inline-start: -0.125rem; background: currentColor; }
    .icon[hidden] { display: none; }
    :host([size^="large"]) { padding-block: 0.25rem; }
    :host([tone="info"]) { background: var(--p-color-bg-fill-info-secondary); color: var(--p-color-text-info); }
    :host([tone="success"]) { background: var(--p-color-bg-fill-success-secondary); color: var(--p-color-text-success); }
    :host([tone="caution"]) { background: var(--p-color-bg-fill-caution-secondary); color: var(--p-color-text-caution); }
    :host([tone="warning"]) { background: var(--p-color-bg-fill-warning-secondary); color: var(--p-color-text-warning); }
    :host([tone="critical"]) { background: var(--p-color-bg-fill-critical-secondary); color: var(--p-color-text-critical); }
    :host([color="strong"][tone="info"]) { background: var(--p-color-bg-fill-info); }
    :host([color="strong"][tone="success"]) { background: var(--p-color-bg-fill-success); color: white; }
    :host([color="strong"][tone="warning"]) { background: var(--p-color-bg-fill-warning); }
    :host([color="strong"][tone="critical"]) { background: var(--p-color-bg-fill-critical); color: white; }
  `;
  update() {
    this.find(".icon").hidden = !this.icon;
    this.restyle(this.icon ? `.icon { mask: ${iconMask(this.icon)}; }` : "");
  }
}

class Spinner extends PolarisElement {
  static props = { size: String, accessibilityLabel: String };
  static html = '<svg viewBox="0 0 20 20" fill="none" aria-hidden="true"><path d="M10 2.5a7.5 7.5 0 1 1-7.2 5.4" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/></svg>';
  static css = `
    :host { display: inline-flex; inline-size: 1.25rem; block-size: 1.25rem; color: var(--p-color-icon); }
    :host([size="large"]) { inline-size: 2rem; block-size: 2rem; }
    :host([size="large-100"]) { inline-size: 2.75rem; block-size: 2.75rem; }
    svg { inline-size: 100%; block-size: 100%; animation: turn 0.6s linear infinite; }
    @keyframes turn { to { transform: rotate(360deg); } }
    @media (prefers-reduced-motion: reduce) { svg { animation-duration: 2.4s; } }
  `;
  update() {
    this.setAttribute("role", "status");
    this.setAttribute("aria-label", this.accessibilityLabel || "Loading");
  }
}

class Progress extends PolarisElement {
  static props = { value: Number, max: Number, tone: String, accessibilityLabel: String };
  static html = "<progress></progress>";
  static css = `
    :host { display: block; }
    progress { display: block; inline-size: 100%; block-size: 0.5rem; border: 0; border-radius: 0.5rem; overflow: hidden; appearance: none; background: var(--p-color-bg-fill-tertiary); }
    ::-webkit-progress-bar { background: var(--p-color-bg-fill-tertiary); }
    ::-webkit-progress-value { background: var(--p-color-bg-fill-brand); border-radius: 0.5rem; transition: inline-size 0.2s; }
    :host([tone="success"]) ::-webkit-progress-value { background: var(--p-color-bg-fill-success); }
    :host([tone="critical"]) ::-webkit-progress-value { background: var(--p-color-bg-fill-critical); }
  `;
  update() {
    const bar = this.find("progress");
    bar.max = this.max || 1;
    if (this.hasAttribute("value")) bar.value = this.value;
    else bar.removeAttribute("value");
    bar.setAttribute("aria-label", this.accessibilityLabel || "Progress");
  }
}

define("s-icon", Icon);
define("s-badge", Badge);
define("s-spinner", Spinner);
define("s-progress", Progress);
