import type { Problem, Purchase } from "../api/types";
import { moment, t, word, type Key } from "../i18n/language";

const MOVING: Record<string, Key> = {
  placing: "payments.placing",
  place_unknown: "payments.placeUnknown",
  paying: "payments.paying",
  pay_unknown: "payments.payUnknown",
  cancelling: "payments.cancelling",
};

/** What is going on with a purchase without anybody doing anything; empty when nothing is. */
export function movingText({ state, place_by: placeBy, pay_by: payBy }: Purchase): string {
  const known = MOVING[state];
  if (known) return t(known);
  if (state === "quoted" && placeBy) return t("payments.placing");
  return state === "placed" && payBy ? t("payments.payAsked") : "";
}

/** "Paid Oct 3, 10:12, by Caravan"; empty while it is not paid. */
export function paidText({ paid_at: at, paid_how: how }: Purchase): string {
  if (!at) return "";
  const when = t("payments.paidAt", { at: moment(at) });
  return how ? `${when}, ${word("payments.paidHow", how)}` : when;
}

/** Whether a person may have it paid now. */
export const payable = ({ can, pay_by: payBy }: Purchase): boolean => can.includes("pay") && !payBy;

/** Whether it may be placed now. */
export const placeable = ({ can, place_by: placeBy }: Purchase): boolean => can.includes("place") && !placeBy;

const SAID = ["PLACED_UNKNOWN", "PAY_UNKNOWN"];

/** Its problems but those that the moving text has said already. */
export const unsaid = (purchase: Purchase): Problem[] =>
  movingText(purchase) === "" ? purchase.problems : purchase.problems.filter((problem) => !SAID.includes(problem.code));

/** Whether only a person at Alibaba's page can pay it, as far as is known. */
export const isByHand = ({ pay_url: page, problems }: Purchase, method: string): boolean =>
  page !== "" && (method === "missing" || problems.some((problem) => problem.action === "pay_by_hand"));
