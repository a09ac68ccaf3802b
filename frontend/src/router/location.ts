import { useEffect, useState } from "preact/hooks";
import { shortened } from "./many";
import { ownPath } from "./paths";

export interface Place {
  path: string;
  params: URLSearchParams;
}

const MOVED = "caravan:moved";
const here = (): Place => ({ path: location.pathname, params: new URLSearchParams(location.search) });

function move(wanted: string, replace: boolean): void {
  const path = shortened(wanted);
  if (replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  dispatchEvent(new Event(MOVED));
}

/** Goes to a path of the app; asks first when there are unsaved changes. */
export async function go(path: string): Promise<void> {
  try {
    await shopify.saveBar.leaveConfirmation();
  } catch {
    return;
  }
  move(path, false);
  scrollTo(0, 0);
}

/** Writes parameters into the address without a new step in the history: what a reload or a shared link should keep. */
export function keepInAddress(values: Record<string, string>): void {
  const params = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value === "") params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  move(location.pathname + (text ? `?${text}` : ""), true);
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const look = (): void => setPlace(here());
    addEventListener(MOVED, look);
    addEventListener("popstate", look);
    return () => {
      removeEventListener(MOVED, look);
      removeEventListener("popstate", look);
    };
  }, []);
  return place;
}

function clicked(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  for (const node of event.composedPath()) {
    if (!(node instanceof Element) || !node.hasAttribute("href")) continue;
    const target = node.getAttribute("target");
    const path = target && target !== "_self" && target !== "auto" ? null : ownPath(node.getAttribute("href"), location.href);
    if (path === null) return;
    event.preventDefault();
    void go(path);
    return;
  }
}

/** Takes over the app's own links: those of the page, and those of the menu, which App Bridge tells about. */
export function startRouter(): void {
  document.addEventListener("click", clicked);
  document.addEventListener("shopify:navigate", (event) => {
    const path = event.target instanceof Element ? ownPath(event.target.getAttribute("href"), location.href) : null;
    if (path === null) return;
    event.preventDefault();
    // App Bridge has asked about unsaved changes before it told.
    move(path, false);
    scrollTo(0, 0);
  });
}
