/** A sentence with `{name}` holes, or its forms by number: `{count}` decides which one is said. */
export interface Plural {
  one: string;
  other: string;
}
export type Text = string | Plural;
export type Values = Record<string, string | number>;

/** The sentence with its holes filled; numbers are written as `locale` writes them. A hole without a value stays visible. */
export function fill(text: Text, locale: string, values: Values = {}): string {
  const chosen = typeof text === "string" ? text : formOf(text, locale, Number(values.count ?? 0));
  return chosen.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    if (value === undefined) return hole;
    return typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : value;
  });
}

function formOf(text: Plural, locale: string, count: number): string {
  return new Intl.PluralRules(locale).select(count) === "one" ? text.one : text.other;
}

/** A platform's own word made readable when the catalog does not know it: "PARTIALLY_PAID" → "Partially paid". */
export function readable(word: string): string {
  const plain = word.replaceAll("_", " ").toLowerCase().trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
