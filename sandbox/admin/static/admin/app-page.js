// The app in its frame. Speaks with the App Bridge stand-in inside it; see ../app-bridge/channel.js for the protocol.
import { confirmed } from "./confirm.js";
import { h, paragraph } from "./dom.js";
import { act, appAddress, readAll, Refused, shop } from "./door.js";
import { follow, go, guardWith, here } from "./router.js";
import { hideSaveBar, saveBarShown, showSaveBar } from "./save-bar.js";
import { locale, onLocale, setAppMenu } from "./shell.js";
import { hideToast, toast } from "./toasts.js";

const APP = "/apps/caravan";
const newToken = () => act("/app/id-token").then((answer) => answer.id_token);

function appPath() {
  const inside = here().slice(APP.length);
  return inside.startsWith("/") ? inside : `/${inside}`;
}

async function leaveIsFine() {
  if (!saveBarShown()) return true;
  const leave = await confirmed({ heading: "Leave page with unsaved changes?", content: "Leaving this page will delete all unsaved changes.", yes: "Leave page", no: "Stay", tone: "critical" });
  if (leave) hideSaveBar();
  return leave;
}

const PERSON = { id: 1, name: "Shop owner", email: "owner@demo-shop.example", accountAccess: "Full access" };

class AppFrame {
  constructor(place) {
    this.place = place;
    this.frame = h("iframe", { class: "app-frame", title: "Caravan", allow: "clipboard-write" });
    this.progress = h("div", { class: "progress" });
    this.origin = null;
    this.path = null;
    this.listen = (event) => this.heard(event);
    addEventListener("message", this.listen);
    place.classList.add("app");
    place.replaceChildren(h("div", { class: "app-title" }, h("span", { class: "app-mark", "aria-hidden": "true" }, "C"), "Caravan"), this.frame);
    this.load(appPath());
  }

  // A document load carries a token, as Shopify's own first load does, so that the app can tell who looks.
  async load(path) {
    this.path = path;
    this.loading(true);
    try {
      const { url, origin } = await appAddress({ path, locale: locale(), id_token: await newToken() });
      this.origin = new URL(origin).origin;
      this.frame.src = url;
      this.frame.addEventListener("load", () => this.loading(false), { once: true });
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      this.loading(false);
      this.place.classList.remove("app");
      this.place.replaceChildren(h("s-page", { heading: "Caravan", inlineSize: "small" },
        h("s-banner", { tone: "critical", heading: "The app cannot be opened" }, paragraph(problem.message),
          h("s-button", { slot: "secondary-actions", href: `${location.pathname.split("/apps/")[0]}/messages` }, "Installation"))));
    }
  }

  loading(on) {
    if (on) document.body.append(this.progress);
    else this.progress.remove();
  }

  tell(type, payload = {}) {
    this.frame.contentWindow?.postMessage({ ...payload, sandboxAdmin: 1, type }, this.origin);
  }

  async heard(event) {
    if (event.source !== this.frame.contentWindow || event.origin !== this.origin || event.data?.sandboxAdmin !== 1) return;
    const { type, number } = event.data;
    if (number === undefined) {
      this.notices[type]?.(event.data);
      return;
    }
    try {
      const answer = await (this.questions[type] ?? (() => { throw new Refused(`The sandbox's admin does not know "${type}"`); }))();
      this.tell("answer", { number, answer });
    } catch (problem) {
      this.tell("answer", { number, error: problem.message });
    }
  }

  questions = {
    "id-token": newToken,
    user: async () => PERSON,
    scopes: async () => {
      const { shops } = await readAll("/shops");
      const granted = shops.find((one) => one.handle === shop)?.app?.scopes ?? [];
      return { granted, required: granted, optional: [] };
    },
    "confirm-leave": async () => {
      if (!(await leaveIsFine())) return new Promise(() => {});
      return true;
    },
  };

  notices = {
    menu: ({ items }) => setAppMenu(items.map(({ label, href }) => ({ label: String(label), href: String(href) }))),
    place: ({ path, title }) => {
      this.path = path;
      document.title = title || "Caravan";
      follow(APP + (path === "/" ? "" : path));
    },
    loading: ({ on }) => this.loading(on),
    toast: (wish) => toast({ ...wish, onAction: () => this.tell("toast-action", { id: wish.id }), onGone: () => this.tell("toast-gone", { id: wish.id }) }),
    "toast-hide": ({ id }) => hideToast(id),
    "save-bar": ({ visible, saving, confirmDiscard }) => {
      if (visible) showSaveBar({ saving, confirmDiscard, onSave: () => this.tell("save"), onDiscard: () => this.tell("discard") });
      else hideSaveBar();
    },
    "open-admin": ({ path, newTab }) => {
      const known = path.startsWith("/apps/") || /^\/(orders|products)/.test(path) ? path : "/";
      if (newTab) open(location.pathname.split("/apps/")[0] + known, "_blank", "noopener");
      else go(known);
    },
    "open-outside": ({ url }) => { if (/^https?:/.test(url)) location.assign(url); },
  };

  moved() {
    const path = appPath();
    if (path !== this.path) this.tell("navigate", { path });
    this.path = path;
  }

  leave() {
    removeEventListener("message", this.listen);
    this.loading(false);
    hideSaveBar();
  }
}

export function appPage(_match, place) {
  let frame = new AppFrame(place);
  guardWith(leaveIsFine);
  onLocale(() => { if (frame) frame.load(frame.path); });
  return {
    keeps: (path) => path === APP || path.startsWith(`${APP}/`),
    moved: () => frame.moved(),
    leave: () => {
      frame.leave();
      frame = null;
    },
  };
}
