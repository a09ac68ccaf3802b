import type { Plan, PlannedVariant } from "../../api/goods";
import { money, number, t } from "../../i18n/language";
import type { Importing } from "./use-import";

/** Every variant with what it costs and what it would be sold for; those not wanted can be left out. */
export function ImportPreview({ plan, importing }: { plan: Plan; importing: Importing }) {
  return (
    <div class="stack">
      {plan.linked > 0 && <s-text tone="caution">{t("import.linked", { count: plan.linked })}</s-text>}
      {plan.min_order_quantity > 1 && (
        <s-text tone="caution">{t("import.minimum", { count: plan.min_order_quantity })}</s-text>
      )}
      <s-table loading={importing.planned.stale}>
        <s-table-header-row>
          <s-table-header listSlot="primary">{t("import.variant")}</s-table-header>
          <s-table-header listSlot="labeled" format="currency">{t("import.cost")}</s-table-header>
          <s-table-header listSlot="labeled" format="currency">{t("import.price")}</s-table-header>
          <s-table-header listSlot="labeled" format="currency">{t("import.profit")}</s-table-header>
          <s-table-header listSlot="labeled" format="numeric">{t("import.stock")}</s-table-header>
        </s-table-header-row>
        <s-table-body>
          {plan.variants.map((one) => <Row key={one.sku_id} one={one} plan={plan} importing={importing} />)}
        </s-table-body>
      </s-table>
      <s-text color="subdued">{t("import.shippingOnTop")}</s-text>
    </div>
  );
}

function Row({ one, plan, importing }: { one: PlannedVariant; plan: Plan; importing: Importing }) {
  const left = { minor: one.price.minor - one.own_cost.minor, currency: one.price.currency };
  const share = one.price.minor > 0 ? Math.round((left.minor / one.price.minor) * 100) : null;
  const foreign = one.cost.currency !== one.own_cost.currency;
  return (
    <s-table-row>
      <s-table-cell>
        <s-checkbox
          label={one.title}
          accessibilityLabel={t("import.choose", { name: one.title })}
          checked={importing.isChosen(one.sku_id)}
          disabled={plan.variants.length === 1}
          onChange={(event) => importing.choose(one.sku_id, event.currentTarget.checked)}
        />
      </s-table-cell>
      <s-table-cell>{money(one.own_cost)}{foreign && <span class="quiet"> {money(one.cost)}</span>}</s-table-cell>
      <s-table-cell><s-text type="strong">{money(one.price)}</s-text></s-table-cell>
      <s-table-cell>
        <s-text tone={left.minor < 0 ? "critical" : "auto"}>
          {money(left)}{share !== null && ` (${number(share)}%)`}
        </s-text>
      </s-table-cell>
      <s-table-cell>{one.stock === null ? "–" : number(one.stock)}</s-table-cell>
    </s-table-row>
  );
}
