import { render } from "preact";
import { App } from "./app";
import { speak } from "./i18n/language";
import { startRouter } from "./router/location";
import css from "./style.css?inline";

// A sheet of our own making needs no file beside the script, and passes a Content-Security-Policy without inline styles.
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

function root(): HTMLElement {
  const found = document.getElementById("app");
  if (found) return found;
  const made = document.createElement("div");
  made.id = "app";
  document.body.append(made);
  return made;
}

async function start(): Promise<void> {
  const asked = new URLSearchParams(location.search).get("locale");
  await speak(shopify.config.locale ?? asked ?? (document.documentElement.lang || "en"));
  startRouter();
  render(<App />, root());
}

void start();
