import { expect, test } from "vitest";
import { fill, readable } from "../src/i18n/text";

const ORDERS = { one: "{count} order", other: "{count} orders" };

test("holes are filled, and one without a value stays visible", () => {
  expect(fill("Hello {name}, {name} and {other}", "en", { name: "Anna" })).toBe("Hello Anna, Anna and {other}");
});

test("numbers are written as the language writes them", () => {
  expect(fill("{count} pieces", "en", { count: 12345.5 })).toBe("12,345.5 pieces");
  expect(fill("{count} darab", "hu", { count: 12345.5 })).toBe("12\u00a0345,5 darab");
});

test.each([[0, "0 orders"], [1, "1 order"], [2, "2 orders"], [1000, "1,000 orders"]])("%i is said as %s", (count, said) => {
  expect(fill(ORDERS, "en", { count })).toBe(said);
});

test("a plural without a count is the form of none", () => {
  expect(fill(ORDERS, "en")).toBe("{count} orders");
});

test("what is filled in is not looked through for holes again", () => {
  expect(fill("Search {words}", "en", { words: "{count}", count: 3 })).toBe("Search {count}");
});

test("a platform's own word becomes readable", () => {
  expect(readable("PARTIALLY_PAID")).toBe("Partially paid");
  expect(readable("")).toBe("");
});
