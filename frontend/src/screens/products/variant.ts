import type { Variant } from "../../api/types";

// Shopify's own word for the only variant of a product: it says nothing.
const ONLY = "Default Title";

/** "Earbuds · Black", or just the product's title when it has one variant. */
export const nameOf = (variant: Pick<Variant, "title" | "variant_title">): string =>
  variant.variant_title && variant.variant_title !== ONLY ? `${variant.title} · ${variant.variant_title}` : variant.title;

export const numberOf = (gid: string): string => gid.split("/").pop() ?? "";

/** Where the variant's links are changed; the list's own search and page stay in the address for the way back. */
export function editAddress(variant: Variant, here = location.search): string {
  const params = new URLSearchParams(here);
  const kept = new URLSearchParams();
  for (const name of ["search", "cursor", "warned"]) {
    const value = params.get(name);
    if (value) kept.set(name, value);
  }
  kept.set("variant", numberOf(variant.gid));
  return `/products?${kept}`;
}

export interface ListPlace {
  search: string;
  cursor: string;
  warned: boolean;
}

/** Where the list stands with this search and filter, on this page of it. */
export function listAddress({ search, cursor, warned }: ListPlace): string {
  const params = new URLSearchParams();
  if (search) params.set("search", search);
  if (cursor) params.set("cursor", cursor);
  if (warned) params.set("warned", "1");
  const text = params.toString();
  return text ? `/products?${text}` : "/products";
}
