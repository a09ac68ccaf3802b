import { useState } from "preact/hooks";
import type { Explanation } from "../../api/types";
import { locale, problemText, t } from "../../i18n/language";
import { matches } from "./matching";

const AT_FIRST = 6;

/** Every message that can stand on an order, with its remedy. */
export function Codes({ known }: { known: Explanation[] }) {
  const [search, setSearch] = useState("");
  const [all, setAll] = useState(false);
  const told = known.map((one) => ({ code: one.code, ...problemText(one) }));
  told.sort((one, other) => one.title.localeCompare(other.title, locale()));
  const found = told.filter((one) => matches(search, [one.code, one.title, one.remedy]));
  const shown = all || search.trim() ? found : found.slice(0, AT_FIRST);
  return (
    <>
      <s-search-field
        label={t("help.codesSearch")}
        labelAccessibilityVisibility="exclusive"
        placeholder={t("help.codesSearch")}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      {found.length === 0 && <s-paragraph>{t("help.codesNone")}</s-paragraph>}
      <ul class="lines" aria-label={t("help.codes")}>
        {shown.map((one) => (
          <li key={one.code} class="stack tight">
            <s-text type="strong">{one.title}</s-text>
            <s-text>{one.remedy}</s-text>
            <s-text color="subdued">{t("problem.code", { code: one.code })}</s-text>
          </li>
        ))}
      </ul>
      {shown.length < found.length && (
        <div><s-button onClick={() => setAll(true)}>{t("help.codesAll", { count: found.length })}</s-button></div>
      )}
    </>
  );
}
