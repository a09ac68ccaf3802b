import type { SavedView, View } from "../../api/types";
import { number, t, word } from "../../i18n/language";
import { addressOf, sameView, TABS } from "./view";

/** The server counts no further than this; beyond it the number stands for "at least". */
export const COUNTED_UP_TO = 10_000;

export const countText = (count: number): string => (count >= COUNTED_UP_TO ? `${number(count)}+` : number(count));

interface Shown {
  view: View;
  counts: Record<string, number> | undefined;
  saved: SavedView[];
}

/** The stages, and the merchant's own views, as links: each can be opened, shared and gone back to like any address. */
export function Tabs({ view, counts, saved }: Shown) {
  const own = saved.find((one) => sameView(one.view as View, view));
  return (
    <nav class="tabs" aria-label={t("orders.tabs")}>
      {TABS.map((name) => (
        <a key={name} href={addressOf({ ...view, tab: name })} aria-current={!own && name === view.tab ? "page" : undefined}>
          {word("stage", name)} <span class="count">{counts ? countText(counts[name] ?? 0) : ""}</span>
        </a>
      ))}
      {saved.map((one) => (
        <a key={one.id} class="own" href={addressOf(one.view as View)} aria-current={one === own ? "page" : undefined}>{one.name}</a>
      ))}
    </nav>
  );
}
