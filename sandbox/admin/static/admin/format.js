import { badge } from "./dom.js";

export function money(amount, currency) {
  const value = typeof amount === "object" && amount !== null ? amount.amount : amount;
  const code = amount?.currency ?? amount?.currencyCode ?? currency ?? "USD";
  return new Intl.NumberFormat("en-US", { style: "currency", currency: code }).format(Number(value ?? 0));
}

export function when(iso) {
  if (!iso) return "";
  const at = new Date(iso);
  const days = Math.floor((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86400000);
  const clock = at.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" }).toLowerCase();
  if (days === 0) return `Today at ${clock}`;
  if (days === 1) return `Yesterday at ${clock}`;
  return `${at.toLocaleDateString("en-US", { month: "short", day: "numeric" })} at ${clock}`;
}

export function words(code) {
  const plain = String(code ?? "").replaceAll("_", " ").toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

const TONES = {
  PAID: "", PENDING: "caution", PARTIALLY_PAID: "caution", REFUNDED: "", PARTIALLY_REFUNDED: "", VOIDED: "", AUTHORIZED: "info", EXPIRED: "critical",
  FULFILLED: "", UNFULFILLED: "caution", PARTIALLY_FULFILLED: "caution", IN_PROGRESS: "info", PENDING_FULFILLMENT: "info", ON_HOLD: "warning",
  REQUEST_DECLINED: "critical", OPEN: "caution", SCHEDULED: "info", RESTOCKED: "", FULFILLMENT_NOT_REQUIRED: "",
};
const LABELS = {
  PENDING: "Payment pending", PENDING_FULFILLMENT: "Fulfillment requested", FULFILLMENT_NOT_REQUIRED: "No fulfillment needed",
};

/** A badge for any of Shopify's status words; unknown ones are shown as they come. */
export function status(code) {
  const known = String(code ?? "").toUpperCase();
  if (!known) return "";
  return badge(LABELS[known] ?? words(known), TONES[known] || undefined);
}

export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
