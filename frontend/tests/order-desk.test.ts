import { describe, expect, test, vi } from "vitest";
import type { Checkout, OrderRow, Purchase } from "../src/api/types";
import { speak } from "../src/i18n/language";
import { factsOf } from "../src/parts/problem-facts";
import { isByHand, movingText, unsaid } from "../src/parts/standing";
import { wishesFor } from "../src/screens/checkout/shipping-for-all";
import { detailsOf, reasonsOf } from "../src/screens/order/entry-details";
import { sentenceOf } from "../src/screens/order/entry-sentence";
import { payableOf, payNowPath } from "../src/screens/orders/pay-now";
import { sumsOf } from "../src/screens/payments/sums-of";

// Choosing a language also says so on the page; there is none here.
vi.stubGlobal("document", { documentElement: {} });

const row = (id: number, canPay: boolean, ...states: string[]): OrderRow =>
  ({ id, can_pay: canPay, purchase_states: states }) as OrderRow;
const purchase = (fields: Partial<Purchase>): Purchase =>
  ({ problems: [], offers: [], can: [], place_by: null, pay_by: null, pay_url: "", ...fields }) as Purchase;
const usd = (minor: number) => ({ minor, currency: "USD" });

describe("Pay now", () => {
  test("leads to checkout as long as one of the orders has something to place", () => {
    expect(payNowPath([row(1, true, "placed"), row(2, true, "quoted", "placed")])).toBe("/checkout?orders=1,2");
    expect(payNowPath([row(3, true)])).toBe("/checkout?orders=3");
  });
  test("leads straight to the payments when everything is placed", () => {
    expect(payNowPath([row(1, true, "placed"), row(2, true, "placed", "paid")])).toBe("/payments?orders=1,2");
  });
  test("leaves out what has nothing to pay", () => {
    expect(payableOf([row(1, true, "placed"), row(2, false, "delivered")]).map(({ id }) => id)).toEqual([1]);
    expect(payNowPath([row(1, true, "placed"), row(2, false, "quoted")])).toBe("/payments?orders=1");
  });
});

describe("one method for all", () => {
  const offer = (code: string, chosen: boolean, cheapest: boolean, fastest: boolean) =>
    ({ vendor_code: code, chosen, cheapest, fastest });
  const checkout = (...purchases: Purchase[]): Checkout => ({ orders: [{ purchases }] }) as unknown as Checkout;
  const offers = [offer("slow", true, true, false), offer("fast", false, false, true)] as Purchase["offers"];

  test("is asked for only where another one is chosen", () => {
    const found = checkout(purchase({ id: 7, can: ["place"], offers }));
    expect(wishesFor(found, "cheapest")).toEqual([]);
    expect(wishesFor(found, "fastest")).toEqual([{ purchaseId: 7, vendorCode: "fast" }]);
  });
  test("is not asked for once placing has been", () => {
    expect(wishesFor(checkout(purchase({ id: 7, can: ["place"], place_by: "merchant", offers })), "fastest")).toEqual([]);
  });
});

describe("what is going on", () => {
  test("is said of everything that moves without anybody", () => {
    for (const state of ["placing", "place_unknown", "paying", "pay_unknown", "cancelling"]) {
      expect(movingText(purchase({ state }))).not.toBe("");
    }
    expect(movingText(purchase({ state: "placed", pay_by: "merchant" }))).not.toBe("");
    expect(movingText(purchase({ state: "placed" }))).toBe("");
  });
  test("is not said a second time as a problem", () => {
    const problems = [{ code: "PAY_UNKNOWN" }, { code: "FROZEN" }] as Purchase["problems"];
    expect(unsaid(purchase({ state: "pay_unknown", problems })).map(({ code }) => code)).toEqual(["FROZEN"]);
    expect(unsaid(purchase({ state: "held", problems }))).toHaveLength(2);
  });
  test("a person pays where no method is saved and there is a page to pay on", () => {
    expect(isByHand(purchase({ pay_url: "https://a.example" }), "missing")).toBe(true);
    expect(isByHand(purchase({ pay_url: "https://a.example" }), "unknown")).toBe(false);
    expect(isByHand(purchase({}), "missing")).toBe(false);
  });
});

