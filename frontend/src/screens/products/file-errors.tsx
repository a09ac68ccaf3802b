import type { LineError, Upload } from "../../api/goods";
import { number, t, word } from "../../i18n/language";

/** Every line that is wrong, with the sentence how to mend it. */
export function FileErrors({ upload }: { upload: Upload }) {
  const { errors, wrong } = upload;
  return (
    <div class="stack" role="alert">
      <s-banner tone="critical" heading={t("file.wrong", { count: wrong })}>
        <s-paragraph>
          {t("file.wrongText")} {wrong > errors.length && t("file.wrongMore", { count: errors.length })}
        </s-paragraph>
      </s-banner>
      <s-table>
        <s-table-header-row>
          <s-table-header listSlot="primary">{t("file.line")}</s-table-header>
          <s-table-header listSlot="secondary">{t("file.mend")}</s-table-header>
        </s-table-header-row>
        <s-table-body>
          {errors.map((error) => (
            <s-table-row key={`${error.line} ${error.code}`}>
              <s-table-cell><span class="nowrap">{t("file.lineNumber", { count: number(error.line) })}</span></s-table-cell>
              <s-table-cell>{sentence(error)}</s-table-cell>
            </s-table-row>
          ))}
        </s-table-body>
      </s-table>
    </div>
  );
}

const sentence = ({ code, column, value }: LineError): string => word("csv", code, { column, value: value || "–" });
