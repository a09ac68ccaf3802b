import { useRef } from "preact/hooks";
import { keepInAddress, usePlace } from "../../router/location";
import { LinkScreen } from "./link-screen";
import { VariantList } from "./variant-list";

/** The list of variants, or one variant's links; the address says which, so a reload and a shared link keep it. */
export function ProductsScreen() {
  const { params } = usePlace();
  // Shopify's pages only lead forward: the way back is remembered while the page is open.
  const before = useRef<string[]>([]);
  const variant = params.get("variant");
  const search = params.get("search") ?? "";
  const cursor = params.get("cursor") ?? "";
  const back = `/products${listAddress(search, cursor)}`;
  if (variant && /^\d{1,20}$/.test(variant)) return <LinkScreen key={variant} variantId={variant} back={back} />;
  return (
    <VariantList
      search={search}
      cursor={cursor}
      isFirst={cursor === ""}
      onSearch={(words) => {
        before.current = [];
        keepInAddress({ search: words, cursor: "" });
      }}
      onNext={(next) => {
        before.current.push(cursor);
        keepInAddress({ cursor: next });
      }}
      onPrevious={() => keepInAddress({ cursor: before.current.pop() ?? "" })}
    />
  );
}

function listAddress(search: string, cursor: string): string {
  const params = new URLSearchParams();
  if (search) params.set("search", search);
  if (cursor) params.set("cursor", cursor);
  const text = params.toString();
  return text ? `?${text}` : "";
}
