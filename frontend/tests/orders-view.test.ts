import { describe, expect, test, vi } from "vitest";
import type { ChosenOrder, Filters, Outcome, View } from "../src/api/types";
import { speak } from "../src/i18n/language";
import { abilitiesOf, byOrder, outcomeLines, outcomeText, readyFor } from "../src/screens/orders/at-once";
import { chipsOf } from "../src/screens/orders/chips";
import { applied, draftOf, minorOf, mistakeIn } from "../src/screens/orders/filter-draft";
import { addressOf, EVERYTHING, filtersIn, sameView, viewOf, withoutFilters } from "../src/screens/orders/view";

vi.stubGlobal("document", { documentElement: {} });

const view = (fields: Partial<View> = {}): View => ({ ...EVERYTHING, ...fields });
const FULL = view({
  tab: "paid", search: "desk lamp", supplier: [3, 7], country: ["HU", "DE"], reason: ["STOPPED"], paid: "yes",
  since: "2026-11-01", until: "2026-11-30", min_total: 100, max_total: 90_000, sort: "total_high",
});
const CHOICES = {
  suppliers: [{ id: 3, name: "Yiwu Lamps" }], countries: ["HU"], currency: "USD",
  reasons: [{ code: "STOPPED", title: "Everything is stopped", remedy: "", action: "none", message: "", data: {} }],
} as Filters;

describe("a view in the address", () => {
  test("comes back as it was", () => {
    expect(viewOf(new URLSearchParams(addressOf(FULL).split("?")[1]))).toEqual(FULL);
  });
  test("is bare where nothing is asked", () => {
    expect(addressOf(view())).toBe("/orders");
    expect(addressOf(view({ tab: "paid" }))).toBe("/orders?tab=paid");
  });
  test.each([
    "tab=moon", "sort=cheapest", "supplier=x,-1,0", "country=hu,HUN", "reason=a%20b", "paid=maybe", "since=yesterday",
    "min_total=-1", "max_total=1.5", "shop=demo&host=abc",
  ])("leaves out what makes no sense: %s", (query) => {
    expect(viewOf(new URLSearchParams(query))).toEqual(EVERYTHING);
  });
  test("is the same in whatever order its choices were made", () => {
    expect(sameView(view({ country: ["HU", "DE"] }), view({ country: ["DE", "HU"] }))).toBe(true);
    expect(sameView(view({ country: ["HU"] }), view({ country: ["HU"], sort: "oldest" }))).toBe(false);
  });
  test("loses its filters and keeps the rest", () => {
    expect(filtersIn(FULL)).toBe(6);
    expect(withoutFilters(FULL)).toEqual(view({ tab: "paid", search: "desk lamp", sort: "total_high" }));
    expect(filtersIn(withoutFilters(FULL))).toBe(0);
  });
});

describe("chips", () => {
  test("say each filter, and taking one off leaves the others", () => {
    const chips = chipsOf(FULL, CHOICES);
    expect(chips.map(({ text }) => text)).toEqual([
      "Yiwu Lamps", "7", "Hungary", "Germany", "Everything is stopped", "Paid in the shop", "From Nov 1, 2026",
      "Until Nov 30, 2026", "At least $1.00", "At most $900.00",
    ]);
    expect(chips[2]?.without).toEqual({ ...FULL, country: ["DE"] });
    for (const chip of chips) expect(sameView(chip.without, FULL)).toBe(false);
    expect(chipsOf(view({ search: "x", tab: "paid", sort: "oldest" }), CHOICES)).toEqual([]);
  });
});

describe("the form of the filters", () => {
  test.each([
    ["", "USD", null], ["12.5", "USD", 1250], ["12,50", "USD", 1250], [" 1 200 ", "USD", 120_000], ["7", "JPY", 7],
    ["0.1", "KWD", 100], ["-1", "USD", undefined], ["abc", "USD", undefined], ["1,2,3", "USD", undefined], [".", "USD", undefined],
    ["9".repeat(20), "USD", undefined],
  ])("%s %s is %s", (typed, currency, minor) => {
    expect(minorOf(typed, currency)).toBe(minor);
  });
  test("shows the view's filters and gives them back", () => {
    expect(applied(FULL, draftOf(FULL, "USD"), "USD")).toEqual(FULL);
  });
  test("writes amounts as the reader does", async () => {
    await speak("hu");
    expect(draftOf(FULL, "USD").most).toBe("900,00");
    expect(applied(FULL, draftOf(FULL, "USD"), "USD")).toEqual(FULL);
    await speak("en");
  });
  test("names the field that cannot be meant", () => {
    const draft = draftOf(view(), "USD");
    expect(mistakeIn(draft, "USD")).toBeNull();
    expect(mistakeIn({ ...draft, least: "x" }, "USD")).toBe("least");
    expect(mistakeIn({ ...draft, most: "x" }, "USD")).toBe("most");
    expect(mistakeIn({ ...draft, least: "5", most: "4" }, "USD")).toBe("range");
    expect(mistakeIn({ ...draft, since: "2026-11-02", until: "2026-11-01" }, "USD")).toBe("until");
  });
});

describe("many at once", () => {
  const order = (id: number, canPay: boolean, ...can: ChosenOrder["can"]): ChosenOrder =>
    ({ id, name: `#${id}`, can_pay: canPay, can, purchase_states: [] });

  test("it is said how many of the chosen can be paid and held", () => {
    const rows = [order(1, true, "hold"), order(2, true), order(3, false, "release")];
    expect(abilitiesOf(rows)).toBe("2 can be paid, 1 can be held, 1 can be released");
    expect(abilitiesOf([order(4, false)])).toMatch(/^Nothing can be/);
    expect(readyFor(rows, "hold").map(({ id }) => id)).toEqual([1]);
  });
  test("each outcome says what was done, or where it stands instead", () => {
    const outcome = (fields: Partial<Outcome>): Outcome =>
      ({ order_id: 1, purchase_id: 7, supplier: "", done: true, state: "held", problem: null, ...fields });
    expect(outcomeText("hold", outcome({}))).toBe("Put on hold");
    expect(outcomeText("hold", outcome({ done: false, state: "paid" }))).toBe("Not held: Paid");
    expect(outcomeText("retry", outcome({ done: false, state: "", purchase_id: null }))).toBe("Nothing is bought for it yet");
    expect(outcomeLines("hold", [outcome({}), outcome({})]).map(({ text }) => text)).toEqual(["Put on hold"]);
    const apart = [outcome({ supplier: "A" }), outcome({ supplier: "B", done: false, state: "paid" })];
    expect(outcomeLines("hold", apart).map(({ text }) => text)).toEqual(["A: Put on hold", "B: Not held: Paid"]);
    expect(outcomeLines("hold", [])).toEqual([]);
    expect([...byOrder([outcome({}), outcome({ order_id: 2 }), outcome({})]).values()].map(({ length }) => length)).toEqual([2, 1]);
  });
});
