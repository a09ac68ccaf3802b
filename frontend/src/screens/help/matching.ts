/** Small letters without accents, so that "osszekapcs" finds "összekapcsolás". */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether every word of `search` stands somewhere in the texts. */
export function matches(search: string, texts: string[]): boolean {
  const where = plain(texts.join(" "));
  return plain(search).split(/\s+/).every((word) => where.includes(word));
}
