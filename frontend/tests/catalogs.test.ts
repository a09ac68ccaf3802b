import { expect, test } from "vitest";
import { en } from "../src/i18n/en";
import { hu, problems } from "../src/i18n/hu";
import type { Text } from "../src/i18n/text";

const forms = (text: Text): string[] => (typeof text === "string" ? [text] : [text.one, text.other]);
const general = (text: Text): string => (typeof text === "string" ? text : text.other);
const holes = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const keys = Object.keys(en) as (keyof typeof en)[];

test("Hungarian says everything that English says, and nothing else", () => {
  expect(Object.keys(hu).sort()).toEqual([...keys].sort());
});

test("every text has the same holes in both languages", () => {
  const wrong = keys.filter((key) => holes(general(en[key])).join() !== holes(general(hu[key])).join());
  expect(wrong).toEqual([]);
});

// "Pay the order" needs no number; every other hole is filled in all forms.
test("the form for one may leave out the count, and nothing else", () => {
  const uncounted = (text: string): string => holes(text).filter((hole) => hole !== "{count}").join();
  const wrong = keys.filter((key) => [en[key], hu[key]].some((text) => forms(text).some((form) => uncounted(form) !== uncounted(general(text)))));
  expect(wrong).toEqual([]);
});

test("what is counted in one language is counted in the other", () => {
  expect(keys.filter((key) => typeof hu[key] !== typeof en[key])).toEqual([]);
});

test("no text is empty or has a space at its edge", () => {
  for (const catalog of [en, hu]) {
    for (const text of Object.values(catalog).flatMap(forms)) expect(text).toMatch(/^\S(.*\S)?$/s);
  }
});

test("every problem has a title and a remedy in Hungarian", () => {
  for (const [title, remedy] of Object.values(problems)) {
    expect(title).toMatch(/\S/);
    expect(remedy).toMatch(/\S/);
  }
});
