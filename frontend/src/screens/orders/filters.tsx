import { useRef, useState } from "preact/hooks";
import type { Filters, View } from "../../api/types";
import { problemText, t } from "../../i18n/language";
import { countryName } from "../../parts/country";
import { Facet } from "./facet";
import { applied, draftOf, mistakeIn, type Draft, type Mistake } from "./filter-draft";
import { show } from "./show";
import { filtersIn, withoutFilters } from "./view";

interface Shown {
  view: View;
  choices: Filters | undefined;
  /** The choices are wanted from now on. */
  onOpen: () => void;
}

export const FILTERS_ID = "orders-filters";

/** The filters in a dialog, on every width: nothing on the page moves, and on a phone there is room for them. */
export function FiltersButton({ view, choices, onOpen }: Shown) {
  const modal = useRef<HTMLElementTagNameMap["s-modal"]>(null);
  const [draft, setDraft] = useState<Draft>();
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const count = filtersIn(view);
  const currency = choices?.currency ?? "USD";
  const now = draft ?? draftOf(view, currency);

  const showThem = (next: View): void => {
    modal.current?.hideOverlay();
    show(next);
  };
  const apply = (): void => {
    const wrong = mistakeIn(now, currency);
    setMistake(wrong);
    if (!wrong) showThem(applied(view, now, currency));
  };
  return (
    <>
      <s-button icon="filter" commandFor={FILTERS_ID} command="--show">
        {count > 0 ? t("orders.filtersOn", { count }) : t("orders.filters")}
      </s-button>
      <s-modal
        ref={modal}
        id={FILTERS_ID}
        heading={t("orders.filters")}
        onShow={() => {
          onOpen();
          setDraft(undefined);
          setMistake(null);
        }}
      >
        <Fields draft={now} choices={choices} currency={currency} mistake={mistake} change={(part) => setDraft({ ...now, ...part })} />
        <s-button slot="primary-action" variant="primary" onClick={apply}>{t("orders.filtersApply")}</s-button>
        <s-button slot="secondary-actions" disabled={count === 0} onClick={() => showThem(withoutFilters(view))}>
          {t("orders.filtersClear")}
        </s-button>
      </s-modal>
    </>
  );
}

interface Form {
  draft: Draft;
  choices: Filters | undefined;
  currency: string;
  mistake: Mistake | null;
  change: (part: Partial<Draft>) => void;
}

function Fields({ draft, choices, currency, mistake, change }: Form) {
  const { suppliers = [], countries = [], reasons = [] } = choices ?? {};
  const places = countries.map((code) => ({ value: code, label: countryName(code) }));
  const problems = reasons.map((problem) => ({ value: problem.code, label: problemText(problem).title }));
  const ids = (values: string[]): number[] => values.map(Number);
  return (
    <div class="stack">
      <Ranges draft={draft} currency={currency} mistake={mistake} change={change} />
      <s-select
        label={t("orders.filterPaid")}
        value={draft.paid}
        onChange={(event) => change({ paid: event.currentTarget.value as Draft["paid"] })}
      >
        <s-option value="">{t("orders.any")}</s-option>
        <s-option value="yes">{t("orders.paidYes")}</s-option>
        <s-option value="no">{t("orders.paidNo")}</s-option>
      </s-select>
      <Facet
        label={t("orders.suppliers")}
        choices={suppliers.map(({ id, name }) => ({ value: String(id), label: name }))}
        chosen={draft.supplier.map(String)}
        onChange={(values) => change({ supplier: ids(values) })}
      />
      <Facet label={t("orders.filterCountry")} choices={places} chosen={draft.country} onChange={(country) => change({ country })} />
      <Facet label={t("orders.filterReason")} choices={problems} chosen={draft.reason} onChange={(reason) => change({ reason })} />
    </div>
  );
}

function Ranges({ draft, currency, mistake, change }: Omit<Form, "choices">) {
  const said = (field: Mistake, text: string): string => (mistake === field ? text : "");
  return (
    <div class="halves">
      <s-date-field
        label={t("orders.since")} value={draft.since} onChange={(event) => change({ since: event.currentTarget.value })}
      />
      <s-date-field
        label={t("orders.until")} value={draft.until} error={said("until", t("orders.untilWrong"))}
        onChange={(event) => change({ until: event.currentTarget.value })}
      />
      <s-text-field
        label={t("orders.least")} suffix={currency} value={draft.least} error={said("least", t("orders.amountWrong"))}
        onInput={(event) => change({ least: event.currentTarget.value })}
      />
      <s-text-field
        label={t("orders.most")} suffix={currency} value={draft.most}
        error={said("most", t("orders.amountWrong")) || said("range", t("orders.mostWrong"))}
        onInput={(event) => change({ most: event.currentTarget.value })}
      />
    </div>
  );
}
