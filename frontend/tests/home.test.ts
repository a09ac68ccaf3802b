import { describe, expect, test, vi } from "vitest";
import type { Alert, Day } from "../src/api/types";
import { speak } from "../src/i18n/language";
import { tell } from "../src/screens/home/alert-text";
import { barsOf, spanOf } from "../src/screens/home/chart";
import { addressFits } from "../src/screens/settings/draft";

const ALERT: Alert = {
  id: 1, kind: "refused", opened_at: "2026-11-25T10:00:00Z", order_id: 7, order_name: "#1001", purchase_id: 3,
  supplier: "Yiwu Lamps", code: "PAY_FAILED", title: "Alibaba could not take the payment", remedy: "Pay at Alibaba.",
  action: "pay_by_hand", data: {},
};
const amounts = { value: 1500, limit: 1000, currency: "USD" };

describe("an alert says what is wrong, what to do, and where", () => {
  test("a failure in the words of its reason", () => {
    expect(tell(ALERT)).toEqual({
      sentence: "Alibaba could not take the payment", remedy: "Pay at Alibaba.",
      way: { label: "Open the order", href: "/orders/7" },
    });
  });

  test("amounts where there are any, the reason's words where there are none", () => {
    expect(tell({ ...ALERT, kind: "cap_reached", data: amounts }).sentence).toBe("Your cap of $10.00 stopped this purchase of $15.00");
    expect(tell({ ...ALERT, kind: "price_risen", data: amounts }).sentence).toBe("Alibaba asks $15.00; at most $10.00 may be paid");
    expect(tell({ ...ALERT, kind: "cap_reached", title: "Another currency" }).sentence).toBe("Another currency");
  });

  test("the connection leads to its own page", () => {
    const ended: Alert = { ...ALERT, kind: "connection_ended", order_id: null, action: "reconnect", code: "" };
    expect(tell(ended).way).toEqual({ label: "Connect again", href: "/alibaba" });
  });

  test("nothing to press without an order or a page", () => {
    expect(tell({ ...ALERT, order_id: null }).way).toBeNull();
  });

  test("in Hungarian too", async () => {
    vi.stubGlobal("document", { documentElement: {} });
    await speak("hu");
    expect(tell({ ...ALERT, kind: "no_movement", data: { number: "LX1", moved_at: "2026-11-25T10:00:00Z" } }).sentence)
      .toContain("LX1 csomag nem mozdult");
    await speak("en");
    vi.unstubAllGlobals();
  });
});

const day = (day: string, ...spent: [number, string][]): Day => ({
  day, orders: spent.length, spent: spent.map(([minor, currency]) => ({ minor, currency })),
});

test("the chart shows the currency of most days and says when there is another", () => {
  expect(barsOf([day("2026-11-01"), day("2026-11-02")])).toBeNull();
  expect(barsOf([day("2026-11-01", [500, "USD"]), day("2026-11-02", [900, "EUR"], [700, "USD"]), day("2026-11-03")])).toEqual({
    currency: "USD", mixed: true, values: [500, 700, 0], highest: { index: 1, spent: { minor: 700, currency: "USD" } },
  });
});

test.each([[4, "seconds", 4], [90, "minutes", 2], [5_399, "minutes", 90], [5_400, "hours", 2], [200_000, "days", 2]])(
  "%i seconds are said in %s",
  (seconds, unit, count) => {
    expect(spanOf(seconds)).toEqual({ unit, count });
  },
);

test.each([["", true], ["a@b.hu", true], ["a@b", false], ["a b@c.hu", false], ["a@b.hu\n", false], ["a@@b.hu", false]])(
  "mail can be sent to %j: %s",
  (address, fits) => {
    expect(addressFits(address)).toBe(fits);
  },
);
