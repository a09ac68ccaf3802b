// The line to the admin around the frame. Own protocol: {sandboxAdmin: 1, type, ...}; answers carry the question's number.

// The admin serves this script, so its address is the only origin that may be listened to.
export const SCRIPT = document.currentScript;
export const ADMIN_ORIGIN = new URL(SCRIPT.src).origin;
export const framed = window.parent !== window;
const waiting = new Map();
const listeners = new Map();
let questions = 0;

export function tell(type, payload = {}) {
  if (framed) window.parent.postMessage({ ...payload, sandboxAdmin: 1, type }, ADMIN_ORIGIN);
}

/** Asks the admin and answers what it says; rejects when the app is not shown inside the admin, or the admin refuses. */
export function ask(type, payload = {}) {
  if (!framed) return Promise.reject(new Error(`App Bridge: "${type}" needs the app to be opened inside the Shopify admin`));
  questions += 1;
  const number = questions;
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    tell(type, { ...payload, number });
  });
}

export function hear(type, listener) {
  listeners.set(type, listener);
}

window.addEventListener("message", (event) => {
  if (event.origin !== ADMIN_ORIGIN || event.source !== window.parent || event.data?.sandboxAdmin !== 1) return;
  const { type, number, answer, error } = event.data;
  if (type !== "answer") {
    listeners.get(type)?.(event.data);
    return;
  }
  const question = waiting.get(number);
  waiting.delete(number);
  if (error) question?.reject(new Error(error));
  else question?.resolve(answer);
});
