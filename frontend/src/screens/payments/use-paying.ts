import { useState } from "preact/hooks";
import { pay } from "../../api/calls";
import type { NotDone } from "../../api/types";
import { useAction, type Action } from "../../api/use-action";
import { portions } from "../../parts/in-portions";

export interface Paying extends Action {
  pay: (ids: number[]) => void;
  /** The purchases whose payment is being asked for right now. */
  ids: number[];
  notDone: NotDone[];
}

/** Asks for payments, of one purchase or many; `done` reads what came of it. */
export function usePaying(done: () => void): Paying {
  const action = useAction();
  const [ids, setIds] = useState<number[]>([]);
  const [notDone, setNotDone] = useState<NotDone[]>([]);
  const start = (wanted: number[]): void =>
    void action.run("pay", async () => {
      setIds(wanted);
      setNotDone([]);
      try {
        const left: NotDone[] = [];
        for (const portion of portions(wanted)) {
          left.push(...(await pay(portion)).not_done);
          setNotDone([...left]);
          done();
        }
      } finally {
        setIds([]);
      }
    });
  return { ...action, pay: start, ids, notDone };
}
