import type { TimelineEntry } from "../../api/types";
import { hasWord, word } from "../../i18n/language";

// Kinds whose sentence depends on how it ended: the field that says so, and the two endings.
const ENDINGS: Record<string, readonly [field: string, yes: string, no: string]> = {
  place_decision: ["allowed", "allowed", "refused"],
  pay_decision: ["allowed", "allowed", "refused"],
  place_settled: ["exists", "yes", "no"],
  pay_settled: ["paid", "yes", "no"],
};

/** What happened, as a sentence; a kind nobody has a sentence for is shown as it came, readable. */
export function sentenceOf({ kind, data }: Pick<TimelineEntry, "kind" | "data">): string {
  const ending = ENDINGS[kind];
  if (ending) {
    const [field, yes, no] = ending;
    const whole = `${kind}.${data[field] ? yes : no}`;
    if (hasWord("timeline", whole)) return word("timeline", whole);
  }
  return word("timeline", kind);
}
