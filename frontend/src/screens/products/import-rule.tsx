import { t } from "../../i18n/language";
import { ENDINGS, type RuleTyped } from "./price-rule";
import type { Importing } from "./use-import";

interface Props {
  importing: Importing;
  /** The shop's, once it is known. */
  currency: string | undefined;
  needsRate: boolean;
}

/** Cost times a factor, plus an amount, with an ending. */
export function ImportRule({ importing, currency, needsRate }: Props) {
  const { planned } = importing;
  // The error says both: "Alibaba's prices are in USD, your shop's in HUF."
  const [theirs = "", ours = ""] = planned.data
    ? [planned.data.supplier_currency, planned.data.currency]
    : planned.error?.message.match(/\b[A-Z]{3}\b/g) ?? [];
  return (
    <div class="rule" role="group" aria-label={t("import.rule")}>
      <Field name="factor" label={t("import.factor")} importing={importing} />
      <Field name="add" label={currency ? `${t("import.add")} (${currency})` : t("import.add")} importing={importing} />
      <s-select
        label={t("import.ending")}
        value={importing.typed.ending}
        onChange={(event) => importing.set({ ending: event.currentTarget.value })}
      >
        {ENDINGS.map((ending) => <s-option key={ending} value={ending}>{t(`import.${ending}`)}</s-option>)}
      </s-select>
      {needsRate && (
        <Field
          name="rate"
          label={t("import.rate", { theirs, ours })}
          details={t("import.rateText", { theirs, ours })}
          importing={importing}
        />
      )}
    </div>
  );
}

interface FieldProps {
  name: Exclude<keyof RuleTyped, "ending">;
  label: string;
  details?: string;
  importing: Importing;
}

function Field({ name, label, details, importing }: FieldProps) {
  return (
    <s-number-field
      label={label}
      details={details}
      inputMode="decimal"
      value={importing.typed[name]}
      error={importing.wrong.includes(name) ? t("import.numberError") : undefined}
      onInput={(event) => importing.set({ [name]: event.currentTarget.value })}
    />
  );
}
