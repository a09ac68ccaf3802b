import { useEffect, useState } from "preact/hooks";
import type { OrderRow } from "../../api/types";

export interface Selection {
  rows: OrderRow[];
  has: (id: number) => boolean;
  set: (rows: OrderRow[], chosen: boolean) => void;
  clear: () => void;
}

/**
 * The chosen orders, over refreshes and pages; another tab or search (`scope`) starts anew.
 * Each is remembered as it was last seen, so that Pay now knows where it leads.
 */
export function useSelection(scope: string, seen: OrderRow[]): Selection {
  const [kept, setKept] = useState<{ scope: string; rows: Map<number, OrderRow> }>({ scope, rows: new Map() });
  const rows = kept.scope === scope ? kept.rows : new Map<number, OrderRow>();

  useEffect(() => {
    if (seen.some((row) => rows.has(row.id) && rows.get(row.id) !== row)) {
      const fresh = new Map(seen.map((row) => [row.id, row]));
      setKept({ scope, rows: new Map([...rows].map(([id, row]) => [id, fresh.get(id) ?? row])) });
    }
  }, [seen]);

  const set = (changed: OrderRow[], chosen: boolean): void => {
    const next = new Map(rows);
    for (const row of changed) {
      if (chosen) next.set(row.id, row);
      else next.delete(row.id);
    }
    setKept({ scope, rows: next });
  };
  return { rows: [...rows.values()], has: (id) => rows.has(id), set, clear: () => setKept({ scope, rows: new Map() }) };
}
