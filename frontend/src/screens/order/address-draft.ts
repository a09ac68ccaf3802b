import type { Address, AddressIn } from "../../api/types";

export const FIELDS = ["name", "company", "address1", "address2", "zip", "city", "province", "country_code", "phone"] as const;
export type Field = (typeof FIELDS)[number];
export type Draft = Record<Field, string>;

/** What every country wants; what it wants beyond that, the server knows. */
const NEEDED: Field[] = ["name", "address1", "city", "country_code", "phone"];

export const draftOf = (address: Address | null): Draft =>
  Object.fromEntries(FIELDS.map((field) => [field, address?.[field] ?? ""])) as Draft;

/** The needed fields that are empty, in the order of the form. */
export const emptyOf = (draft: Draft): Field[] => FIELDS.filter((field) => NEEDED.includes(field) && draft[field].trim() === "");

export const addressOf = (draft: Draft): AddressIn => ({ ...draft });
