import { t } from "../../i18n/language";

interface Asked {
  tab: string;
  search: string;
  /** How many orders there are altogether. */
  all: number;
}

/** Why there is nothing to see: nothing found, nothing in this tab, or no order at all yet. */
export function NoOrders({ tab, search, all }: Asked) {
  if (search !== "") {
    return (
      <s-empty-state heading={t("orders.noneFound", { search })}>
        <s-paragraph>{t("orders.noneFoundText")}</s-paragraph>
        <s-button slot="primary-action" href="/orders">{t("orders.showAll")}</s-button>
      </s-empty-state>
    );
  }
  if (tab !== "all" && all > 0) {
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
