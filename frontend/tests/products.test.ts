import { expect, test } from "vitest";
import { countries } from "../src/screens/products/countries";
import { isNotable, moveText, toneOf } from "../src/screens/products/moves";
import { FIRST, numberIn, ruleOf } from "../src/screens/products/price-rule";
import { listAddress } from "../src/screens/products/variant";
import type { Variant } from "../src/api/types";

const usd = (minor: number) => ({ minor, currency: "USD" });
const move = { before: null, after: null, count: null };

test("what moved is said with its numbers", () => {
  expect(moveText({ ...move, kind: "price_rose", before: usd(1180), after: usd(1260) })).toBe("Price rose from $11.80 to $12.60");
  expect(moveText({ ...move, kind: "stock_low", count: 3 })).toBe("Only 3 in stock");
  expect(moveText({ ...move, kind: "stock_low", count: 0 })).toBe("Out of stock");
  expect(moveText({ ...move, kind: "minimum_rose", count: 50 })).toBe("Sold from 50 pieces now");
  expect(moveText({ ...move, kind: "gone" })).toBe("No longer sold at Alibaba");
});

test("what stops orders is red, what became cheaper is green", () => {
  expect(toneOf({ ...move, kind: "gone" })).toBe("critical");
  expect(toneOf({ ...move, kind: "stock_low", count: 0 })).toBe("critical");
  expect(toneOf({ ...move, kind: "stock_low", count: 3 })).toBe("caution");
  expect(toneOf({ ...move, kind: "price_fell" })).toBe("success");
});

test("a product that is gone is nothing to take note of", () => {
  const variant = (...kinds: ("gone" | "price_rose")[]) => ({ links: [{ moves: kinds.map((kind) => ({ ...move, kind })) }] }) as Variant;
  expect(isNotable(variant("gone"))).toBe(false);
  expect(isNotable(variant("price_rose"))).toBe(true);
});

test.each([["2.5", 2.5], ["2,5", 2.5], [" 3 ", 3], ["-1", null], ["x", null], ["", null], ["1e3", null], ["11", null]])(
  "%j read as a number from 0 to 10 is %s",
  (text, value) => {
    expect(numberIn(text, 0, 10)).toBe(value);
  },
);

test("a rule is whole, or says which fields are wrong", () => {
  expect(ruleOf({ ...FIRST, add: "1,5" })).toEqual({ rule: { factor: 2, add: 1.5, ending: "99", rate: 1 }, wrong: [] });
  expect(ruleOf({ ...FIRST, factor: "", rate: "0" })).toEqual({ rule: null, wrong: ["factor", "rate"] });
});

test("the list's address holds what is not as it is by itself", () => {
  expect(listAddress({ search: "", cursor: "", warned: false })).toBe("/products");
  expect(listAddress({ search: "mug", cursor: "", warned: true })).toBe("/products?search=mug&warned=1");
});

test("every country has a name and comes once", () => {
  const all = countries();
  expect(new Set(all.map((one) => one.code)).size).toBe(all.length);
  expect(all.filter((one) => one.name === one.code)).toEqual([]);
  expect(all.find((one) => one.code === "HU")?.name).toBe("Hungary");
});
