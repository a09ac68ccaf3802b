export type Screen =
  | { name: "home" | "orders" | "checkout" | "payments" | "products" | "settings" | "alibaba" | "help" | "lost" }
  | { name: "order"; id: number };

const PLAIN = ["orders", "checkout", "payments", "products", "settings", "alibaba", "help"] as const;

/** Which screen a path of the app shows. */
export function screenOf(path: string): Screen {
  const clean = path.replace(/\/+$/, "") || "/";
  if (clean === "/") return { name: "home" };
  const plain = PLAIN.find((name) => clean === `/${name}`);
  if (plain) return { name: plain };
  const order = /^\/orders\/(\d{1,18})$/.exec(clean);
  return order ? { name: "order", id: Number(order[1]) } : { name: "lost" };
}

/** "3,1,3,x" → [3, 1]: each id once, what is no id left out. */
export function idsOf(list: string | null): number[] {
  const ids = (list ?? "").split(",").filter((part) => /^\d{1,15}$/.test(part.trim())).map(Number);
  return [...new Set(ids)].filter((id) => id > 0);
}

/** A path of this app that `href` means, or null when it leads elsewhere. */
export function ownPath(href: string | null, base: string): string | null {
  if (!href || href.startsWith("#")) return null;
  const url = parsed(href, base);
  if (!url || url.origin !== new URL(base).origin) return null;
  return url.pathname + url.search;
}

function parsed(href: string, base: string): URL | null {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
}
