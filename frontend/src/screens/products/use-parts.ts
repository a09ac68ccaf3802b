import { useState } from "preact/hooks";
import { saveLinks } from "../../api/calls";
import type { Variant } from "../../api/types";
import { useAction } from "../../api/use-action";
import { t } from "../../i18n/language";
import { keyOf, linksIn, partOf, pieces, sameParts, withPart, type Part } from "./parts";

/** The parts as they are wanted, beside the saved ones. */
export function useParts(variant: Variant) {
  const action = useAction();
  const [saved, setSaved] = useState(() => variant.links.map(partOf));
  const [parts, setParts] = useState(saved);
  const [looked, setLooked] = useState(false);

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
      setParts((old) => old.map((one) => (keyOf(one) === keyOf(part) ? { ...one, quantity } : one))),
    discard: () => {
      action.clear();
      setLooked(false);
      setParts(saved);
    },
  };
}

export type Editor = ReturnType<typeof useParts>;
