// Other shops of the same family number their goods alike: their numbers mean something else at Alibaba.com.
const ELSEWHERE = /(^|\.)(aliexpress|1688|taobao|tmall|amazon|temu|dhgate|made-in-china)\./;
const PARAMETERS = ["productId", "product_id", "productid", "id"];
const NUMBER = /^\d{6,64}$/;

export type Pasted =
  | { kind: "product"; id: string }
  | { kind: "words"; words: string }
  | { kind: "elsewhere" | "no_product" };

/** What was typed or pasted: a product's number or address at Alibaba, or words to search for. */
export function pasted(text: string): Pasted {
  const clean = text.trim();
  if (NUMBER.test(clean)) return { kind: "product", id: clean };
  const url = addressOf(clean);
  if (!url) return { kind: "words", words: clean };
  if (ELSEWHERE.test(url.hostname)) return { kind: "elsewhere" };
  const id = idIn(url);
  return id ? { kind: "product", id } : { kind: "no_product" };
}

function addressOf(text: string): URL | null {
  if (/\s/.test(text)) return null;
  const full = /^https?:\/\//i.test(text) ? text : /^[\w-]+(\.[\w-]+)+\//.test(text) ? `https://${text}` : null;
  if (!full) return null;
  try {
    return new URL(full);
  } catch {
    return null;
  }
}

// ".../product-detail/Wireless-Earbuds_1601100000017.html", ".../product/1601100000017/Earbuds", "...?productId=1601100000017"
function idIn(url: URL): string | null {
  for (const step of url.pathname.split("/").reverse()) {
    const id = /(?:^|[_-])(\d{6,64})(?:\.html?)?$/.exec(step)?.[1];
    if (id) return id;
  }
  return PARAMETERS.map((name) => url.searchParams.get(name) ?? "").find((value) => NUMBER.test(value)) ?? null;
}
