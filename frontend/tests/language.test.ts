import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hasWord, keepTime, locale, money, number, problemText, problemTitle, speak, t, word } from "../src/i18n/language";

beforeEach(() => vi.stubGlobal("document", { documentElement: { lang: "" } }));
afterEach(() => vi.unstubAllGlobals());

test.each([["hu", "hu"], ["hu-HU", "hu-HU"], ["en-GB", "en-GB"], ["de", "en"], ["", "en"], ["hu_HU!", "en"]])(
  "%s is answered in %s, and the document says so",
  async (tag, spoken) => {
    await speak(tag);
    expect(locale()).toBe(spoken);
    expect(document.documentElement.lang).toBe(spoken);
  },
);

test("a Hungarian reads Hungarian", async () => {
  await speak("hu");
  expect(t("home.toPlace", { count: 2 })).toBe("2 leadandó megrendelés");
  expect(number(12345)).toBe("12\u00a0345");
  expect(problemText({ code: "VARIANT_NOT_LINKED", title: "x", remedy: "y" }).title).toBe("Egy termék nincs összekapcsolva");
});

test("an English reader gets the API's own sentences", async () => {
  await speak("en");
  expect(problemText({ code: "NEW_CODE", title: "Said so", remedy: "Do this" })).toEqual({ title: "Said so", remedy: "Do this" });
  expect(problemText({ code: "NEW_CODE", title: "", remedy: "" }).title).toBe("New code");
  expect(problemTitle("NEW_CODE")).toBe("New code");
});

test("a word of a platform that nobody translated is shown readable", async () => {
  await speak("en");
  expect(word("state", "PLACED")).toBe("Placed");
  expect(word("state", "GONE_TO_MARS")).toBe("Gone to mars");
  expect([hasWord("state", "placed"), hasWord("state", "gone")]).toEqual([true, false]);
});

test("an amount that is not known is a dash", () => {
  expect(money(null)).toBe("–");
});

test("a zone that is none does not break the page", () => {
  expect(() => keepTime("Mars/Olympus")).not.toThrow();
});
