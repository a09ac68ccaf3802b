import { locale } from "../i18n/language";

/** "HU" → "Hungary" in the reader's language; a code nobody knows is shown as it came. */
export function countryName(code: string): string {
  if (code === "") return "";
  try {
    return new Intl.DisplayNames([locale()], { type: "region" }).of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}
