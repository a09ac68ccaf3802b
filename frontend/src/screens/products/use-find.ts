import { useState } from "preact/hooks";
import { findSupplierProducts, readSupplierProduct } from "../../api/calls";
import type { FoundProducts, SupplierProduct } from "../../api/types";
import { useAction } from "../../api/use-action";
import { t } from "../../i18n/language";
import { pasted } from "./supplier-link";

const FULL_PAGE = 50;

export interface Found {
  words: string;
  page: number;
  products: FoundProducts["products"];
  /** The last page was full: there may be another. */
  more: boolean;
}

/** Finding a product at Alibaba: what was found, and the one that is being looked at. */
export function useFind() {
  const action = useAction();
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, setChosen] = useState<SupplierProduct | null>(null);
  const [mistake, setMistake] = useState<string>();

  const search = (words: string, page: number, before: Found["products"]): Promise<void> =>
    action.run(page === 1 ? "look" : "more", async () => {
      const { products } = await findSupplierProducts(words, page);
      const known = new Set(before.map((one) => one.product_id));
      const fresh = products.filter((one) => !known.has(one.product_id));
      setChosen(null);
      setFound({ words, page, products: [...before, ...fresh], more: fresh.length > 0 && products.length >= FULL_PAGE });
    });
  const open = (id: string, name: string): Promise<void> =>
    action.run(name, async () => setChosen(await readSupplierProduct(id)));

  const look = (text: string): void => {
    const meant = pasted(text);
    setMistake(undefined);
    action.clear();
    if (meant.kind === "product") void open(meant.id, "look");
    else if (meant.kind !== "words") setMistake(t(`link.${meant.kind}`));
    else if (meant.words === "") setMistake(t("link.findEmpty"));
    else void search(meant.words, 1, []);
  };

  return {
    action,
    found,
    chosen,
    mistake,
    look,
    choose: (id: string) => void open(id, id),
    more: () => found && void search(found.words, found.page + 1, found.products),
    another: () => setChosen(null),
    forget: () => {
      setFound(null);
      setChosen(null);
    },
  };
}

export type Find = ReturnType<typeof useFind>;
