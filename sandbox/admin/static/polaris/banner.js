import { define, PolarisElement } from "./base.js";
import { iconMask, TONE_ICON } from "./icon.js";

class Banner extends PolarisElement {
  static props = { tone: String, heading: String, dismissible: Boolean };
  static events = ["dismiss", "afterhide"];
  static html = `
    <div class="bar"><span class="icon" aria-hidden="true"></span><div class="heading"></div>
      <button type="button" class="close" aria-label="Dismiss" hidden><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M6 6l8 8m0-8l-8 8"/></svg></button></div>
    <div class="body"><slot></slot><div class="actions"><slot name="secondary-actions"></slot></div></div>`;
  static css = `
    :host { display: block; border-radius: 0.75rem; overflow: hidden; background: var(--p-color-bg-surface); box-shadow: var(--p-shadow-100), 0 0 0 1px rgb(26 26 26 / 0.07); font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; --fill: var(--p-color-bg-fill-info); --on: var(--p-color-text-info-on-bg-fill); }
    :host([tone="success"]) { --fill: var(--p-color-bg-fill-success); --on: var(--p-color-text-success-on-bg-fill); }
    :host([tone="warning"]) { --fill: var(--p-color-bg-fill-warning); --on: var(--p-color-text-warning-on-bg-fill); }
    :host([tone="critical"]) { --fill: var(--p-color-bg-fill-critical); --on: var(--p-color-text-critical-on-bg-fill); }
    .bar { display: flex; align-items: flex-start; gap: 0.25rem; padding: 0.625rem 0.75rem; background: var(--fill); color: var(--on); }
    .heading { flex: 1; font-weight: 650; font-size: 0.8125rem; }
    .icon { inline-size: 1.25rem; block-size: 1.25rem; background: currentColor; flex: none; }
    .body { padding: 0.75rem; }
    .body.none, .actions.none, .close[hidden] { display: none; }
    .actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-block-start: 0.5rem; }
    .close { display: grid; border: 0; padding: 0; background: none; color: inherit; cursor: pointer; border-radius: 0.25rem; }
    .close:focus-visible { outline: 2px solid currentColor; }
    .close svg { inline-size: 1.25rem; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; }
    :host(:state(plain)) { display: grid; grid-template-columns: auto 1fr; align-items: start; }
    :host(:state(plain)) .bar { margin: 0.5rem 0 0.5rem 0.5rem; padding: 0.25rem; border-radius: 0.5rem; }
    :host(:state(plain)) .body { padding-block: 0.75rem; }
    :host(:state(plain)) .heading { display: none; }
    :host(:state(inner)) { border-radius: 0.5rem; box-shadow: none; }
  `;

  constructor() {
    super();
    this.internals = this.attachInternals();
  }

  build() {
    this.shadowRoot.addEventListener("slotchange", () => this.update());
    this.find(".close").addEventListener("click", () => this.dismiss());
  }

  dismiss() {
    if (!this.emit("dismiss", { cancelable: true })) return;
    this.hidden = true;
    this.emit("afterhide");
  }

  update() {
    const tone = this.tone || "info";
    this.setAttribute("role", tone === "critical" || tone === "warning" ? "alert" : "status");
    this.find(".heading").textContent = this.heading;
    this.find(".close").hidden = !this.dismissible;
    const actions = Boolean(this.querySelector(':scope > [slot="secondary-actions"]'));
    const text = [...this.childNodes].some((node) => !node.slot && node.textContent.trim());
    this.find(".actions").classList.toggle("none", !actions);
    this.find(".body").classList.toggle("none", !actions && !text);
    this.states({ plain: !this.heading, inner: Boolean(this.parentElement?.closest("s-section, s-modal")) });
    this.restyle(`.icon { mask: ${iconMask(TONE_ICON[tone] ?? "info")}; }`);
  }

  states(flags) {
    for (const [name, on] of Object.entries(flags)) {
      if (on) this.internals.states.add(name);
      else this.internals.states.delete(name);
    }
  }
}

define("s-banner", Banner);
