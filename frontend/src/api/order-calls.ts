import { request, send } from "./request";
import type { ChosenOrder, Filters, Outcome, SavedView, View } from "./types";

export type StepForMany = "hold" | "release" | "retry";
interface Views {
  views: SavedView[];
}

export const readFilters = (signal?: AbortSignal) => request<Filters>("GET", "/api/orders/filters", undefined, signal);

export const readViews = (signal?: AbortSignal) => request<Views>("GET", "/api/orders/views", undefined, signal);
export const saveView = (name: string, view: View) => request<Views>("POST", "/api/orders/views", { name, view });
export const renameView = (id: number, name: string) => request<Views>("PUT", `/api/orders/views/${id}`, { name });
export const deleteView = (id: number) => request<Views>("DELETE", `/api/orders/views/${id}`);

/** Every order of a view; refused when they are too many. */
export const selectOrders = (view: View) => request<{ orders: ChosenOrder[] }>("POST", "/api/orders/select", { view });
export const stepForOrders = (step: StepForMany, orderIds: number[]) =>
  request<{ outcomes: Outcome[] }>("POST", `/api/orders/steps/${step}`, { order_ids: orderIds });

/** Saves a table of these orders, or of all orders of a view. Asked for by `fetch`, so that no token is in an address. */
export async function exportOrders(which: { order_ids: number[] } | { view: View }): Promise<void> {
  const answer = await send("POST", "/api/orders/export", which);
  const named = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "");
  const url = URL.createObjectURL(await answer.blob());
  // Not in the page, so that the press is not taken for one on a link of the app.
  const link = document.createElement("a");
  link.href = url;
  link.download = named?.[1] ?? "orders.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
