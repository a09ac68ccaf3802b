import type { Money, Problem } from "../api/types";
import { dateText, knownZone } from "./dates";
import { en } from "./en";
import { moneyText } from "./money";
import { fill, readable, type Text, type Values } from "./text";

export type Key = keyof typeof en;
export type Catalog = Record<Key, Text>;
/** What a problem's code means: its title and remedy. */
export type ProblemTexts = Record<string, readonly [title: string, remedy: string]>;

interface Language {
  locale: string;
  timeZone: string;
  catalog: Catalog;
  problems: ProblemTexts;
}

let language: Language = { locale: "en", timeZone: knownZone(""), catalog: en, problems: {} };

/** Loads the catalog of a BCP 47 tag ("hu", "hu-HU"); a language we do not speak gets English, its formats too. */
export async function speak(tag: string): Promise<void> {
  if (tag.toLowerCase().split("-")[0] === "hu") {
    const { hu, problems } = await import("./hu");
    language = { ...language, locale: supported(tag, "hu"), catalog: hu, problems };
  } else {
    const english = tag.toLowerCase().startsWith("en");
    language = { ...language, locale: english ? supported(tag, "en") : "en", catalog: en, problems: {} };
  }
  document.documentElement.lang = language.locale;
}

function supported(tag: string, otherwise: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** From now on moments are shown in the shop's own zone. */
export function keepTime(timeZone: string): void {
  language = { ...language, timeZone: knownZone(timeZone) };
}

export const locale = (): string => language.locale;
export const t = (key: Key, values?: Values): string => fill(language.catalog[key], language.locale, values);
export const money = (amount: Money | null | undefined): string => (amount ? moneyText(amount, language.locale) : "–");
export const moment = (iso: string): string => dateText(iso, language.locale, language.timeZone, "moment");
export const day = (iso: string): string => dateText(iso, language.locale, language.timeZone, "day");
/** A day of the calendar, "2026-11-25", which is the same everywhere. */
export const calendarDay = (iso: string): string => dateText(`${iso}T12:00:00Z`, language.locale, "UTC", "short");
export const number = (value: number): string => new Intl.NumberFormat(language.locale).format(value);

const known = (key: string): key is Key => key in language.catalog;

/** The catalog's word for one of a family ("state", "placed"); a word it does not know is shown as it came, readable. */
export function word(family: string, value: string, values?: Values): string {
  const key = `${family}.${value.toLowerCase()}`;
  return known(key) ? t(key, values) : readable(value);
}

/** Whether the catalog has a word for it. */
export const hasWord = (family: string, value: string): boolean => known(`${family}.${value.toLowerCase()}`);

// English is what the API speaks, so its own sentences are the English catalog of problems.
export function problemText(problem: Pick<Problem, "code" | "title" | "remedy">): { title: string; remedy: string } {
  const own = language.problems[problem.code];
  return own ? { title: own[0], remedy: own[1] } : { title: problem.title || readable(problem.code), remedy: problem.remedy };
}

/** Title of a problem known only by its code. */
export const problemTitle = (code: string): string =>
  language.problems[code]?.[0] ?? (/^\d+$/.test(code) ? t("problem.code", { code }) : readable(code));
