/** Small first, so that the first outcome is seen at once; then larger, so that a thousand are few requests. */
const FIRST = 10;
const MORE = 100;

export function portions<T>(all: T[]): T[][] {
  const found = [all.slice(0, FIRST)];
  for (let from = FIRST; from < all.length; from += MORE) found.push(all.slice(from, from + MORE));
  return found.filter((portion) => portion.length > 0);
}
