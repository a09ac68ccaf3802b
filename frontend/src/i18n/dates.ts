type Style = "moment" | "day" | "short";

const STYLES: Record<Style, Intl.DateTimeFormatOptions> = {
  moment: { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
  short: { month: "short", day: "numeric" },
  day: { year: "numeric", month: "short", day: "numeric" },
};

/** ISO 8601 UTC → the shop's own day and hour; another year is named. What is no date is given back as it came. */
export function dateText(iso: string, locale: string, timeZone: string, style: Style, now = new Date()): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const options = { ...STYLES[style], timeZone };
  return new Intl.DateTimeFormat(locale, at.getUTCFullYear() === now.getUTCFullYear() ? options : { ...options, year: "numeric" })
    .format(at);
}

/** The zone when the browser knows it, else the browser's own. */
export function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timeZone || undefined }).resolvedOptions().timeZone;
  } catch {
    return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}

/** "3–9 days" needs numbers; the supplier's own words are kept when there are none. */
export function daysRange(min: number | null, max: number | null): string {
  if (min === null && max === null) return "";
  if (min === null || max === null || min === max) return String(max ?? min);
  return `${min}–${max}`;
}
