import { step, type Step } from "../api/calls";
import type { ApiError } from "../api/request";
import { useAction } from "../api/use-action";

export interface Stepping {
  busy: string | null;
  error: ApiError | undefined;
  take: (what: Step) => void;
}

/** The buttons of one purchase: one step at a time, then `done` reads what came of it. */
export function useStep(purchaseId: number, done: () => void): Stepping {
  const { busy, error, run } = useAction();
  const take = (what: Step): void =>
    void run(what, async () => {
      await step(purchaseId, what);
      done();
    });
  return { busy, error, take };
}
