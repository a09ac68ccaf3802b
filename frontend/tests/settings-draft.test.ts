import { expect, test } from "vitest";
import type { Settings } from "../src/api/types";
import { amount, differs, draftOf, mistakesOf, percent, rebased, scenarioOf, stopping, unknownHole, wanted, whole } from "../src/screens/settings/draft";

const SETTINGS: Settings = {
  list_unpaid: false, ordering: "by_hand", shipping_rule: "cheapest", notify_customer: true, drift_limit_percent: 2.5,
  supplier_note: "", stopped: false, version: 4, payment_method: "saved", scenario: "by_hand_saved",
  risk_rule: "ignore", cap_order: null, cap_day: null, hold_minutes: 0, dry_run: false, shipping_max_days: null,
  alerts_email: "off", alerts_address: "",
};

test.each([["0", 0], ["2.5", 2.5], ["2,5", 2.5], [" 50 ", 50], ["50.01", null], ["-1", null], ["", null], ["two", null], ["1.234", null]])(
  "%j percent is %s",
  (text, value) => {
    expect(percent(text)).toBe(value);
  },
);

test("what was just read is no change, and neither is the same number written otherwise", () => {
  expect(differs(draftOf(SETTINGS), SETTINGS)).toBe(false);
  expect(differs({ ...draftOf(SETTINGS), drift: "2,50" }, SETTINGS)).toBe(false);
  expect(differs({ ...draftOf(SETTINGS), drift: "2.6" }, SETTINGS)).toBe(true);
  expect(differs({ ...draftOf(SETTINGS), notify_customer: false }, SETTINGS)).toBe(true);
});

test("a wrong number and a note too long are mistakes of their fields", () => {
  const wrong = (draft: Partial<ReturnType<typeof draftOf>>) => Object.keys(mistakesOf({ ...draftOf(SETTINGS), ...draft }));
  expect(wrong({})).toEqual([]);
  expect(wrong({ drift: "99", supplier_note: "x".repeat(501) })).toEqual(["drift_limit_percent", "supplier_note"]);
  expect(wrong({ supplier_note: "😀".repeat(500) })).toEqual([]);
  expect(wrong({ supplier_note: "For {customer}" })).toEqual(["supplier_note"]);
  expect(wrong({ cap_order: "nothing", cap_day: "0", hold_minutes: "1.5" })).toEqual(["hold_minutes", "cap_order", "cap_day"]);
});

test("the days are asked for only where the rule needs them", () => {
  const draft = { ...draftOf(SETTINGS), max_days: "" };
  expect(mistakesOf(draft)).toEqual({});
  expect(Object.keys(mistakesOf({ ...draft, shipping_rule: "cheapest_within" }))).toEqual(["shipping_max_days"]);
  expect(wanted({ ...draft, shipping_rule: "cheapest_within", max_days: "12" }, SETTINGS)).toMatchObject({ shipping_max_days: 12 });
});

test.each([
  ["500", "USD", 50_000], ["35,5", "USD", 3550], ["1.25", "JPY", undefined], ["7", "JPY", 7], ["1.2345", "KWD", undefined],
  ["0", "USD", undefined], ["-5", "USD", undefined], ["1,000.00", "USD", undefined],
] as const)("%j of %s is %s of its smallest units", (text, currency, minor) => {
  expect(amount(text, currency)).toEqual(minor === undefined ? undefined : { minor, currency });
});

test("an empty cap is none, and a cap is read back as it was set", () => {
  expect(amount(" ", "USD")).toBe(null);
  const capped: Settings = { ...SETTINGS, cap_day: { minor: 50_000, currency: "EUR" } };
  expect(draftOf(capped)).toMatchObject({ cap_day: "500.00", cap_day_currency: "EUR", cap_order: "" });
  expect(wanted(draftOf(capped), capped)).toMatchObject({ cap_day: { minor: 50_000, currency: "EUR" }, cap_order: null });
  expect(differs({ ...draftOf(capped), cap_day: "500" }, capped)).toBe(false);
});

test("whole numbers have their bounds, and unknown placeholders are found", () => {
  expect([whole("30", 0, 60), whole("61", 0, 60), whole("1.5", 0, 60), whole("", 0, 60)]).toEqual([30, null, null, null]);
  expect([unknownHole("{order_name} } {"), unknownHole("{order_name} {x}")]).toEqual([undefined, "x"]);
});

test("saving leaves stopping alone and names the version that was read", () => {
  expect(wanted({ ...draftOf(SETTINGS), drift: "3" }, { ...SETTINGS, stopped: true })).toMatchObject({
    drift_limit_percent: 3, stopped: true, version: 4,
  });
});

test("stopping sends the saved settings, not what is being typed", () => {
  expect(stopping(SETTINGS, true)).toMatchObject({ drift_limit_percent: 2.5, stopped: true, version: 4 });
});

test("on newer settings only what was touched stays as typed", () => {
  const draft = { ...draftOf(SETTINGS), supplier_note: "mine" };
  const fresh: Settings = { ...SETTINGS, ordering: "automatic", supplier_note: "theirs", version: 5 };
  expect(rebased(draft, SETTINGS, fresh)).toMatchObject({ ordering: "automatic", supplier_note: "mine" });
});

test("a payment method that is not known counts as missing", () => {
  expect(scenarioOf("automatic", "unknown")).toBe("automatic_missing");
  expect(scenarioOf("by_hand", "saved")).toBe("by_hand_saved");
});
