import { expect, test } from "vitest";
import { dateText, daysRange, knownZone } from "../src/i18n/dates";

const NOW = new Date("2026-06-01T00:00:00Z");
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

test("a moment is the shop's own day and hour", () => {
  const late = "2026-03-03T23:30:00Z";
  expect(plain(dateText(late, "en", "UTC", "moment", NOW))).toBe("Mar 3, 11:30 PM");
  expect(plain(dateText(late, "en", "Europe/Budapest", "moment", NOW))).toBe("Mar 4, 12:30 AM");
  expect(plain(dateText(late, "hu", "Europe/Budapest", "moment", NOW))).toBe("márc. 4. 00:30");
});

test("another year is named", () => {
  expect(plain(dateText("2025-12-31T12:00:00Z", "en", "UTC", "moment", NOW))).toContain("2025");
});

test("what is no date is shown as it came", () => {
  expect(dateText("soon", "en", "UTC", "day", NOW)).toBe("soon");
});

test("a zone that the browser does not know becomes its own", () => {
  expect(knownZone("Europe/Budapest")).toBe("Europe/Budapest");
  expect(knownZone("Mars/Olympus")).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
});

test.each([[3, 9, "3–9"], [5, 5, "5"], [null, 7, "7"], [4, null, "4"], [null, null, ""]])("%s to %s days is %s", (min, max, text) => {
  expect(daysRange(min, max)).toBe(text);
});
