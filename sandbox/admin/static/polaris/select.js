import { define, PolarisElement } from "./base.js";
import { FIELD_PROPS, FieldElement, fieldHtml } from "./field.js";
import { iconMask } from "./icon.js";

class Option extends PolarisElement {
  static props = { disabled: Boolean, label: String };
  static css = ":host { display: none; }";
  static get observedAttributes() { return [...super.observedAttributes, "value", "selected"]; }
  get value() { return this.getAttribute("value") ?? this.textContent.trim(); }
  set value(next) { this.setAttribute("value", next); }
  get defaultSelected() { return this.hasAttribute("selected"); }
  set defaultSelected(next) { this.toggleAttribute("selected", Boolean(next)); }
  get selected() { return this.hasAttribute("selected"); }
  set selected(next) { this.toggleAttribute("selected", Boolean(next)); }
}

function mirror(option) {
  const made = document.createElement("option");
  made.value = option.value;
  made.textContent = option.textContent.trim();
  made.disabled = option.disabled;
  made.defaultSelected = option.defaultSelected;
  return made;
}

/** A native select whose options repeat the light ones: keyboard, phone pickers and readers come with it. */
class Select extends FieldElement {
  static props = { ...FIELD_PROPS, icon: String };
  static html = fieldHtml('<select class="control" id="control"></select>');
  static css = `${FieldElement.css}
    .frame { padding-inline: 0; cursor: pointer; box-shadow: none; }
    .control { padding: 0.375rem 2rem 0.375rem 0.75rem; cursor: pointer; text-overflow: ellipsis; }
    .frame::after { content: ""; position: absolute; inset-inline-end: 0.5rem; inline-size: 1.25rem; block-size: 1.25rem; pointer-events: none; background: var(--p-color-icon); mask: ${iconMask("select")}; }
  `;

  get value() { return super.value; }
  // The wanted value may come before its option does.
  set value(next) {
    this.wanted = next === null || next === undefined ? "" : String(next);
    super.value = next;
  }

  build() {
    this.mirrorOptions();
    super.build();
    this.control.addEventListener("change", () => { this.wanted = this.control.value; });
    this.watch = new MutationObserver(() => this.mirrorOptions());
    this.watch.observe(this, { childList: true, subtree: true, characterData: true, attributes: true });
  }

  mirrorOptions() {
    const { control } = this;
    const made = [];
    if (this.placeholder) made.push(Object.assign(mirror({ value: "", textContent: this.placeholder }), { disabled: true, hidden: true }));
    for (const child of this.children) {
      if (child.localName === "s-option") made.push(mirror(child));
      if (child.localName !== "s-option-group") continue;
      const group = document.createElement("optgroup");
      group.label = child.getAttribute("label") ?? "";
      group.append(...[...child.querySelectorAll("s-option")].map(mirror));
      made.push(group);
    }
    const keep = this.wanted ?? this.early ?? this.getAttribute("value") ?? this.querySelector("s-option[selected]")?.value;
    control.replaceChildren(...made);
    if (keep !== undefined) control.value = keep;
    if (control.selectedIndex < 0) control.selectedIndex = control.options.length ? 0 : -1;
    this.internals.setFormValue(control.value);
  }

  refine() {
    if (this.find("option[hidden]")?.textContent !== (this.placeholder || undefined)) this.mirrorOptions();
  }
}

class OptionGroup extends PolarisElement {
  static props = { label: String, disabled: Boolean };
  static css = ":host { display: none; }";
}

define("s-option", Option);
define("s-option-group", OptionGroup);
define("s-select", Select);
