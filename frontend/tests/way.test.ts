import { expect, test } from "vitest";
import type { Purchase } from "../src/api/types";
import { wayOf } from "../src/parts/way";
import { screenOf } from "../src/router/paths";

const purchase = (can: string[], fields: Partial<Purchase> = {}): Purchase =>
  ({ order_id: 7, can, pay_url: "", trade_url: "", ...fields }) as Purchase;
// What the API allows of a purchase that Alibaba refused to place.
const REFUSED = purchase(["quote", "retry", "cancel"]);

test.each(["relink", "change_quantity", "reconnect", "open_settings", "contact_support", "edit_address"])("%s leads to a page that exists", (action) => {
  const path = wayOf({ action }, REFUSED, undefined, true)?.path ?? "";
  expect(screenOf(path.split("?")[0] ?? "").name).not.toBe("lost");
});

test.each([["requote", "quote"], ["try_again", "retry"], ["ask_supplier", "retry"], ["pay_by_hand", "retry"]])(
  "%s of a refused purchase is a step that the API allows",
  (action, step) => {
    expect(wayOf({ action }, REFUSED, undefined, true)?.step).toBe(step);
    expect(wayOf({ action }, purchase(["release"]), undefined, true)?.step).toBe("release");
  },
);

test("a placed purchase leads to its own pages at Alibaba", () => {
  const placed = purchase([], { pay_url: "https://pay.example", trade_url: "https://trade.example" });
  expect(wayOf({ action: "pay_by_hand" }, placed, undefined, true)?.url).toBe("https://pay.example");
  expect(wayOf({ action: "ask_supplier" }, placed, undefined, true)?.url).toBe("https://trade.example");
});

test("waiting has no button, and neither has a step that nobody can take", () => {
  expect(wayOf({ action: "wait" }, REFUSED, 7, true)).toBe(null);
  expect(wayOf({ action: "requote" }, REFUSED, 7, false)).toBe(null);
});
