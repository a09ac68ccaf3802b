import { expect, test } from "vitest";
import { endsSoon } from "../src/screens/alibaba/ends-soon";
import { matches } from "../src/screens/help/matching";
import { editAddress, nameOf, numberOf } from "../src/screens/products/variant";

const NOW = Date.parse("2026-06-01T00:00:00Z");

test.each([["2026-06-14T00:00:00Z", true], ["2026-06-16T00:00:00Z", false], ["2026-05-01T00:00:00Z", true], [null, false]])(
  "a connection until %s ends soon: %s",
  (until, soon) => {
    expect(endsSoon(until, NOW)).toBe(soon);
  },
);

test.each([["", true], ["osszekapcs", true], ["NINCS  termék", true], ["termék nincsen", false], ["LINKED", true]])(
  "searching %j finds it: %s",
  (search, found) => {
    expect(matches(search, ["VARIANT_NOT_LINKED", "Egy termék nincs összekapcsolva"])).toBe(found);
  },
);

test("the only variant of a product has the product's name", () => {
  expect(nameOf({ title: "Card", variant_title: "Default Title" })).toBe("Card");
  expect(nameOf({ title: "Card", variant_title: "" })).toBe("Card");
  expect(nameOf({ title: "Tote", variant_title: "Black" })).toBe("Tote · Black");
});

test("the way to the links of a variant keeps the list's search and page", () => {
  const variant = { gid: "gid://shopify/ProductVariant/7" } as Parameters<typeof editAddress>[0];
  expect(numberOf(variant.gid)).toBe("7");
  expect(editAddress(variant, "?search=mug&cursor=abc&shop=x")).toBe("/products?search=mug&cursor=abc&variant=7");
});
