import { number, t, word } from "../../i18n/language";

export const TABS = [
  "all", "to_place", "awaiting_payment", "paid", "shipped", "delivered", "needs_attention", "cancelled",
] as const;

/** The server counts no further than this; beyond it the number stands for "at least". */
const COUNTED_UP_TO = 10_000;

const countText = (count: number): string => (count >= COUNTED_UP_TO ? `${number(count)}+` : number(count));

interface Shown {
  tab: string;
  search: string;
  counts: Record<string, number> | undefined;
}

/** The stages as links, so that a tab can be opened, shared and gone back to like any address. */
export function Tabs({ tab, search, counts }: Shown) {
  return (
    <nav class="tabs" aria-label={t("orders.tabs")}>
      {TABS.map((name) => (
        <a key={name} href={address(name, search)} aria-current={name === tab ? "page" : undefined}>
          {word("stage", name)} <span class="count">{counts ? countText(counts[name] ?? 0) : ""}</span>
        </a>
      ))}
    </nav>
  );
}

function address(tab: string, search: string): string {
  const params = new URLSearchParams({ ...(tab === "all" ? {} : { tab }), ...(search === "" ? {} : { search }) }).toString();
  return params === "" ? "/orders" : `/orders?${params}`;
}
