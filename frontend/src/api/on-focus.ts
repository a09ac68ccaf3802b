import { useEffect } from "preact/hooks";

/** Calls `look` when the merchant comes back to this window, from a payment page for instance. */
export function useOnFocus(look: () => void): void {
  useEffect(() => {
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [look]);
}
