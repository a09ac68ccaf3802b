import type { Filters, View } from "../../api/types";
import { t } from "../../i18n/language";
import { chipsOf } from "./chips";
import { FILTERS_ID, FiltersButton } from "./filters";
import { Search } from "./search";
import { show } from "./show";
import { SORTS, withoutFilters } from "./view";
import { ViewTools } from "./views";
import type { Views } from "./use-views";

interface Shown {
  view: View;
  choices: Filters | undefined;
  views: Views;
  onOpen: () => void;
}

/** Search, filters and sort, and below them what is set. */
export function Narrowing({ view, choices, views, onOpen }: Shown) {
  const chips = chipsOf(view, choices);
  return (
    <>
      <div class="bar narrowing">
        <Search search={view.search} onSearch={(search) => show({ ...view, search })} />
        <FiltersButton view={view} choices={choices} onOpen={onOpen} />
        <s-select
          label={t("orders.sort")}
          labelAccessibilityVisibility="exclusive"
          icon="sort"
          value={view.sort}
          onChange={(event) => show({ ...view, sort: SORTS.find((name) => name === event.currentTarget.value) ?? "newest" })}
        >
          {SORTS.map((name) => <s-option key={name} value={name}>{t(`orders.sort.${name}`)}</s-option>)}
        </s-select>
      </div>
      <div class="row narrowed">
        {chips.map((chip) => (
          <s-clickable-chip
            key={chip.key} commandFor={FILTERS_ID} command="--show" removable
            onRemove={() => show(chip.without)}
          >
            {chip.text}
          </s-clickable-chip>
        ))}
        {chips.length > 0 && (
          <s-button variant="tertiary" onClick={() => show(withoutFilters(view))}>{t("orders.filtersClear")}</s-button>
        )}
        <ViewTools view={view} views={views} />
      </div>
    </>
  );
}
