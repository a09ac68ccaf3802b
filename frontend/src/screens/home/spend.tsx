import type { Day, Spend as Row } from "../../api/types";
import { calendarDay, money, number, t } from "../../i18n/language";
import { barsOf, type Bars } from "./chart";

const HEIGHT = 64;
const WIDTH = 8;
const GAP = 2;

/** What was paid at Alibaba lately: sums, a bar for each day, and the same as a table. */
export function Spend({ spend, daily }: { spend: Row[]; daily: Day[] }) {
  const spans = [...new Set(spend.map((row) => row.days))];
  const bars = barsOf(daily);
  return (
    <s-section heading={t("home.spend")}>
      <div class="tiles">
        {spans.map((days) => (
          <div class="stack tight" key={days}>
            <s-text color="subdued">{t("home.spendDays", { count: days })}</s-text>
            {spend.filter((row) => row.days === days).map((row) => <Spent key={row.spent?.currency} row={row} />)}
          </div>
        ))}
      </div>
      {bars ? <Chart bars={bars} daily={daily} /> : <s-text color="subdued">{t("home.chartNone")}</s-text>}
    </s-section>
  );
}

function Spent({ row }: { row: Row }) {
  if (!row.spent) return <s-text color="subdued">{t("home.spendNone")}</s-text>;
  return (
    <div>
      <div class="big">{money(row.spent)}</div>
      <s-text color="subdued">{t("home.spendOrders", { count: row.orders })}</s-text>
    </div>
  );
}

function Chart({ bars: { values, highest, currency, mixed }, daily }: { bars: Bars; daily: Day[] }) {
  const dayAt = (index: number): string => calendarDay(daily[index]?.day ?? "");
  const last = daily.length - 1;
  const said = t("home.chart", { from: dayAt(0), to: dayAt(last), day: dayAt(highest.index), amount: money(highest.spent) });
  const top = highest.spent.minor || 1;
  return (
    <div class="stack tight">
      <div aria-hidden="true">
        <s-text color="subdued">{t("home.chartHighest", { day: dayAt(highest.index), amount: money(highest.spent) })}</s-text>
      </div>
      <svg class="chart" role="img" aria-label={said} viewBox={`0 0 ${daily.length * (WIDTH + GAP) - GAP} ${HEIGHT}`} preserveAspectRatio="none">
        {values.map((minor, index) => {
          // A day on which something was paid is seen however small it was.
          const tall = minor === 0 ? 1 : Math.max(3, (minor / top) * HEIGHT);
          return (
            <rect key={index} class={minor === 0 ? "none" : ""} x={index * (WIDTH + GAP)} y={HEIGHT - tall} width={WIDTH} height={tall}>
              <title>{`${dayAt(index)}: ${money({ minor, currency })}`}</title>
            </rect>
          );
        })}
      </svg>
      <div class="pair" aria-hidden="true">
        <s-text color="subdued">{dayAt(0)}</s-text>
        <s-text color="subdued">{dayAt(last)}</s-text>
      </div>
      {mixed && <s-text color="subdued">{t("home.chartCurrency", { currency })}</s-text>}
      <Table daily={daily} />
    </div>
  );
}

// Days on which nothing was paid say nothing in a table.
function Table({ daily }: { daily: Day[] }) {
  return (
    <details class="more">
      <summary>{t("home.chartTable")}</summary>
      <table class="plain">
        <thead>
          <tr><th scope="col">{t("home.chartDay")}</th><th scope="col">{t("home.chartOrders")}</th><th scope="col">{t("home.chartSpent")}</th></tr>
        </thead>
        <tbody>
          {daily.filter(({ orders }) => orders > 0).reverse().map(({ day, orders, spent }) => (
            <tr key={day}><th scope="row">{calendarDay(day)}</th><td>{number(orders)}</td><td>{spent.map(money).join(" + ")}</td></tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
