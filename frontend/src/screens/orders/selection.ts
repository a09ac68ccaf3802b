import { useEffect, useState } from "preact/hooks";
import type { ChosenOrder } from "../../api/types";

export interface Selection {
  rows: ChosenOrder[];
  has: (id: number) => boolean;
  set: (rows: ChosenOrder[], chosen: boolean) => void;
  clear: () => void;
}

/**
 * The chosen orders, over refreshes and pages; another tab, search or filter (`scope`) starts anew.
 * Each is remembered as it was last seen, so that the bar can say what may be done with it.
 */
export function useSelection(scope: string, seen: ChosenOrder[]): Selection {
  const [kept, setKept] = useState<{ scope: string; rows: Map<number, ChosenOrder> }>({ scope, rows: new Map() });
  const rows = kept.scope === scope ? kept.rows : new Map<number, ChosenOrder>();

  useEffect(() => {
    if (seen.some((row) => rows.has(row.id) && rows.get(row.id) !== row)) {
      const fresh = new Map(seen.map((row) => [row.id, row]));
      setKept({ scope, rows: new Map([...rows].map(([id, row]) => [id, fresh.get(id) ?? row])) });
    }
  }, [seen]);

  const set = (changed: ChosenOrder[], chosen: boolean): void => {
    const next = new Map(rows);
    for (const row of changed) {
      if (chosen) next.set(row.id, row);
      else next.delete(row.id);
    }
    setKept({ scope, rows: next });
  };
  return { rows: [...rows.values()], has: (id) => rows.has(id), set, clear: () => setKept({ scope, rows: new Map() }) };
}
