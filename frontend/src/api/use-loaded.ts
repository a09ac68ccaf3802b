import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "./request";

export interface Loaded<T> {
  /** The newest answer; while another `key` is on its way, still the one before (`stale`). */
  data: T | undefined;
  error: ApiError | undefined;
  stale: boolean;
  reload: () => void;
}

interface Kept<T> {
  key: string;
  text: string;
  data: T | undefined;
  error: ApiError | undefined;
}

const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(0, "NO_ANSWER", error instanceof Error ? error.message : "");

/**
 * Loads for `key` and again every `pause(data)` ms while the page is visible (undefined: not by itself).
 * An answer that says the same as the one before changes nothing on the page; an error keeps what was shown.
 */
export function useLoaded<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  pause: (data: T | undefined) => number | undefined = () => undefined,
): Loaded<T> {
  const [kept, setKept] = useState<Kept<T>>({ key: "", text: "", data: undefined, error: undefined });
  const [round, setRound] = useState(0);
  const latest = useRef({ load, pause });
  latest.current = { load, pause };

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waits = false;

    const later = (data: T | undefined): void => {
      const wait = latest.current.pause(data);
      if (wait !== undefined && !stop.signal.aborted) timer = setTimeout(() => void look(), wait);
    };
    const look = async (): Promise<void> => {
      if (document.hidden) {
        waits = true;
        return;
      }
      let answer: T | undefined;
      try {
        answer = await latest.current.load(stop.signal);
        const data = answer;
        const text = JSON.stringify(data);
        setKept((old) => (old.key === key && old.text === text && !old.error ? old : { key, text, data, error: undefined }));
      } catch (error) {
        if (stop.signal.aborted) return;
        const failed = asApiError(error);
        setKept((old) => (old.key === key ? { ...old, error: failed } : { key, text: "", data: undefined, error: failed }));
      }
      later(answer);
    };
    const seen = (): void => {
      if (document.hidden || !waits) return;
      waits = false;
      void look();
    };
    document.addEventListener("visibilitychange", seen);
    void look();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [key, round]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  return { data: kept.data, error: kept.error, stale: kept.key !== key, reload };
}
