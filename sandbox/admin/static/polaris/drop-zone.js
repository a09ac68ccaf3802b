import { define, PolarisElement } from "./base.js";
import { MESSAGE_CSS, showMessages } from "./field.js";
import { iconMask } from "./icon.js";

// A place for files: dropped, or chosen by pressing it.
class DropZone extends PolarisElement {
  static shadow = { mode: "open", delegatesFocus: true };
  static props = { label: String, accept: String, error: String, name: String, disabled: Boolean, multiple: Boolean, required: Boolean, accessibilityLabel: String, labelAccessibilityVisibility: String };
  static events = ["input", "change", "droprejected"];
  static html = `
    <label class="zone"><span class="icon" aria-hidden="true"></span><span class="text"></span><input type="file" id="control"></label>
    <div class="below error" id="error" role="alert"><slot name="error"><span class="error-text"></span></slot></div>
    <div class="below details" id="details"><slot name="details"><span class="details-text"></span></slot></div>`;
  static css = `
    :host { display: block; min-inline-size: 0; }
    .zone { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 0.25rem; min-block-size: 6rem; padding: 1rem; text-align: center; cursor: pointer; position: relative; border: 1px dashed var(--p-color-input-border); border-radius: 0.5rem; background: var(--p-color-bg-surface); font-size: 0.8125rem; line-height: 1.25rem; font-weight: 550; color: var(--p-color-text-link, #005bd3); }
    .zone:hover, .zone.over { background: var(--p-color-bg-surface-hover); border-color: var(--p-color-input-border-hover); }
    .zone:focus-within { outline: 2px solid var(--p-color-border-focus); outline-offset: 1px; }
    .zone.off { cursor: default; color: var(--p-color-text-disabled); background: var(--p-color-bg-surface-disabled); }
    .icon { inline-size: 1.25rem; block-size: 1.25rem; background: var(--p-color-icon-secondary); mask: ${iconMask("upload")}; }
    input { position: absolute; inset: 0; opacity: 0; cursor: inherit; }
    ${MESSAGE_CSS}
  `;

  get control() { return this.find("input"); }
  get files() { return this.built ? [...this.control.files] : []; }
  get value() { return this.built ? this.control.value : ""; }
  set value(next) { if (this.built && !next) this.control.value = ""; }

  build() {
    this.control.addEventListener("change", () => this.emit("change"));
    for (const [type, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
      this.find(".zone").addEventListener(type, () => this.find(".zone").classList.toggle("over", over));
    }
  }

  update() {
    const control = this.control;
    this.find(".text").textContent = this.label;
    this.find(".zone").classList.toggle("off", this.disabled);
    control.disabled = this.disabled;
    control.accept = this.accept;
    control.multiple = this.multiple;
    if (this.accessibilityLabel) control.setAttribute("aria-label", this.accessibilityLabel);
    showMessages(this, control);
  }
}

define("s-drop-zone", DropZone);
