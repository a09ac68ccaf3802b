import type { Order, TimelineEntry } from "../../api/types";
import { moment, t, word } from "../../i18n/language";
import { detailsOf, reasonsOf } from "./entry-details";
import { sentenceOf } from "./entry-sentence";

/** Everything that was done or decided, the newest first. */
export function Timeline({ order }: { order: Order }) {
  const suppliers = new Map(order.purchases.map((purchase) => [purchase.id, purchase.supplier]));
  const several = suppliers.size > 1;
  return (
    <s-section heading={t("order.timeline")}>
      <ol class="timeline">
        {[...order.timeline].reverse().map((entry) => (
          <Entry key={entry.id} entry={entry} supplier={several ? suppliers.get(entry.purchase_id ?? 0) : undefined} />
        ))}
      </ol>
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
