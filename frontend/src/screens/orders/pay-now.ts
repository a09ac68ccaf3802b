import type { ChosenOrder } from "../../api/types";

const UNPLACED = ["new", "quoted"];

const isPlaced = (row: ChosenOrder): boolean =>
  row.purchase_states.length > 0 && !row.purchase_states.some((state) => UNPLACED.includes(state));

/** The chosen orders that have something to pay. */
export const payableOf = (rows: ChosenOrder[]): ChosenOrder[] => rows.filter((row) => row.can_pay);

/** Where Pay now leads: choosing the shipping first, or straight to the payments when everything is placed. */
export function payNowPath(rows: ChosenOrder[]): string {
  const payable = payableOf(rows);
  const ids = payable.map((row) => row.id).join(",");
  return payable.every(isPlaced) ? `/payments?orders=${ids}` : `/checkout?orders=${ids}`;
}
