import { t } from "../../i18n/language";

interface Shown {
  label: string;
  choices: { value: string; label: string }[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** Several may be chosen of one kind; folded away until it is wanted. What is chosen but gone stays to be taken off. */
export function Facet({ label, choices, chosen, onChange }: Shown) {
  const known = new Set(choices.map(({ value }) => value));
  const all = [...choices, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value }))];
  return (
    <details class="facet" open={chosen.length > 0}>
      <summary>{label}{chosen.length > 0 && ` (${chosen.length})`}</summary>
      {all.length === 0 && <span class="quiet">{t("orders.noChoices")}</span>}
      <s-choice-list
        label={label}
        labelAccessibilityVisibility="exclusive"
        multiple
        values={chosen}
        onChange={(event) => onChange([...event.currentTarget.values])}
      >
        {all.map((one) => <s-choice key={one.value} value={one.value}>{one.label}</s-choice>)}
      </s-choice-list>
    </details>
  );
}
