import { useState } from "preact/hooks";
import { deleteView, readViews, renameView, saveView } from "../../api/order-calls";
import type { SavedView, View } from "../../api/types";
import { useAction, type Action } from "../../api/use-action";
import { useLoaded } from "../../api/use-loaded";

export interface Views {
  saved: SavedView[];
  action: Action;
  save: (name: string, view: View, done: () => void) => void;
  rename: (id: number, name: string, done: () => void) => void;
  remove: (id: number, done: () => void) => void;
}

/** The merchant's own views; each change answers with all of them. */
export function useViews(): Views {
  const loaded = useLoaded("views", readViews);
  const [changed, setChanged] = useState<SavedView[]>();
  const action = useAction();
  const change = (name: string, work: () => Promise<{ views: SavedView[] }>, done: () => void): void =>
    void action.run(name, async () => {
      setChanged((await work()).views);
      done();
    });
  return {
    saved: changed ?? loaded.data?.views ?? [],
    action,
    save: (name, view, done) => change("save", () => saveView(name, view), done),
    rename: (id, name, done) => change("rename", () => renameView(id, name), done),
    remove: (id, done) => change("remove", () => deleteView(id), done),
  };
}
