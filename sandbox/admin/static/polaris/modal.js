import { define, PolarisElement } from "./base.js";

class Modal extends PolarisElement {
  static props = { heading: String, size: String, padding: String, accessibilityLabel: String };
  static events = ["show", "hide", "aftershow", "afterhide"];
  static html = `
    <dialog aria-labelledby="heading">
      <header><h2 id="heading"></h2><button type="button" class="close" aria-label="Close"><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5.5 5.5l9 9m0-9l-9 9"/></svg></button></header>
      <div class="body" tabindex="-1"><slot></slot></div>
      <footer><slot name="secondary-actions"></slot><slot name="primary-action"></slot></footer>
    </dialog>`;
  static css = `
    :host { display: contents; }
    dialog { padding: 0; border: 0; inline-size: min(38.75rem, calc(100vw - 2rem)); max-block-size: calc(100dvh - 4rem); border-radius: 1rem; overflow: hidden; color: var(--p-color-text); background: var(--p-color-bg-surface); box-shadow: var(--p-shadow-600); flex-direction: column; }
    dialog[open] { display: flex; }
    dialog::backdrop { background: rgb(0 0 0 / 0.55); }
    :host([size^="small"]) dialog { inline-size: min(23.75rem, calc(100vw - 2rem)); }
    :host([size^="large"]) dialog { inline-size: min(61.25rem, calc(100vw - 2rem)); }
    header { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; padding: 0.75rem 0.75rem 0.75rem 1rem; background: var(--p-color-bg-surface-tertiary); border-block-end: 1px solid var(--p-color-border); }
    h2 { font-size: 0.875rem; line-height: 1.25rem; font-weight: 650; }
    .close { display: grid; place-items: center; inline-size: 1.75rem; block-size: 1.75rem; border: 0; border-radius: 0.5rem; background: none; cursor: pointer; color: var(--p-color-icon); }
    .close:hover { background: var(--p-color-bg-fill-transparent-hover); }
    .close:focus-visible { outline: 2px solid var(--p-color-border-focus); }
    svg { inline-size: 1.25rem; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; }
    .body { flex: 1; overflow: auto; padding: 1rem; outline: none; font-size: 0.8125rem; line-height: 1.25rem; font-weight: 450; }
    :host([padding="none"]) .body { padding: 0; }
    footer { display: flex; justify-content: flex-end; flex-wrap: wrap; gap: 0.5rem; padding: 1rem; border-block-start: 1px solid var(--p-color-border); }
    footer.none { display: none; }
    @media (max-width: 30.62rem) {
      dialog, :host([size]) dialog { inline-size: 100vw; max-inline-size: 100vw; margin: auto 0 0; border-radius: 1rem 1rem 0 0; max-block-size: calc(100dvh - 2rem); }
    }
  `;

  get dialog() { return this.find("dialog"); }

  build() {
    this.dialog.addEventListener("close", () => this.closed());
    this.find(".close").addEventListener("click", () => this.hideOverlay());
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog && event.composedPath()[0] === this.dialog) this.hideOverlay();
    });
    this.shadowRoot.addEventListener("slotchange", () => this.update());
  }

  update() {
    this.find("h2").textContent = this.heading;
    if (this.accessibilityLabel) this.dialog.setAttribute("aria-label", this.accessibilityLabel);
    this.dialog.setAttribute("aria-labelledby", this.accessibilityLabel ? "" : "heading");
    this.find("footer").classList.toggle("none", !this.querySelector(':scope > [slot$="action"], :scope > [slot$="actions"]'));
  }

  showOverlay() {
    if (this.dialog.open) return;
    this.emit("show", { bubbles: false });
    this.dialog.showModal();
    this.find(".body").focus({ focusVisible: false });
    this.querySelector("[autofocus]")?.focus();
    requestAnimationFrame(() => this.emit("aftershow", { bubbles: false }));
  }

  hideOverlay() {
    if (this.dialog.open) this.dialog.close();
  }

  toggleOverlay() {
    if (this.dialog.open) this.hideOverlay();
    else this.showOverlay();
  }

  closed() {
    this.emit("hide", { bubbles: false });
    requestAnimationFrame(() => this.emit("afterhide", { bubbles: false }));
  }

  disconnectedCallback() { this.hideOverlay(); }
}

define("s-modal", Modal);
