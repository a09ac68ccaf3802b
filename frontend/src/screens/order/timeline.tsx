import { useState } from "preact/hooks";
import type { Order, TimelineEntry } from "../../api/types";
import { moment, t, word } from "../../i18n/language";
import { detailsOf, reasonsOf } from "./entry-details";
import { sentenceOf } from "./entry-sentence";

// What happened last is what is looked for; a long past would only push the rest of the page out of sight.
const FIRST = 10;

/** Everything that was done or decided, the newest first. */
export function Timeline({ order }: { order: Order }) {
  const suppliers = new Map(order.purchases.map((purchase) => [purchase.id, purchase.supplier]));
  const several = suppliers.size > 1;
  const [all, showAll] = useState(false);
  const entries = [...order.timeline].reverse();
  const shown = all ? entries : entries.slice(0, FIRST);
  return (
    <s-section heading={t("order.timeline")}>
      <ol class="timeline">
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} supplier={several ? suppliers.get(entry.purchase_id ?? 0) : undefined} />
        ))}
      </ol>
      {shown.length < entries.length && (
        <s-button onClick={() => showAll(true)}>{t("order.timelineMore", { count: entries.length - shown.length })}</s-button>
      )}
    </s-section>
  );
}

function Entry({ entry, supplier }: { entry: TimelineEntry; supplier: string | undefined }) {
  const details = detailsOf(entry, supplier ? ["supplier"] : []);
  return (
    <li>
      <div>{sentenceOf(entry)}</div>
      {reasonsOf(entry).map((reason) => <div key={reason}><s-text type="strong">{reason}</s-text></div>)}
      {details.length > 0 && <div class="quiet">{details.join(" · ")}</div>}
      <div class="quiet">
        {[moment(entry.at), word("who", entry.who), supplier].filter(Boolean).join(" · ")}
      </div>
    </li>
  );
}
