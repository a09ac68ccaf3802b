import type { Stage } from "../api/types";
import { word } from "../i18n/language";

type Tone = "neutral" | "info" | "success" | "caution" | "warning" | "critical";

const STAGE_TONES: Record<Stage, Tone> = {
  to_place: "caution",
  awaiting_payment: "warning",
  paid: "info",
  shipped: "info",
  delivered: "success",
  needs_attention: "critical",
  cancelled: "neutral",
};

const STATE_TONES: Record<string, Tone> = {
  new: "neutral", quoted: "caution", placing: "info", place_unknown: "warning", placed: "warning", paying: "info",
  pay_unknown: "warning", paid: "success", shipping: "info", delivered: "success", refused: "critical", held: "caution",
  cancelling: "info", cancelled: "neutral",
};

export const StageBadge = ({ stage }: { stage: Stage }) => (
  <s-badge tone={STAGE_TONES[stage] ?? "neutral"}>{word("stage", stage)}</s-badge>
);

export const StateBadge = ({ state }: { state: string }) => (
  <s-badge tone={STATE_TONES[state] ?? "neutral"}>{word("state", state)}</s-badge>
);

/** Paid in the shop or not, in the words of Shopify's own status. */
export const FinancialBadge = ({ status, paid }: { status: string; paid: boolean }) => (
  <s-badge tone={paid ? "neutral" : "caution"}>{word("financial", status)}</s-badge>
);

export const FulfillmentBadge = ({ status }: { status: string }) => (
  <s-badge tone={/^(FULFILLED|CLOSED)$/i.test(status) ? "success" : /IN_PROGRESS/i.test(status) ? "info" : "neutral"}>
    {word("fulfillment", status)}
  </s-badge>
);
