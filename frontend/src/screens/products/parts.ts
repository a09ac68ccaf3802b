import type { PriceStep } from "../../api/goods";
import type { Link, LinksIn, Money, SupplierProduct } from "../../api/types";
import { stepFor } from "./price-ladder";

/** One SKU that the variant is bought as; the quantity stays as typed until it is saved. */
export interface Part {
  productId: string;
  skuId: string;
  title: string;
  option: string;
  supplier: string;
  url: string;
  image: string;
  price: Money | null;
  /** The whole price ladder; empty until Alibaba was asked. */
  prices: PriceStep[];
  stock: number | null;
  minimum: number;
  onSale: boolean;
  quantity: string;
}
type Sku = SupplierProduct["skus"][number];

const MOST = 10_000;
const ON_SALE = "PRODUCT_ONLINE";

export const partOf = (link: Link): Part => ({
  productId: link.product_id,
  skuId: link.sku_id,
  title: link.product_title,
  option: link.sku_title,
  supplier: link.supplier,
  url: link.product_url,
  image: link.image_url,
  price: link.price,
  prices: [],
  stock: link.stock,
  minimum: link.min_order_quantity,
  onSale: isOnSale(link.product_status),
  quantity: String(link.quantity),
});

export const partFrom = (product: SupplierProduct, sku: Sku, quantity: string): Part => ({
  productId: product.product_id,
  skuId: sku.sku_id,
  title: product.title,
  option: sku.title,
  supplier: product.supplier,
  url: product.url,
  image: sku.image_url || product.image_url,
  price: priceFor(sku, quantity),
  prices: sku.prices,
  stock: sku.stock,
  minimum: product.min_order_quantity,
  onSale: isOnSale(product.status),
  quantity,
});

// One piece at the linked quantity, as the server counts it for what is saved.
const priceFor = (sku: Sku, quantity: string): Money | null =>
  sku.prices[stepFor(sku.prices, pieces(quantity) ?? 1)]?.price ?? sku.price;

/** With what Alibaba says now; null when it does not know the product any more. */
export function refreshed(part: Part, product: SupplierProduct | null): Part {
  const sku = product?.skus.find((one) => one.sku_id === part.skuId);
  if (!product || !sku) return { ...part, onSale: false };
  return { ...partFrom(product, sku, part.quantity), supplier: product.supplier || part.supplier };
}

export const nameOfPart = (part: Part): string => [part.title, part.option].filter(Boolean).join(" · ");
export const isOnSale = (status: string): boolean => status === ON_SALE;
export const keyOf = (part: Part): string => `${part.productId}:${part.skuId}`;

/** "3" → 3; null when it is no whole number from 1 to 10,000. */
export function pieces(text: string): number | null {
  const clean = text.trim();
  if (!/^\d{1,5}$/.test(clean)) return null;
  const value = Number(clean);
  return value >= 1 && value <= MOST ? value : null;
}

/** With another quantity, and the price that holds for it. */
export function counted(part: Part, quantity: string): Part {
  const count = pieces(quantity);
  const price = count === null ? undefined : part.prices[stepFor(part.prices, count)]?.price;
  return { ...part, quantity, price: price ?? part.price };
}

/** With the part added; the same option twice is one part of both quantities. */
export function withPart(parts: Part[], added: Part): Part[] {
  const before = parts.find((part) => keyOf(part) === keyOf(added));
  if (!before) return [...parts, added];
  const sum = Math.min(MOST, (pieces(before.quantity) ?? 0) + (pieces(added.quantity) ?? 0));
  return parts.map((part) => (part === before ? counted(part, String(sum)) : part));
}

export const sameParts = (some: Part[], others: Part[]): boolean => sign(some) === sign(others);
const sign = (parts: Part[]): string => parts.map((part) => `${keyOf(part)}:${part.quantity.trim()}`).sort().join(" ");

/** What one item sold costs in goods; null when a price is not known or the currencies differ. */
export function costOf(parts: Part[]): Money | null {
  const currency = parts[0]?.price?.currency;
  if (!currency) return null;
  let minor = 0;
  for (const { price, quantity } of parts) {
    const count = pieces(quantity);
    if (!price || count === null || price.currency !== currency) return null;
    minor += price.minor * count;
  }
  return { minor, currency };
}

export const linksIn = (variantGid: string, parts: Part[]): LinksIn => ({
  variant_gid: variantGid,
  parts: parts.map((part) => ({
    product_id: part.productId,
    sku_id: part.skuId,
    quantity: pieces(part.quantity) ?? 1,
  })),
});
