// The sandbox's control door. What these pages know and do goes through it; there is no second way to the shop's data.
import { toast } from "./toasts.js";

export const shop = decodeURIComponent(location.pathname.split("/")[2] ?? "demo-shop");

export class Refused extends Error {}

async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused("The sandbox does not answer. Is it running?");
  }
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(data.error ?? `The sandbox answered ${answer.status}`);
  return data;
}

const base = `/_sandbox/shops/${encodeURIComponent(shop)}`;

export const read = (path) => call("GET", `${base}${path}`);
export const readAll = (path) => call("GET", `/_sandbox${path}`);
export const act = (path, body = {}) => call("POST", `${base}${path}`, body);
export const appAddress = (body) => call("POST", `/store/${encodeURIComponent(shop)}/app-address`, body);

/** Runs one action of a person: the button turns while it lasts, a refusal is shown where they look. */
export async function attempt(button, work, done) {
  button?.setAttribute("loading", "");
  try {
    const result = await work();
    if (done) toast({ message: done });
    return result;
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    toast({ message: problem.message, isError: true, duration: 12000 });
    return undefined;
  } finally {
    button?.removeAttribute("loading");
  }
}
