import { ADMIN_ORIGIN, hear, tell } from "./channel.js";
import { leaveConfirmation } from "./save-bar.js";

// What the admin itself adds to the address of a document; the person's address shows only the app's own parameters.
const ADMIN_PARAMETERS = ["embedded", "shop", "host", "locale", "timestamp", "session", "id_token", "hmac", "shopify-reload"];

function appPath() {
  const url = new URL(location.href);
  for (const name of ADMIN_PARAMETERS) url.searchParams.delete(name);
  return url.pathname + url.search + url.hash;
}

function reportPlace() {
  tell("place", { path: appPath(), title: document.title });
}

for (const name of ["pushState", "replaceState"]) {
  const plain = history[name].bind(history);
  history[name] = (...given) => {
    plain(...given);
    reportPlace();
  };
}
window.addEventListener("popstate", reportPlace);
window.addEventListener("hashchange", reportPlace);

// Nobody tells App Bridge that a router took over, so it is seen by the address having changed; else the page is loaded.
const ROUTER_GRACE_MS = 150;

/** Goes to a path of the app: first by `shopify:navigate` on `source`, by a full load when no router moved. */
export async function goInApp(source, href) {
  await leaveConfirmation();
  const before = location.href;
  const target = new URL(href, location.href);
  if (target.href === before) return;
  const handled = !source.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true, composed: true }));
  if (handled) return;
  setTimeout(() => { if (location.href === before) location.assign(target); }, ROUTER_GRACE_MS);
}

const navLinks = () => [...document.querySelectorAll(":is(s-app-nav, ui-nav-menu) :is(s-link, a)[href]")];
let lastMenu = "";

function reportMenu() {
  const items = navLinks().filter((link) => link.getAttribute("rel") !== "home").map((link) => ({
    label: link.textContent.trim(), href: link.getAttribute("href"),
  }));
  const text = JSON.stringify(items);
  if (text === lastMenu) return;
  lastMenu = text;
  tell("menu", { items });
}

hear("navigate", ({ path }) => {
  const link = navLinks().find((candidate) => candidate.getAttribute("href") === path);
  if (link) {
    goInApp(link, path);
    return;
  }
  // A path that stands in no menu needs an element that carries it, for listeners read `event.target`'s href.
  const stray = Object.assign(document.createElement("a"), { href: path, hidden: true });
  document.body.append(stray);
  goInApp(stray, path);
  stray.remove();
});

/** `shopify://admin/…`, `shopify:admin/…` and the admin's own addresses → the path inside the admin; else null. */
export function adminPath(address) {
  const scheme = /^shopify:(?:\/\/)?admin(\/.*)?$/.exec(address);
  if (scheme) return scheme[1] ?? "/";
  const own = /^https:\/\/admin\.shopify\.com\/store\/[^/]+(\/.*)?$/.exec(address);
  if (own) return own[1] ?? "/";
  return address.startsWith(`${ADMIN_ORIGIN}/store/`) ? new URL(address).pathname.replace(/^\/store\/[^/]+/, "") || "/" : null;
}

const plainOpen = window.open.bind(window);
window.open = (address = "", target = "_blank", features = undefined) => {
  const path = adminPath(String(address));
  if (path !== null) {
    tell("open-admin", { path, newTab: target === "_blank" });
    return null;
  }
  if (target === "_top" || target === "_parent") {
    tell("open-outside", { url: new URL(address, location.href).href });
    return null;
  }
  return plainOpen(address, target, features);
};

function clicked(event) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const anchor = event.composedPath().find((node) => node.localName === "a" && node.hasAttribute("href"));
  if (!anchor || anchor.hasAttribute("download")) return;
  const href = anchor.getAttribute("href");
  const path = adminPath(href);
  if (path !== null) {
    event.preventDefault();
    tell("open-admin", { path, newTab: anchor.target === "_blank" });
    return;
  }
  const url = new URL(href, location.href);
  const insideFrame = !anchor.target || anchor.target === "_self";
  if (!insideFrame || url.origin !== location.origin || href.startsWith("#")) return;
  event.preventDefault();
  const source = event.composedPath().find((node) => node.getAttribute?.("href") === href && node.getRootNode() === document);
  goInApp(source ?? anchor, url.pathname + url.search + url.hash);
}

window.addEventListener("click", clicked);

// Documents are served with the menu in their body, and frameworks build it later: both are seen.
new MutationObserver(reportMenu).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"], characterData: true });
document.addEventListener("DOMContentLoaded", () => {
  reportMenu();
  reportPlace();
});
