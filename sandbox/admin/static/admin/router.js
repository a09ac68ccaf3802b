import { shop } from "./door.js";

const routes = [];
let current = null;
let guard = null;
const watchers = new Set();

export const home = `/store/${encodeURIComponent(shop)}`;

/** The path inside the shop's admin, with its query: `/orders/12`. */
export function here() {
  const path = location.pathname.slice(home.length) || "/";
  return path + location.search;
}

/** Registers a page: `show(match, place)` fills `place` and may answer a function that is called on leaving. */
export function route(pattern, show) {
  routes.push([pattern, show]);
}

/** `ask` is awaited before every change of page; when it answers false, the person stays. */
export function guardWith(ask) {
  guard = ask;
}

export function onMove(watcher) {
  watchers.add(watcher);
}

export async function go(path, { replace = false } = {}) {
  if (guard && !(await guard(path))) return;
  history[replace ? "replaceState" : "pushState"](null, "", home + (path === "/" ? "" : path));
  show();
}

/** Changes the address without showing another page: the app moved by itself. */
export function follow(path) {
  history.replaceState(null, "", home + path);
  for (const watcher of watchers) watcher();
}

export function show() {
  const place = document.querySelector(".place");
  const path = location.pathname.slice(home.length) || "/";
  const found = routes.find(([pattern]) => pattern.test(path));
  const [pattern, page] = found ?? routes.at(-1);
  if (current?.keeps?.(path)) {
    current.moved(here());
  } else {
    current?.leave?.();
    place.className = "place";
    place.replaceChildren();
    place.scrollTop = 0;
    current = page(pattern.exec(path), place) ?? null;
  }
  for (const watcher of watchers) watcher();
}

export function startRouter() {
  addEventListener("popstate", show);
  document.addEventListener("click", (event) => {
    const anchor = event.composedPath().find((node) => node.localName === "a" && node.href);
    const plain = !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!anchor || !plain || anchor.target === "_blank" || !anchor.href.startsWith(location.origin + home)) return;
    event.preventDefault();
    go(anchor.href.slice((location.origin + home).length) || "/");
  });
  show();
}
