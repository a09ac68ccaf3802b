import { h } from "./dom.js";
import { readAll, shop } from "./door.js";
import { go, here, home, onMove } from "./router.js";

const LOCALE_KEY = "sandbox-admin-locale";
export const locale = () => localStorage.getItem(LOCALE_KEY) ?? "en";
const localeWatchers = new Set();
export const onLocale = (watcher) => localeWatchers.add(watcher);

let menu = JSON.parse(sessionStorage.getItem("sandbox-app-menu") ?? "[]");

/** The app's own navigation, as its `<s-app-nav>` says it: [{label, href}]. */
export function setAppMenu(items) {
  menu = items;
  sessionStorage.setItem("sandbox-app-menu", JSON.stringify(items));
  drawNav();
}

const PLACES = [
  ["Home", "/", "home"], ["Orders", "/orders", "order"], ["Products", "/products", "product"],
];

function item(label, path, { icon, sub = false, mark = false } = {}) {
  const lead = mark ? h("span", { class: "app-mark", "aria-hidden": "true" }, "C") : icon && h("s-icon", { type: icon });
  return h("a", { href: home + (path === "/" ? "" : path), class: sub ? "sub" : null, "data-path": path }, lead, label);
}

function isCurrent(path) {
  const [now] = here().split("?");
  return path === "/" ? now === "/" : now === path || now.startsWith(`${path}/`);
}

const nav = h("nav", { class: "nav", "aria-label": "Admin" });

function drawNav() {
  const app = menu.map(({ label, href }) => item(label, `/apps/caravan${href.startsWith("/") ? href : `/${href}`}`, { sub: true }));
  nav.replaceChildren(
    ...PLACES.map(([label, path, icon]) => item(label, path, { icon })),
    h("div", { class: "group" }, "Apps"), item("Caravan", "/apps/caravan", { mark: true }), ...app,
    h("div", { class: "spacer" }), item("Messages to the app", "/messages", { icon: "notification" }),
  );
  markCurrent();
}

// The deepest entry that contains the place is the current one; the app's own entry only when none of its pages is.
function markCurrent() {
  const matches = [...nav.querySelectorAll("a")].filter((link) => isCurrent(link.dataset.path));
  const best = matches.sort((one, other) => other.dataset.path.length - one.dataset.path.length)[0];
  for (const link of nav.querySelectorAll("a")) {
    if (link === best) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function languageSwitch() {
  const select = h("select", { "aria-label": "Language of the app" },
    h("option", { value: "en" }, "English"), h("option", { value: "hu" }, "Magyar"));
  select.value = locale();
  select.addEventListener("change", () => {
    localStorage.setItem(LOCALE_KEY, select.value);
    for (const watcher of localeWatchers) watcher(select.value);
  });
  return select;
}

function searchForm() {
  const field = h("input", { type: "search", placeholder: "Search orders", "aria-label": "Search orders" });
  return h("form", { role: "search", onsubmit: (event) => {
    event.preventDefault();
    go(`/orders?query=${encodeURIComponent(field.value.trim())}`);
  } }, field);
}

export function mountShell() {
  const burger = h("button", { class: "burger", type: "button", "aria-label": "Menu", "aria-expanded": "false", onclick: () => openNav(!nav.classList.contains("open")) },
    h("s-icon", { type: "menu" }));
  const openNav = (open) => {
    nav.classList.toggle("open", open);
    burger.setAttribute("aria-expanded", String(open));
  };
  const name = h("span", { class: "avatar-name" }, shop);
  document.body.append(
    h("header", { class: "top" },
      h("div", { class: "brand" }, burger, h("s-icon", { type: "store" }), h("span", {}, "Sandbox admin")),
      searchForm(),
      h("div", { class: "corner" }, languageSwitch(), h("div", { class: "store-name" }, name, h("s-avatar", { initials: "DS", alt: shop })))),
    nav, h("div", { class: "place", tabindex: "-1" }));
  addEventListener("keydown", (event) => { if (event.key === "Escape") openNav(false); });
  onMove(() => { openNav(false); markCurrent(); });
  drawNav();
  nameOfShop(name);
}

async function nameOfShop(target) {
  const answer = await readAll("/shops").catch(() => ({}));
  const found = (answer.shops ?? []).find((candidate) => candidate.handle === shop);
  if (found?.name) target.textContent = found.name;
}
