import type { Move } from "../../api/goods";
import type { Variant } from "../../api/types";
import { money, t, word } from "../../i18n/language";

/** "Price rose from $11.80 to $12.60" */
export function moveText({ kind, before, after, count }: Move): string {
  if (kind === "stock_low" && count === 0) return t("move.stock_none");
  return word("move", kind, { before: money(before), after: money(after), count: count ?? 0 });
}

/** Becoming cheaper is no harm; a product that is gone, or none of it left, stops orders. */
export const toneOf = ({ kind, count }: Move): "success" | "critical" | "caution" =>
  kind === "price_fell" ? "success" : kind === "gone" || (kind === "stock_low" && count === 0) ? "critical" : "caution";

/** A product that is gone is said until another one is linked: there is nothing to take note of. */
export const isNotable = (variant: Variant): boolean =>
  variant.links.some((link) => link.moves.some((move) => move.kind !== "gone"));

export function Moves({ moves }: { moves: Move[] }) {
  if (moves.length === 0) return null;
  return (
    <div class="row close">
      {moves.map((move) => <s-badge key={move.kind} tone={toneOf(move)}>{moveText(move)}</s-badge>)}
    </div>
  );
}
