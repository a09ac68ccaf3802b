import type { View } from "../../api/types";
import { t } from "../../i18n/language";
import { filtersIn } from "./view";

/** Why there is nothing to see: nothing found, nothing in this tab, or no order at all yet. */
export function NoOrders({ view, all }: { view: View; /** How many orders the other tabs have too. */ all: number }) {
  const filtered = filtersIn(view) > 0;
  if (view.search !== "" || filtered) {
    return (
      <s-empty-state heading={view.search === "" ? t("orders.noneFiltered") : t("orders.noneFound", { search: view.search })}>
        <s-paragraph>{filtered ? t("orders.noneFilteredText") : t("orders.noneFoundText")}</s-paragraph>
        <s-button slot="primary-action" href="/orders">{t("orders.showAll")}</s-button>
      </s-empty-state>
    );
  }
  if (view.tab !== "all" && all > 0) {
    return (
      <s-empty-state heading={t("orders.noneHere")}>
        <s-paragraph>{t("orders.noneHereText")}</s-paragraph>
        <s-button slot="primary-action" href="/orders">{t("orders.showAll")}</s-button>
      </s-empty-state>
    );
  }
  return (
    <s-empty-state heading={t("orders.none")}>
      <s-paragraph>{t("orders.noneText")}</s-paragraph>
      <s-button slot="primary-action" href="/products">{t("orders.noneGo")}</s-button>
    </s-empty-state>
  );
}
