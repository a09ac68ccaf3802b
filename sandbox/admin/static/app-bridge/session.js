import { ADMIN_ORIGIN, ask, framed, SCRIPT } from "./channel.js";

const KEPT = "sandbox-app-bridge";
const ARRIVAL = new URLSearchParams(location.search);

// Only the first document of a visit has these in its address; later ones of the same frame remember them.
function remembered() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
  for (const name of ["shop", "host", "locale"]) if (ARRIVAL.get(name)) kept[name] = ARRIVAL.get(name);
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  return kept;
}

const kept = remembered();
export const config = {
  apiKey: document.querySelector('meta[name="shopify-api-key"]')?.content ?? SCRIPT.dataset.apiKey ?? "",
  shop: kept.shop ?? "",
  host: kept.host ?? "",
  locale: kept.locale ?? "en",
  appOrigins: [],
  disabledFeatures: [],
  experimentalFeatures: [],
  debug: {},
};
if (!config.apiKey) console.error('App Bridge: the page needs <meta name="shopify-api-key" content="…"> before this script');

let token = null;
let tokenAsked = null;

function secondsLeft(jwt) {
  const claims = JSON.parse(atob(jwt.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
  return claims.exp - Date.now() / 1000;
}

/** A session token of the person who looks, at least a few seconds from its end. */
export function idToken() {
  if (token && secondsLeft(token) > 5) return Promise.resolve(token);
  return freshToken();
}

function freshToken() {
  tokenAsked ??= ask("id-token").then((answer) => {
    token = answer;
    return answer;
  }).finally(() => { tokenAsked = null; });
  return tokenAsked;
}

const plainFetch = window.fetch.bind(window);

function ownOrigin(url) {
  const { hostname, origin } = new URL(url, location.href);
  return origin === location.origin || hostname.endsWith(`.${location.hostname}`) || config.appOrigins.includes(origin);
}

async function fetchWithToken(request) {
  const again = request.clone();
  request.headers.set("Authorization", `Bearer ${await idToken()}`);
  const answer = await plainFetch(request);
  const elsewhere = answer.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
  if (elsewhere) window.open(elsewhere, "_top");
  if (answer.status !== 401 || !answer.headers.has("X-Shopify-Retry-Invalid-Session-Request")) return answer;
  again.headers.set("Authorization", `Bearer ${await freshToken()}`);
  return plainFetch(again);
}

window.fetch = function fetch(input, init) {
  const url = input instanceof Request ? input.url : String(input);
  if (url.startsWith("shopify:")) {
    return Promise.reject(new TypeError("App Bridge: direct API access is not part of this sandbox; call the Admin API from the server"));
  }
  if (!framed || !ownOrigin(url)) return plainFetch(input, init);
  const request = new Request(input, init);
  return request.headers.has("Authorization") ? plainFetch(request) : fetchWithToken(request);
};

// The app answers a document load without a good token with an almost empty page that names where to go once there is one.
const reload = ARRIVAL.get("shopify-reload");
if (reload && framed) {
  freshToken().then((fresh) => {
    const target = new URL(reload, location.href);
    if (target.origin !== location.origin) return;
    target.searchParams.set("id_token", fresh);
    location.replace(target);
  });
}

// Opened outside the admin, the page goes where it belongs.
if (!framed && ARRIVAL.get("host") && ARRIVAL.get("shop")) {
  const store = ARRIVAL.get("shop").replace(".myshopify.com", "");
  location.replace(`${ADMIN_ORIGIN}/store/${encodeURIComponent(store)}/apps/caravan${location.pathname}`);
}
