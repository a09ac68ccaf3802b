import { useCallback, useRef, useState } from "preact/hooks";
import { ApiError } from "./request";

export interface Action {
  /** What is under way, by the name given to `run`; null when nothing is. */
  busy: string | null;
  /** The name of the last thing that was run: what an error belongs to. */
  last: string;
  error: ApiError | undefined;
  run: (name: string, work: () => Promise<void>) => Promise<void>;
  clear: () => void;
}

/** One thing at a time for a page: a second press while the first is under way does nothing. */
export function useAction(): Action {
  const [busy, setBusy] = useState<string | null>(null);
  const [last, setLast] = useState("");
  const [error, setError] = useState<ApiError>();
  const under = useRef(false);

  const run = useCallback(async (name: string, work: () => Promise<void>) => {
    if (under.current) return;
    under.current = true;
    setBusy(name);
    setLast(name);
    setError(undefined);
    try {
      await work();
    } catch (failed) {
      setError(failed instanceof ApiError ? failed : new ApiError(0, "NO_ANSWER", String(failed)));
    } finally {
      under.current = false;
      setBusy(null);
    }
  }, []);
  return { busy, last, error, run, clear: () => setError(undefined) };
}
