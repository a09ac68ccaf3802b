import type { Orders, SavedView, View } from "../../api/types";
import { number, t, word } from "../../i18n/language";
import { addressOf, sameView, TABS } from "./view";

/** The server counts no further than `upTo`; there the number stands for "at least". */
export const countText = (count: number, upTo: number): string => (count >= upTo ? `${number(count)}+` : number(count));

interface Shown {
  view: View;
  found: Orders | undefined;
  saved: SavedView[];
}

/** The stages, and the merchant's own views, as links: each can be opened, shared and gone back to like any address. */
export function Tabs({ view, found, saved }: Shown) {
  const own = saved.find((one) => sameView(one.view as View, view));
  return (
    <nav class="tabs" aria-label={t("orders.tabs")}>
      {TABS.map((name) => (
        <a key={name} href={addressOf({ ...view, tab: name })} aria-current={!own && name === view.tab ? "page" : undefined}>
          {word("stage", name)} <span class="count">{found ? countText(found.counts[name] ?? 0, found.counted_up_to) : ""}</span>
        </a>
      ))}
      {saved.map((one) => (
        <a key={one.id} class="own" href={addressOf(one.view as View)} aria-current={one === own ? "page" : undefined}>{one.name}</a>
      ))}
    </nav>
  );
}
