import { useState } from "preact/hooks";
import { exportOrders, selectOrders, stepForOrders, type StepForMany } from "../../api/order-calls";
import type { ChosenOrder, Outcome, View } from "../../api/types";
import { useAction, type Action } from "../../api/use-action";
import type { Selection } from "./selection";

export interface Report {
  step: StepForMany;
  outcomes: Outcome[];
  /** The orders' names, as they were chosen. */
  names: Map<number, string>;
}

export interface AtOnce {
  action: Action;
  report: Report | undefined;
  step: (step: StepForMany, rows: ChosenOrder[]) => void;
  /** Choose every order of the view. */
  all: () => void;
  save: () => void;
  forget: () => void;
}

/** What is done with many orders; `done` reads the list again. */
export function useAtOnce(view: View, selection: Selection, done: () => void): AtOnce {
  const action = useAction();
  const [report, setReport] = useState<Report>();
  return {
    action,
    report,
    step: (step, rows) =>
      void action.run(step, async () => {
        setReport(undefined);
        const { outcomes } = await stepForOrders(step, rows.map(({ id }) => id));
        setReport({ step, outcomes, names: new Map(rows.map(({ id, name }) => [id, name])) });
        done();
      }),
    all: () => void action.run("all", async () => selection.set((await selectOrders(view)).orders, true)),
    save: () =>
      void action.run("export", () =>
        exportOrders(selection.rows.length > 0 ? { order_ids: selection.rows.map(({ id }) => id) } : { view }),
      ),
    forget: () => setReport(undefined),
  };
}
