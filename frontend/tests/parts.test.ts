import { expect, test } from "vitest";
import { costOf, linksIn, pieces, refreshed, sameParts, withPart, type Part } from "../src/screens/products/parts";

const part = (over: Partial<Part> = {}): Part => ({
  productId: "1", skuId: "a", title: "Mug", option: "Blue", supplier: "S", url: "", image: "",
  price: { minor: 460, currency: "USD" }, stock: 5, minimum: 1, onSale: true, quantity: "1", ...over,
});

test.each([["1", 1], [" 10000 ", 10_000], ["0", null], ["10001", null], ["1.5", null], ["-1", null], ["", null], ["1e3", null]])(
  "%j pieces are %s",
  (text, count) => {
    expect(pieces(text)).toBe(count);
  },
);

test("the same option added again is one part of both quantities", () => {
  expect(withPart([part({ quantity: "2" })], part({ quantity: "3" }))).toEqual([part({ quantity: "5" })]);
  expect(withPart([part()], part({ skuId: "b" }))).toHaveLength(2);
  expect(withPart([part({ quantity: "9999" })], part({ quantity: "5" }))[0]?.quantity).toBe("10000");
});

test("the order of the parts is no change, a quantity is", () => {
  const other = part({ skuId: "b" });
  expect(sameParts([part(), other], [other, part()])).toBe(true);
  expect(sameParts([part()], [part({ quantity: "2" })])).toBe(false);
  expect(sameParts([part()], [])).toBe(false);
});

test("a bundle costs what its parts cost together", () => {
  expect(costOf([part({ quantity: "3" }), part({ skuId: "b", price: { minor: 100, currency: "USD" } })])).toEqual({
    minor: 1480, currency: "USD",
  });
});

test.each([
  ["nothing", []],
  ["a price that is not known", [part({ price: null })]],
  ["a second price that is not known", [part(), part({ price: null })]],
  ["two currencies", [part(), part({ price: { minor: 1, currency: "EUR" } })]],
  ["a wrong quantity", [part({ quantity: "x" })]],
])("%s has no cost", (_, parts) => {
  expect(costOf(parts)).toBeNull();
});

test("what is sent is ids and whole numbers", () => {
  expect(linksIn("gid://shopify/ProductVariant/7", [part({ quantity: " 2 " })])).toEqual({
    variant_gid: "gid://shopify/ProductVariant/7", parts: [{ product_id: "1", sku_id: "a", quantity: 2 }],
  });
});

test("what Alibaba says now replaces what was read last, but never the quantity", () => {
  const product = {
    product_id: "1", title: "Mug 2", supplier: "S", status: "PRODUCT_ONLINE", url: "u", image_url: "i", min_order_quantity: 3,
    skus: [{ sku_id: "a", title: "Blue", price: { minor: 500, currency: "USD" }, stock: 9, image_url: "" }],
  };
  expect(refreshed(part({ quantity: "7" }), product)).toMatchObject({
    title: "Mug 2", price: { minor: 500, currency: "USD" }, stock: 9, minimum: 3, onSale: true, quantity: "7", image: "i",
  });
  expect(refreshed(part({ skuId: "gone" }), product).onSale).toBe(false);
  expect(refreshed(part(), { ...product, status: "PRODUCT_OFFLINE" }).onSale).toBe(false);
  expect(refreshed(part(), null)).toEqual(part({ onSale: false }));
});
