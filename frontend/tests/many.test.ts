import { expect, test } from "vitest";
import type { Checkout, Purchase } from "../src/api/types";
import { portions } from "../src/parts/in-portions";
import { shortened, written } from "../src/router/many";
import { idsOf } from "../src/router/paths";
import { wishesUnder } from "../src/screens/checkout/shipping-for-all";
import { addressOf, draftOf, emptyOf } from "../src/screens/order/address-draft";

function drawer() {
  const kept = new Map<string, string>();
  return { kept, setItem: (key: string, value: string) => void kept.set(key, value), getItem: (key: string) => kept.get(key) ?? null };
}
const ids = (count: number): string => Array.from({ length: count }, (_, index) => 1_000_000 + index).join(",");

test("a thousand ids do not make the address longer than a server takes, and come back as they were", () => {
  const store = drawer();
  const path = shortened(`/checkout?orders=${ids(1000)}`, store);
  expect(path.length).toBeLessThan(60);
  const list = new URLSearchParams(path.split("?")[1]).get("orders");
  expect(idsOf(written(list, store))).toHaveLength(1000);
  shortened(`/checkout?orders=${ids(1000)}`, store);
  expect(store.kept.size).toBe(1);
});

test("a few ids stay in the address, and a list that is not kept any more is empty", () => {
  const store = drawer();
  expect(shortened("/checkout?orders=1,2,3", store)).toBe("/checkout?orders=1,2,3");
  expect(idsOf(written("1,2", store))).toEqual([1, 2]);
  expect(idsOf(written("~gone", store))).toEqual([]);
});

test("the first portion is small, and nothing is lost or sent twice", () => {
  const all = Array.from({ length: 1000 }, (_, index) => index);
  const parts = portions(all);
  expect(parts[0]).toHaveLength(10);
  expect(parts.flat()).toEqual(all);
  expect(portions([])).toEqual([]);
});

test("under a price the fastest is wished for, of equally fast ones the cheapest, and none where none is so cheap", () => {
  const offer = (code: string, minor: number, days: number | null, chosen = false) =>
    ({ vendor_code: code, fee: { minor, currency: "USD" }, days_max: days, chosen });
  const purchase = (id: number, offers: unknown[]): Purchase => ({ id, can: ["place"], place_by: null, offers }) as unknown as Purchase;
  const data = { orders: [{ purchases: [
    purchase(1, [offer("sea", 300, 30, true), offer("air", 900, 5), offer("post", 500, 12), offer("mail", 400, 12)]),
    purchase(2, [offer("air", 900, 5, true)]),
    purchase(3, [offer("untold", 100, null), offer("post", 500, 12, true)]),
  ] }] } as unknown as Checkout;
  expect(wishesUnder(data, { minor: 500, currency: "USD" })).toEqual([{ purchaseId: 1, vendorCode: "mail" }]);
  expect(wishesUnder(data, { minor: 500, currency: "EUR" })).toEqual([]);
});

test("an address is read into the form and out of it, and what every country needs is missed", () => {
  const empty = emptyOf(draftOf(null));
  expect(empty).toEqual(["name", "address1", "city", "country_code", "phone"]);
  const draft = { ...draftOf(null), name: "Anna", address1: "Fő utca 1", city: "Budapest", country_code: "HU", phone: "+36" };
  expect(emptyOf(draft)).toEqual([]);
  expect(addressOf(draft)).toMatchObject({ name: "Anna", zip: "" });
});
