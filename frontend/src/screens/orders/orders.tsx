import { readOrders } from "../../api/calls";
import type { Orders } from "../../api/types";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { Bones } from "../../parts/bones";
import { Failure, Stale } from "../../parts/failure";
import { usePlace } from "../../router/location";
import { SelectionBar } from "./bar";
import { NoOrders } from "./empty";
import { List } from "./list";
import { pagesFrom } from "./pages";
import { Search } from "./search";
import { useSelection } from "./selection";
import { Tabs, TABS } from "./tabs";

const REFRESH_MS = 4_000;
const NO_ROWS: Orders["orders"] = [];

export function OrdersScreen({ tab: asked, search }: { tab: string; search: string }) {
  const tab = TABS.find((name) => name === asked) ?? "all";
  const after = usePlace().params.get("after") ?? "";
  const question = { tab, search, cursor: after || undefined };
  const { data, error, stale, reload } = useLoaded(
    JSON.stringify(question), (signal) => readOrders(question, signal), () => REFRESH_MS,
  );
  const rows = data?.orders ?? NO_ROWS;
  const selection = useSelection(`${tab} ${search}`, rows);
  return (
    <s-page heading={t("orders.title")} inlineSize="large">
      {data ? <Stale error={error} /> : <Failure error={error} retry={reload} />}
      <s-section padding="none" accessibilityLabel={t("orders.title")}>
        <Tabs tab={tab} search={search} counts={data?.counts} />
        <div class="bar"><Search search={search} /></div>
        <SelectionBar shown={rows} selection={selection} />
        {!data && !error && <div class="bar"><Bones lines={12} /></div>}
        {data && rows.length > 0 && <List found={data} loading={stale} selection={selection} pages={pagesFrom(after)} />}
        {data && rows.length === 0 && <NoOrders tab={tab} search={search} all={data.counts.all ?? 0} />}
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
