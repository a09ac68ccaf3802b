import { query, request } from "./request";
import type {
  AddressIn, AlertMail, Alerts, Alibaba, Checkout, Connect, FoundProducts, Help, Home, LinksIn, Me, Order, Orders, Payments, Settings,
  SettingsIn, SupplierProduct, Variant, Wanted,
} from "./types";

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal?: Signal): Promise<T> => request<T>("GET", path, undefined, signal);
const post = <T>(path: string, body: unknown = {}): Promise<T> => request<T>("POST", path, body);
const put = <T>(path: string, body: unknown): Promise<T> => request<T>("PUT", path, body);

const PAGE_SIZE = 50;

export const readMe = (signal?: Signal) => get<Me>("/api/me", signal);
export const readHome = (signal?: Signal) => get<Home>("/api/home", signal);
export const dismissAlert = (id: number) => post<Alerts>(`/api/alerts/${id}/dismiss`);
export const readAlertMail = (signal?: Signal) => get<AlertMail>("/api/alerts/mail", signal);
/** Puts the setup guide away, or brings it back. */
export const putGuideAway = (dismissed: boolean) => put<Home>("/api/home/guide", { dismissed });
export const readHelp = (signal?: Signal) => get<Help>("/api/help", signal);

/** `view` as the address says it: see paramsOf. */
export const readOrders = (view: Record<string, string>, cursor: string, signal?: Signal) =>
  get<Orders>(`/api/orders${query({ ...view, cursor, limit: PAGE_SIZE })}`, signal);
export const readOrder = (id: number, signal?: Signal) => get<Order>(`/api/orders/${id}`, signal);
/** Has the order read afresh from Shopify. */
export const readAgain = (id: number) => post<unknown>(`/api/orders/${id}/read`);
/** Has the goods sent here; the order in Shopify stays as it is. */
export const repairAddress = (id: number, address: AddressIn) => put<Order>(`/api/orders/${id}/address`, address);
export const takeShopAddress = (id: number) => request<Order>("DELETE", `/api/orders/${id}/address`);
export const saveNote = (id: number, note: string) => put<Order>(`/api/orders/${id}/note`, { supplier_note: note });

/** Opens the checkout of these orders: shipping offers that are missing or too old are asked for. */
export const openCheckout = (orderIds: number[]) => post<Checkout>("/api/checkout", { order_ids: orderIds });
// Longer lists than this do not fit an address.
const FEW = 100;
export const readCheckout = (orderIds: number[], signal?: Signal) =>
  orderIds.length > FEW ? request<Checkout>("POST", "/api/checkout/look", { order_ids: orderIds }, signal) : get<Checkout>(`/api/checkout${query({ order_ids: orderIds.join(",") })}`, signal);
export const chooseOffer = (purchaseId: number, vendorCode: string) =>
  put<unknown>(`/api/purchases/${purchaseId}/offer`, { vendor_code: vendorCode });

export const chooseOffers = (offers: { purchase_id: number; vendor_code: string }[]) => post<Wanted>("/api/purchases/offers", { offers });

export const place = (purchaseIds: number[]) => post<Wanted>("/api/purchases/place", { purchase_ids: purchaseIds });
export const pay = (purchaseIds: number[]) => post<Wanted>("/api/purchases/pay", { purchase_ids: purchaseIds });
export type Step = "hold" | "release" | "retry" | "cancel" | "quote";
export const step = (purchaseId: number, what: Step) => post<unknown>(`/api/purchases/${purchaseId}/${what}`);

export const readPayments = (which: { orders: number[]; purchases: number[] }, signal?: Signal) =>
  which.purchases.length + which.orders.length > FEW
    ? request<Payments>("POST", "/api/payments/look", { order_ids: which.orders, purchase_ids: which.purchases }, signal)
    : get<Payments>(
    `/api/payments${which.purchases.length > 0
      ? query({ purchase_ids: which.purchases.join(",") })
      : query({ order_ids: which.orders.join(",") })}`,
    signal,
  );

export const readSettings = (signal?: Signal) => get<Settings>("/api/settings", signal);
export const saveSettings = (settings: SettingsIn) => put<Settings>("/api/settings", settings);

export const readAlibaba = (signal?: Signal) => get<Alibaba>("/api/alibaba", signal);
export const connectAlibaba = () => post<Connect>("/api/alibaba/connect");
export const disconnectAlibaba = () => post<unknown>("/api/alibaba/disconnect");

export const saveLinks = (links: LinksIn) => put<Variant>("/api/products/links", links);
export const findSupplierProducts = (words: string, page: number, signal?: Signal) =>
  get<FoundProducts>(`/api/suppliers/products${query({ q: words, page })}`, signal);
export const readSupplierProduct = (productId: string, signal?: Signal) =>
  get<SupplierProduct>(`/api/suppliers/products/${encodeURIComponent(productId)}`, signal);
