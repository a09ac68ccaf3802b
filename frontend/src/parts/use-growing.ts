import { useEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";

const STEP = 50;

/** How many rows of a long list are drawn: more of them each time that the end of those comes near. */
export function useGrowing(total: number): { shown: number; end: RefObject<HTMLDivElement | null> } {
  const [shown, setShown] = useState(STEP);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || shown >= total) return;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) setShown((count) => count + STEP);
      },
      { rootMargin: "600px" },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [shown, total]);
  return { shown: Math.min(shown, total), end };
}
