/** Lists of ids too long for an address are kept in the browser, and the address says under which name. */
const MOST = 100;
const NAMES = ["orders", "purchases"];
const KEPT = "caravan:ids:";

/** The path with its long lists of ids named instead of written out. */
export function shortened(path: string, keep: Pick<Storage, "setItem"> = localStorage): string {
  const [plain = path, search = ""] = path.split("?");
  const params = new URLSearchParams(search);
  let changed = false;
  for (const name of NAMES) {
    const ids = params.get(name) ?? "";
    if (ids.split(",").length <= MOST) continue;
    const key = nameOf(ids);
    keep.setItem(KEPT + key, ids);
    params.set(name, key);
    changed = true;
  }
  return changed ? `${plain}?${params}` : path;
}

/** The list that a parameter of the address means. */
export const written = (list: string | null, kept: Pick<Storage, "getItem"> = localStorage): string | null =>
  list?.startsWith("~") ? kept.getItem(KEPT + list) : list;

// The same list has the same name, so that nothing piles up by going to and fro.
function nameOf(ids: string): string {
  let hash = 0;
  for (const sign of ids) hash = (Math.imul(hash, 31) + sign.charCodeAt(0)) >>> 0;
  return `~${hash.toString(36)}${ids.length.toString(36)}`;
}
