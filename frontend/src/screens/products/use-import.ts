import { useEffect, useMemo, useState } from "preact/hooks";
import { planImport, readImport, startImport, type Import, type Plan } from "../../api/goods";
import { useAction } from "../../api/use-action";
import { useLoaded } from "../../api/use-loaded";
import type { SupplierProduct } from "../../api/types";
import { keepRule, lastRule, ruleOf, type RuleTyped } from "./price-rule";

export const MOST = 100;
const PAUSE_MS = 400;
const LOOK_MS = 700;
type Status = "DRAFT" | "ACTIVE";

/** An import from the price rule to the product in the shop. */
export function useImport(product: SupplierProduct) {
  const [typed, setTyped] = useState<RuleTyped>(lastRule);
  const [status, setStatus] = useState<Status>("DRAFT");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const action = useAction();
  const [started, setStarted] = useState<Import | null>(null);

  const { rule, wrong } = ruleOf(typed);
  const all = product.skus.slice(0, MOST).map((sku) => sku.sku_id);
  // Named only when some are left out: none named are all.
  const named = product.skus.length > MOST ? all : [];
  const question = useSettled(JSON.stringify(rule && { product_id: product.product_id, sku_ids: named, rule }));
  const planned = useLoaded<Plan | null>(question, (signal) =>
    question === "null" ? Promise.resolve(null) : planImport(JSON.parse(question), signal));

  const chosen = all.filter((id) => !left.has(id));
  const wanted = rule && { product_id: product.product_id, sku_ids: chosen.length === product.skus.length ? [] : chosen, rule, status };
  // The same wish has the same key: pressing twice makes one product.
  const key = useMemo(() => crypto.randomUUID(), [JSON.stringify(wanted)]);
  const running = useRunning(started);

  return {
    typed,
    wrong,
    status,
    planned,
    action,
    chosen,
    running,
    setStatus,
    set: (changed: Partial<RuleTyped>) => setTyped((old) => ({ ...old, ...changed })),
    isChosen: (skuId: string) => !left.has(skuId),
    choose: (skuId: string, taken: boolean) =>
      setLeft((old) => {
        const next = new Set(old);
        if (taken) next.delete(skuId);
        else next.add(skuId);
        return next;
      }),
    start: () => {
      if (!wanted || chosen.length === 0) return;
      keepRule(typed);
      void action.run("import", async () => setStarted(await startImport({ ...wanted, key })));
    },
  };
}

/** How far it is, asked for until it has come to an end. */
function useRunning(started: Import | null) {
  const isOver = (one: Import | null | undefined): boolean => one?.state === "done" || one?.state === "refused";
  const { data, error } = useLoaded<Import | null>(
    `import ${started?.id ?? 0}`,
    (signal) => (started ? readImport(started.id, signal) : Promise.resolve(null)),
    (found) => (!started || isOver(found) ? undefined : LOOK_MS),
  );
  return { now: started && (data?.id === started.id ? data : started), error };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export type Importing = ReturnType<typeof useImport>;
