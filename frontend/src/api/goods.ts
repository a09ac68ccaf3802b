import { query, request } from "./request";
import type { components } from "./schema";
import type { Variant, Variants } from "./types";

type Schemas = components["schemas"];
type Signal = AbortSignal | undefined;

export type Move = Schemas["MoveOut"];
export type PriceStep = Schemas["PriceStepOut"];
export type Freight = Schemas["FreightOut"];
export type PlanIn = Schemas["PlanIn"];
export type Plan = Schemas["PlanOut"];
export type PlannedVariant = Plan["variants"][number];
export type ImportIn = Schemas["ImportIn"];
export type Import = Schemas["ImportOut"];
export type Template = Schemas["LinkFileOut"];
export type Upload = Schemas["UploadOut"];
export type LineError = Upload["errors"][number];

export interface VariantsQuestion {
  search: string;
  cursor: string;
  warned: boolean;
}

export const readVariants = ({ search, cursor, warned }: VariantsQuestion, signal?: Signal) =>
  request<Variants>("GET", `/api/products${query({ search, cursor, warned: warned ? "true" : "" })}`, undefined, signal);
/** What moved at Alibaba counts as seen from now on. */
export const takeNote = (variantGid: string) =>
  request<Variant>("POST", "/api/products/links/seen", { variant_gid: variantGid });

export interface FreightQuestion {
  productId: string;
  skuId: string;
  quantity: number;
  /** Empty: the shop's own. */
  country: string;
}

export const readFreight = ({ productId, skuId, quantity, country }: FreightQuestion, signal?: Signal) =>
  request<Freight>(
    "GET",
    `/api/suppliers/products/${productId}/freight${query({ sku_id: skuId, quantity, country })}`,
    undefined,
    signal,
  );

export const planImport = (plan: PlanIn, signal?: Signal) => request<Plan>("POST", "/api/imports/plan", plan, signal);
export const startImport = (wanted: ImportIn) => request<Import>("POST", "/api/imports", wanted);
export const readImport = (id: number, signal?: Signal) => request<Import>("GET", `/api/imports/${id}`, undefined, signal);

export const readTemplate = (cursor: string) => request<Template>("GET", `/api/link-files/template${query({ cursor })}`);
export const sendFile = (text: string) => request<Upload>("POST", "/api/link-files", { text });
export const readUpload = (id: number, signal?: Signal) => request<Upload>("GET", `/api/link-files/${id}`, undefined, signal);
