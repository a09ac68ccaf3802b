import type { View } from "../../api/types";

export const TABS = [
  "all", "to_place", "awaiting_payment", "paid", "shipped", "delivered", "needs_attention", "cancelled",
] as const;
export const SORTS = ["newest", "oldest", "total_high", "total_low", "customer", "customer_reverse"] as const;

export const EVERYTHING: View = {
  tab: "all", search: "", supplier: [], country: [], reason: [], paid: "", since: "", until: "", min_total: null,
  max_total: null, sort: "newest",
};

const list = (text: string | null): string[] => [...new Set((text ?? "").split(",").filter(Boolean))].slice(0, 50);
const whole = (text: string | null): number | null => (text && /^\d{1,15}$/.test(text) ? Number(text) : null);
const date = (text: string | null): string => (text && /^2[01]\d\d-[01]\d-[0-3]\d$/.test(text) ? text : "");

/** What an address asks for; what makes no sense in it is left out. */
export function viewOf(params: URLSearchParams): View {
  const paid = params.get("paid");
  return {
    tab: TABS.find((name) => name === params.get("tab")) ?? "all",
    search: (params.get("search") ?? "").slice(0, 100),
    supplier: list(params.get("supplier")).map(whole).filter((id): id is number => id !== null && id > 0),
    country: list(params.get("country")).filter((code) => /^[A-Z]{2}$/.test(code)),
    reason: list(params.get("reason")).filter((code) => /^[\w.:-]{1,64}$/.test(code)),
    paid: paid === "yes" || paid === "no" ? paid : "",
    since: date(params.get("since")),
    until: date(params.get("until")),
    min_total: whole(params.get("min_total")),
    max_total: whole(params.get("max_total")),
    sort: SORTS.find((name) => name === params.get("sort")) ?? "newest",
  };
}

/** The view as parameters of an address, which are also the API's; empty where nothing is asked. */
export function paramsOf(view: View): Record<string, string> {
  return {
    tab: view.tab === "all" ? "" : view.tab,
    search: view.search,
    supplier: view.supplier.join(","),
    country: view.country.join(","),
    reason: view.reason.join(","),
    paid: view.paid,
    since: view.since,
    until: view.until,
    min_total: String(view.min_total ?? ""),
    max_total: String(view.max_total ?? ""),
    sort: view.sort === "newest" ? "" : view.sort,
  };
}

export function addressOf(view: View): string {
  const set = Object.entries(paramsOf(view)).filter(([, value]) => value !== "");
  return set.length === 0 ? "/orders" : `/orders?${new URLSearchParams(set)}`;
}

const sorted = (view: View): View => ({
  ...view, supplier: [...view.supplier].sort(), country: [...view.country].sort(), reason: [...view.reason].sort(),
});

export const sameView = (one: View, other: View): boolean => addressOf(sorted(one)) === addressOf(sorted(other));

/** How many filters are set; the tab, the search and the sort are none. */
export function filtersIn(view: View): number {
  const set = [view.supplier, view.country, view.reason, view.paid, view.since || view.until].filter(({ length }) => length > 0);
  return set.length + (view.min_total === null && view.max_total === null ? 0 : 1);
}

export const withoutFilters = (view: View): View => ({ ...EVERYTHING, tab: view.tab, search: view.search, sort: view.sort });
