import type { Money } from "../api/types";

// ISO 4217, as the server counts: Intl's own digits differ for a few (IQD), and a wrong one would show ten times the sum.
const DECIMALS: Record<string, number> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0,
  UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
};

/** How many decimals the minor units of a currency stand for. */
export function decimals(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

/** An amount as `locale` writes it. Forints are shown without fillér when there are none, as Hungarians write them. */
export function moneyText(money: Money, locale: string): string {
  const places = decimals(money.currency);
  const whole = money.currency === "HUF" && money.minor % 100 === 0;
  const value = money.minor / 10 ** places;
  try {
    return new Intl.NumberFormat(locale, {
      style: "currency",
      currency: money.currency,
      minimumFractionDigits: whole ? 0 : places,
      maximumFractionDigits: whole ? 0 : places,
    }).format(value);
  } catch {
    // Intl refuses a code that is not three letters; the amount is still worth showing.
    return `${value.toFixed(places)} ${money.currency}`;
  }
}
