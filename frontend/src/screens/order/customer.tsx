import type { Order } from "../../api/types";
import { t } from "../../i18n/language";

export const Lines = ({ lines }: { lines: string[] }) => (
  <div class="stack tight">{lines.filter(Boolean).map((line, index) => <span key={index}>{line}</span>)}</div>
);

export function CustomerCard({ order: { customer_name: name, email, phone } }: { order: Order }) {
  const lines = [name, email, phone].filter(Boolean);
  return lines.length === 0 ? null : <s-section heading={t("order.customer")}><Lines lines={lines} /></s-section>;
}

export const NoteCard = ({ note }: { note: string }) =>
  note ? <s-section heading={t("order.note")}><s-paragraph>{note}</s-paragraph></s-section> : null;
