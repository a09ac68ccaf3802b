import { useMemo, useState } from "preact/hooks";
import { readOrders } from "../../api/calls";
import { readFilters } from "../../api/order-calls";
import type { Filters, Orders } from "../../api/types";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { Bones } from "../../parts/bones";
import { Failure, Stale } from "../../parts/failure";
import { byOrder } from "./at-once";
import { SelectionBar } from "./bar";
import { NoOrders } from "./empty";
import { List } from "./list";
import { Narrowing } from "./narrowing";
import { pagesFrom } from "./pages";
import { ReportBanner } from "./report";
import { useSelection } from "./selection";
import { Tabs } from "./tabs";
import { useAtOnce } from "./use-at-once";
import { useViews } from "./use-views";
import { addressOf, filtersIn, paramsOf, viewOf } from "./view";

const REFRESH_MS = 4_000;
// Searching and filtering among many orders costs the server more than reading the newest ones.
const REFRESH_NARROWED_MS = 12_000;
const NO_ROWS: Orders["orders"] = [];

export function OrdersScreen({ params }: { params: URLSearchParams }) {
  const view = viewOf(params);
  const after = params.get("after") ?? "";
  const filters = filtersIn(view);
  const pause = filters > 0 || view.search !== "" ? REFRESH_NARROWED_MS : REFRESH_MS;
  const { data, error, stale, reload } = useLoaded(
    addressOf(view) + after, (signal) => readOrders(paramsOf(view), after, signal), () => pause,
  );
  const [open, setOpen] = useState(false);
  const wanted = open || filters > 0;
  const { data: choices } = useLoaded<Filters | undefined>(
    String(wanted), (signal) => (wanted ? readFilters(signal) : Promise.resolve(undefined)),
  );
  const rows = data?.orders ?? NO_ROWS;
  const selection = useSelection(addressOf({ ...view, sort: "newest" }), rows);
  const views = useViews();
  const atOnce = useAtOnce(view, selection, reload);
  const outcomes = useMemo(() => byOrder(atOnce.report?.outcomes ?? []), [atOnce.report]);
  return (
    <s-page heading={t("orders.title")} inlineSize="large">
      {data ? <Stale error={error} /> : <Failure error={error} retry={reload} />}
      <Failure error={atOnce.action.error} />
      <ReportBanner report={atOnce.report} onClose={atOnce.forget} />
      <s-section padding="none" accessibilityLabel={t("orders.title")}>
        <Tabs view={view} found={data} saved={views.saved} />
        <Narrowing view={view} choices={choices} views={views} onOpen={() => setOpen(true)} />
        <SelectionBar
          shown={rows} selection={selection} atOnce={atOnce} total={data?.counts[view.tab] ?? 0}
          countedUpTo={data?.counted_up_to ?? 0}
        />
        {!data && !error && <div class="bar"><Bones lines={12} /></div>}
        {data && rows.length > 0 && (
          <List
            found={data} loading={stale} selection={selection} pages={pagesFrom(after)} step={atOnce.report?.step}
            outcomes={outcomes}
          />
        )}
        {data && rows.length === 0 && <NoOrders view={view} all={data.counts.all ?? 0} />}
        {data && !data.list_unpaid && <UnpaidNote />}
      </s-section>
    </s-page>
  );
}

const UnpaidNote = () => (
  <div class="bar quiet">
    {t("orders.noneUnpaid")} <s-link href="/settings">{t("nav.settings")}</s-link>
  </div>
);
