import { define } from "./base.js";
import { FIELD_PROPS, FieldElement, fieldHtml } from "./field.js";
import { iconMask } from "./icon.js";

const LENGTHS = { maxLength: Number, minLength: Number };

function limit(element, control) {
  for (const name of ["maxLength", "minLength"]) {
    if (element.hasAttribute(name.toLowerCase())) control[name] = element[name];
  }
}

class TextField extends FieldElement {
  static props = { ...FIELD_PROPS, ...LENGTHS, prefix: String, suffix: String, icon: String };
  refine(control) {
    control.type = this.constructor.inputType ?? "text";
    limit(this, control);
    this.find(".prefix").textContent = this.prefix ?? "";
    this.find(".suffix").textContent = this.suffix ?? "";
    this.restyle(this.icon ? `.frame::before { content: ""; inline-size: 1.25rem; block-size: 1.25rem; flex: none; background: var(--p-color-icon-secondary); mask: ${iconMask(this.icon)}; }` : "");
  }
}

class EmailField extends TextField { static inputType = "email"; }
class UrlField extends TextField { static inputType = "url"; }
class PasswordField extends TextField { static inputType = "password"; }
class DateField extends TextField { static inputType = "date"; }

class SearchField extends TextField {
  static inputType = "search";
  static css = `${FieldElement.css} ::-webkit-search-cancel-button { cursor: pointer; }`;
  get icon() { return "search"; }
}

class TextArea extends FieldElement {
  static props = { ...FIELD_PROPS, ...LENGTHS, rows: Number };
  static html = fieldHtml('<textarea class="control" id="control"></textarea>');
  refine(control) {
    control.rows = this.rows || 2;
    limit(this, control);
  }
}

class NumberField extends FieldElement {
  static props = { ...FIELD_PROPS, min: Number, max: Number, step: Number, inputMode: String, prefix: String, suffix: String };
  static html = fieldHtml('<input class="control" id="control" type="number">');
  static css = `${FieldElement.css} .control { font-variant-numeric: tabular-nums; }`;
  refine(control) {
    for (const name of ["min", "max"]) {
      if (this.hasAttribute(name)) control.setAttribute(name, this.getAttribute(name));
      else control.removeAttribute(name);
    }
    control.step = this.getAttribute("step") ?? "any";
    control.inputMode = this.getAttribute("inputmode") ?? "decimal";
    this.find(".prefix").textContent = this.prefix ?? "";
    this.find(".suffix").textContent = this.suffix ?? "";
  }
}

function currencySymbol(code) {
  const parts = new Intl.NumberFormat("en", { style: "currency", currency: code }).formatToParts(0);
  return parts.find((part) => part.type === "currency")?.value ?? code;
}

class MoneyField extends NumberField {
  static props = { ...FIELD_PROPS, min: Number, max: Number, currencyCode: String };
  refine(control) {
    super.refine(control);
    const code = this.currencyCode && this.currencyCode !== "auto" ? this.currencyCode : "USD";
    this.find(".prefix").textContent = currencySymbol(code);
  }
}

define("s-text-field", TextField);
define("s-email-field", EmailField);
define("s-url-field", UrlField);
define("s-password-field", PasswordField);
define("s-date-field", DateField);
define("s-search-field", SearchField);
define("s-text-area", TextArea);
define("s-number-field", NumberField);
define("s-money-field", MoneyField);
