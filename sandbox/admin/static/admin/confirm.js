import { h, paragraph } from "./dom.js";

/** Asks in a dialog and answers true or false; `content` may be text or nodes. */
export function confirmed({ heading, content, yes, no = "Keep", tone }) {
  return new Promise((resolve) => {
    let answer = false;
    const modal = h("s-modal", { heading, size: "small" },
      typeof content === "string" ? paragraph(content) : content,
      h("s-button", { slot: "secondary-actions", onclick: () => modal.hideOverlay() }, no),
      h("s-button", { slot: "primary-action", variant: "primary", tone, onclick: () => { answer = true; modal.hideOverlay(); } }, yes));
    modal.addEventListener("afterhide", () => {
      modal.remove();
      resolve(answer);
    });
    document.body.append(modal);
    modal.showOverlay();
  });
}
