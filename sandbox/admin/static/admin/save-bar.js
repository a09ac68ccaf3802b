import { confirmed } from "./confirm.js";
import { h } from "./dom.js";

let bar = null;

export const saveBarShown = () => bar !== null;

/** Covers the top bar while the app has unsaved changes. */
export function showSaveBar({ saving, confirmDiscard, onSave, onDiscard }) {
  hideSaveBar();
  const discard = async () => {
    const sure = !confirmDiscard || await confirmed({ heading: "Discard all unsaved changes?", content: "All changes since the last save are lost.", yes: "Discard changes", no: "Continue editing", tone: "critical" });
    if (sure) onDiscard();
  };
  bar = h("div", { class: "save-bar", role: "region", "aria-label": "Unsaved changes" }, h("div", {}, h("span", {}, "Unsaved changes"),
    h("s-button", { variant: "primary", onclick: discard, disabled: saving }, "Discard"), h("s-button", { onclick: onSave, loading: saving }, "Save")));
  document.body.append(bar);
}

export function hideSaveBar() {
  bar?.remove();
  bar = null;
}