test("sums are kept apart by currency, and Alibaba's own amount goes before the quote", () => {
  const sums = sumsOf([
    purchase({ goods: usd(1000), freight: usd(200), quoted: usd(1200), total: usd(1300) }),
    purchase({ goods: usd(100), freight: usd(20), quoted: usd(120), total: null }),
    purchase({ goods: null, freight: null, quoted: null, total: { minor: 500, currency: "EUR" } }),
    purchase({ quoted: null, total: null }),
  ]);
  expect(sums.map((sum) => sum.total)).toEqual([usd(1420), { minor: 500, currency: "EUR" }]);
});

describe("the timeline", () => {
  const decision = {
    allowed: false, currency: "USD", quoted_minor: 3310, asked_minor: 3500,
    reasons: [{ code: "AMOUNT_ABOVE_QUOTE", value: 3500, limit: 3310 }, { code: "NOT_PAID_IN_SHOP", value: 0, limit: null }],
  };

  test("says why something was not paid, with the deciding numbers", () => {
    expect(sentenceOf({ kind: "pay_decision", data: decision })).toContain("not pay");
    expect(reasonsOf({ data: decision })).toEqual(["Alibaba asks $35.00, limit $33.10", "Not paid in shop"]);
    expect(detailsOf({ data: decision })).toEqual(["Quoted: $33.10", "Alibaba asks: $35.00"]);
  });
  test("names the numbers of caps, of the hold time and of the shop's verdict", () => {
    const caps = {
      currency: "HUF",
      reasons: [
        { code: "CAP_PER_DAY", value: 3500, limit: 50_000, spent: 48_000, currency: "USD" },
        { code: "CAP_CURRENCY", value: 3500, currency: "USD", word: "EUR" },
        { code: "HIGH_RISK", value: 2, limit: 2, word: "CANCEL" },
        { code: "HIGH_RISK", value: 1, limit: 1, word: "OF_TOMORROW" },
      ],
    };
    expect(reasonsOf({ data: caps })).toEqual([
      "Day cap $500.00, spent $480.00, this one $35.00",
      "The limit is in EUR, this one is in USD",
      "Shopify's verdict: high risk, cancel it",
      "Shopify's verdict: Of tomorrow",
    ]);
    const hold = { reasons: [{ code: "HOLD_TIME_RUNNING", value: 12, limit: 30, until: "2026-11-25T01:00:00+00:00" }] };
    expect(reasonsOf({ data: hold })[0]).toMatch(/^12 of 30 minutes left, until /);
  });
  test("says Alibaba's codes by their title", () => {
    expect(reasonsOf({ data: { code: "4016" }, titles: { "4016": "Prices could not be read" } })).toEqual(["Prices could not be read"]);
  });
  test("says it in Hungarian too", async () => {
    await speak("hu");
    expect(reasonsOf({ data: decision })[1]).toBe("A vásárló még nem fizetett");
    await speak("en");
  });
  test("shows a kind, a word and a code that nobody knows", () => {
    expect(sentenceOf({ kind: "moon_eclipsed", data: {} })).toBe("Moon eclipsed");
    expect(detailsOf({ data: { moon: "new", hidden_minor: 5 } })).toEqual(["Moon: new"]);
    expect(reasonsOf({ data: { code: "50006" } })).toEqual(["Code: 50006"]);
  });
});

test("a problem names the fields of the address that are missing", () => {
  expect(factsOf({ code: "ADDRESS_INCOMPLETE", data: { fields: ["address1", "phone"] } }, "USD")).toBe("Street and number, Phone");
  expect(factsOf({ code: "STOPPED", data: { value: 0, limit: null } }, "USD")).toBe("");
});
