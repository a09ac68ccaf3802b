import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/language";

const PAUSE_MS = 300;

/** Searches when the typing pauses; what is searched for stands in the address. */
export function Search({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const [typed, setTyped] = useState(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(search);
  const latest = useRef(onSearch);
  latest.current = onSearch;

  // The address may change by itself: going back, or a link that shows everything.
  useEffect(() => {
    if (search !== asked.current) setTyped(search);
    asked.current = search;
  }, [search]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (text: string): void => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      asked.current = text.trim();
      latest.current(asked.current);
    }, PAUSE_MS);
  };
  return (
    <s-search-field
      label={t("orders.search")}
      labelAccessibilityVisibility="exclusive"
      placeholder={t("orders.searchHint")}
      value={typed}
      maxLength={100}
      onInput={(event) => type(event.currentTarget.value)}
    />
  );
}
