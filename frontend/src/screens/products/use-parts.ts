import { useEffect, useState } from "preact/hooks";
import { readSupplierProduct, saveLinks } from "../../api/calls";
import { ApiError } from "../../api/request";
import type { SupplierProduct, Variant } from "../../api/types";
import { useAction } from "../../api/use-action";
import { t } from "../../i18n/language";
import { counted, keyOf, linksIn, partOf, pieces, refreshed, sameParts, withPart, type Part } from "./parts";

/** The parts as they are wanted, beside the saved ones. */
export function useParts(variant: Variant) {
  const action = useAction();
  const [saved, setSaved] = useState(() => variant.links.map(partOf));
  const [parts, setParts] = useState(saved);
  const [looked, setLooked] = useState(false);

  // The list shows what was read last, hours ago perhaps; who changes a link should see today's price and stock.
  useEffect(() => {
    const stop = new AbortController();
    for (const id of new Set(variant.links.map((link) => link.product_id))) {
      void productNow(id, stop.signal).then((product) => {
        if (product === undefined || stop.signal.aborted) return;
        const renew = (part: Part): Part => (part.productId === id ? refreshed(part, product) : part);
        setSaved((old) => old.map(renew));
        setParts((old) => old.map(renew));
      });
    }
    return () => stop.abort();
  }, [variant]);

  const save = (): void => {
    setLooked(true);
    if (parts.some((part) => pieces(part.quantity) === null)) return;
    void action.run("save", async () => {
      const links = (await saveLinks(linksIn(variant.gid, parts))).links.map(partOf);
      setSaved(links);
      setParts(links);
      setLooked(false);
      shopify.toast.show(t("link.saved"));
    });
  };

  return {
    action,
    parts,
    save,
    dirty: !sameParts(parts, saved),
    /** Whether a part's quantity is wrong, once the merchant has left the field or tried to save. */
    wrong: (part: Part) => looked && pieces(part.quantity) === null,
    look: () => setLooked(true),
    add: (part: Part) => {
      action.clear();
      setParts((old) => withPart(old, part));
    },
    remove: (part: Part) => {
      action.clear();
      setParts((old) => old.filter((one) => keyOf(one) !== keyOf(part)));
    },
    count: (part: Part, quantity: string) =>
      setParts((old) => old.map((one) => (keyOf(one) === keyOf(part) ? counted(one, quantity) : one))),
    discard: () => {
      action.clear();
      setLooked(false);
      setParts(saved);
    },
  };
}

/** The product as it is now: null when it is gone, undefined when Alibaba could not be asked. */
async function productNow(id: string, signal: AbortSignal): Promise<SupplierProduct | null | undefined> {
  try {
    return await readSupplierProduct(id, signal);
  } catch (failed) {
    return failed instanceof ApiError && failed.status === 404 ? null : undefined;
  }
}

export type Editor = ReturnType<typeof useParts>;
