import { useRef } from "preact/hooks";
import { keepInAddress, usePlace } from "../../router/location";
import { FileScreen } from "./file-screen";
import { ImportScreen } from "./import-screen";
import { LinkScreen } from "./link-screen";
import { VariantList } from "./variant-list";
import { listAddress } from "./variant";

/** The list of variants, one variant's links, an import or a file; the address says which, so a reload keeps it. */
export function ProductsScreen() {
  const { params } = usePlace();
  // Shopify's pages only lead forward: the way back is remembered while the page is open.
  const before = useRef<string[]>([]);
  const variant = params.get("variant");
  const search = params.get("search") ?? "";
  const cursor = params.get("cursor") ?? "";
  const warned = params.has("warned");
  const back = listAddress({ search, cursor, warned });
  if (variant && /^\d{1,20}$/.test(variant)) return <LinkScreen key={variant} variantId={variant} back={back} />;
  if (params.has("import")) return <ImportScreen back={back} />;
  if (params.has("file")) return <FileScreen back={back} />;
  return (
    <VariantList
      key={String(warned)}
      search={search}
      cursor={cursor}
      warned={warned}
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
