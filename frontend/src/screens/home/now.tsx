import type { Alibaba } from "../../api/types";
import { number, t, type Key } from "../../i18n/language";

interface Tile {
  stage: string;
  label: Key;
  /** The whole sentence, for those who do not see the number above its label. */
  said: Key;
}

const TILES: Tile[] = [
  { stage: "to_place", label: "stage.to_place", said: "home.toPlace" },
  { stage: "awaiting_payment", label: "stage.awaiting_payment", said: "home.awaiting" },
  { stage: "needs_attention", label: "stage.needs_attention", said: "home.attention" },
  { stage: "shipped", label: "home.onTheWay", said: "home.shipped" },
];
const WAITING = ["to_place", "awaiting_payment", "needs_attention"];

/** How many orders wait for the merchant; each number leads to those orders. */
export function Now({ counts, alibaba }: { counts: Record<string, number>; alibaba: Alibaba }) {
  const quiet = alibaba.state === "connected" && WAITING.every((stage) => !counts[stage]);
  return (
    <s-section heading={t("home.now")}>
      <div class="tiles four">
        {TILES.map(({ stage, label, said }) => (
          <s-clickable
            key={stage}
            href={`/orders?tab=${stage}`}
            accessibilityLabel={t(said, { count: counts[stage] ?? 0 })}
            border="base"
            borderRadius="base"
            padding="small"
          >
            <div class="big"><s-text color={counts[stage] ? "base" : "subdued"}>{number(counts[stage] ?? 0)}</s-text></div>
            <s-text color="subdued">{t(label)}</s-text>
          </s-clickable>
        ))}
      </div>
      {quiet && <s-paragraph color="subdued">{t("home.nothing")}</s-paragraph>}
    </s-section>
  );
}
