import { expect, test } from "vitest";
import { costOf, counted, linksIn, pieces, refreshed, sameParts, withPart, type Part } from "../src/screens/products/parts";
import { rangeText } from "../src/screens/products/price-ladder";

const usd = (minor: number) => ({ minor, currency: "USD" });

const part = (over: Partial<Part> = {}): Part => ({
  productId: "1", skuId: "a", title: "Mug", option: "Blue", supplier: "S", url: "", image: "",
  price: { minor: 460, currency: "USD" }, prices: [], stock: 5, minimum: 1, onSale: true, quantity: "1", ...over,
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

test("a quantity has the price of the step it reaches", () => {
  const prices = [{ min_quantity: 2, price: usd(500) }, { min_quantity: 10, price: usd(450) }];
  const priced = (quantity: string): number | undefined => counted(part({ prices, price: usd(500) }), quantity).price?.minor;
  expect(["1", "2", "9", "10", "500", "x"].map(priced)).toEqual([500, 500, 500, 450, 450, 500]);
  expect([0, 1].map((at) => rangeText(prices, at))).toEqual(["2–9 pieces", "10 pieces or more"]);
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
    skus: [{ sku_id: "a", title: "Blue", price: usd(500), prices: [{ min_quantity: 1, price: usd(500) }, { min_quantity: 5, price: usd(450) }], stock: 9, image_url: "" }],
  };
  expect(refreshed(part({ quantity: "7" }), product)).toMatchObject({
    title: "Mug 2", price: usd(450), stock: 9, minimum: 3, onSale: true, quantity: "7", image: "i",
  });
  expect(refreshed(part({ skuId: "gone" }), product).onSale).toBe(false);
  expect(refreshed(part(), { ...product, status: "PRODUCT_OFFLINE" }).onSale).toBe(false);
  expect(refreshed(part(), null)).toEqual(part({ onSale: false }));
});
