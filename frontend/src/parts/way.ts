import type { Problem, Purchase } from "../api/types";
import { hasWord, t, word } from "../i18n/language";

/** A button that mends a problem: it takes a step, goes to a page of the app, or opens one elsewhere. */
export interface Way {
  label: string;
  step?: "quote" | "release" | "retry";
  path?: string;
  url?: string;
}

/** What mends a problem; null when there is nothing to press, or nothing to press it with. */
export function wayOf({ action }: Pick<Problem, "action">, purchase: Purchase | undefined, orderId: number | undefined, steps: boolean): Way | null {
  const can = (step: string): boolean => steps && (purchase?.can.some((name) => name === step) ?? false);
  const label = hasWord("action", action) ? word("action", action) : "";
  const again: Way | null = can("release") ? { label: t("action.release"), step: "release" }
    : can("retry") ? { label: t("action.try_again"), step: "retry" } : null;
  switch (action) {
    case "relink":
    case "change_quantity": return { label, path: "/products" };
    case "reconnect": return { label, path: "/alibaba" };
    case "open_settings": return { label, path: "/settings" };
    case "contact_support": return { label, path: "/help" };
    case "edit_address": {
      const id = orderId ?? purchase?.order_id;
      return id === undefined ? null : { label, path: `/orders/${id}?edit=address` };
    }
    case "requote": return can("quote") ? { label, step: "quote" } : again;
    case "try_again": return again;
    case "pay_by_hand": return purchase?.pay_url ? { label, url: purchase.pay_url } : again;
    // Where nothing is placed there is no page to ask on: once the supplier has answered, it is tried again.
    case "ask_supplier": return purchase?.trade_url ? { label, url: purchase.trade_url } : again;
    default: return null;
  }
}
