import { expect, test } from "vitest";
import type { Settings } from "../src/api/types";
import { differs, draftOf, mistakesOf, percent, rebased, scenarioOf, stopping, wanted } from "../src/screens/settings/draft";

const SETTINGS: Settings = {
  list_unpaid: false, ordering: "by_hand", shipping_rule: "cheapest", notify_customer: true, drift_limit_percent: 2.5,
  supplier_note: "", stopped: false, version: 4, payment_method: "saved", scenario: "by_hand_saved",
  risk_rule: "ignore", cap_order: null, cap_day: null, hold_minutes: 0, dry_run: false,
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
  expect([...mistakesOf(draftOf(SETTINGS))]).toEqual([]);
  expect([...mistakesOf({ ...draftOf(SETTINGS), drift: "99", supplier_note: "x".repeat(501) })]).toEqual(["drift", "note"]);
  expect([...mistakesOf({ ...draftOf(SETTINGS), supplier_note: "😀".repeat(500) })]).toEqual([]);
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
