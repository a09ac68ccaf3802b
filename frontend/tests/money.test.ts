import { expect, test } from "vitest";
import { decimals, moneyText } from "../src/i18n/money";

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

test.each([
  [{ minor: 1250, currency: "USD" }, "en", "$12.50"],
  [{ minor: 1250, currency: "USD" }, "hu", "12,50 USD"],
  [{ minor: -1250, currency: "EUR" }, "en", "-€12.50"],
  [{ minor: 1250, currency: "JPY" }, "en", "¥1,250"],
  [{ minor: 1250, currency: "KWD" }, "en", "KWD 1.250"],
  [{ minor: 1250, currency: "IQD" }, "en", "IQD 1.250"],
  [{ minor: 0, currency: "USD" }, "en", "$0.00"],
])("%o in %s is %s", (amount, locale, text) => {
  expect(plain(moneyText(amount, locale))).toBe(text);
});

test("forints are shown without fillér when there are none", () => {
  expect(plain(moneyText({ minor: 499000, currency: "HUF" }, "hu"))).toBe("4990 Ft");
  expect(plain(moneyText({ minor: 499050, currency: "HUF" }, "hu"))).toBe("4990,50 Ft");
});

test("a currency that is none keeps its amount and its name", () => {
  expect(moneyText({ minor: 1250, currency: "??" }, "en")).toBe("12.50 ??");
});

test("decimals are the server's, not the browser's", () => {
  expect([decimals("USD"), decimals("JPY"), decimals("IQD")]).toEqual([2, 0, 3]);
});
