import { useRef, useState } from "preact/hooks";
import { chooseOffer, chooseOffers, openCheckout, readCheckout } from "../../api/calls";
import type { Checkout, Purchase } from "../../api/types";
import { useAction, type Action } from "../../api/use-action";
import { useLoaded, type Loaded } from "../../api/use-loaded";
import { movingText } from "../../parts/standing";

const WHILE_QUOTING_MS = 1_000;
const AT_REST_MS = 15_000;

export interface Choosing extends Action {
  /** Chooses these methods, one per purchase, and reads what that costs. */
  choose: (name: string, wishes: Wish[]) => Promise<void>;
  /** The method shown as chosen, before the server has said so. */
  chosen: (purchase: Purchase) => string;
}

export interface Wish {
  purchaseId: number;
  vendorCode: string;
}

/** The checkout of these orders: opened once, so that missing and old offers are asked for, then only looked at. */
export function useCheckout(orders: number[]): Loaded<Checkout> {
  const opened = useRef(false);
  const load = async (signal: AbortSignal): Promise<Checkout> => {
    if (opened.current) return readCheckout(orders, signal);
    const found = await openCheckout(orders);
    opened.current = true;
    return found;
  };
  return useLoaded(orders.join(","), load, (data) => (data && isMoving(data) ? movingPause(data) : AT_REST_MS));
}

// A thousand rows are a long answer: they are looked at less often.
const movingPause = (data: Checkout): number => WHILE_QUOTING_MS + 4 * data.orders.length;

const isMoving = (data: Checkout): boolean =>
  data.quoting > 0 || data.orders.some((order) => isBeingPrepared(order) || order.purchases.some((one) => movingText(one) !== ""));

/** Its purchases are still being made, because the order has only just come in. */
export const isBeingPrepared = (order: Checkout["orders"][number]): boolean =>
  order.purchases.length === 0 && order.problems.length === 0;

export function useChoosing(reload: () => void): Choosing {
  const action = useAction();
  const [wished, setWished] = useState<Record<number, string>>({});
  const choose = (name: string, wishes: Wish[]): Promise<void> =>
    action.run(name, async () => {
      setWished(Object.fromEntries(wishes.map((wish) => [wish.purchaseId, wish.vendorCode])));
      try {
        await allOf(wishes);
      } finally {
        setWished({});
        reload();
      }
    });
  const saved = (purchase: Purchase): string => purchase.offers.find((offer) => offer.chosen)?.vendor_code ?? "";
  return { ...action, choose, chosen: (purchase) => wished[purchase.id] ?? saved(purchase) };
}

// One choice says why it could not be made; of many, those that moved on are left as they are.
async function allOf(wishes: Wish[]): Promise<unknown> {
  const [first] = wishes;
  if (first && wishes.length === 1) return chooseOffer(first.purchaseId, first.vendorCode);
  return chooseOffers(wishes.map((wish) => ({ purchase_id: wish.purchaseId, vendor_code: wish.vendorCode })));
}
