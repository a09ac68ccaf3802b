import { useRef, useState } from "preact/hooks";
import type { StepForMany } from "../../api/order-calls";
import type { ChosenOrder } from "../../api/types";
import { t } from "../../i18n/language";
import { readyFor, STEPS } from "./at-once";
import type { AtOnce } from "./use-at-once";

interface Shown {
  rows: ChosenOrder[];
  atOnce: AtOnce;
  total: number;
  disabled: boolean;
}

/** What may be done with many orders beside paying. What lets money move asks first. */
export function Actions({ rows, atOnce, total, disabled }: Shown) {
  const modal = useRef<HTMLElementTagNameMap["s-modal"]>(null);
  const [asked, setAsked] = useState<Exclude<StepForMany, "hold">>("release");
  const { busy } = atOnce.action;
  const press = (step: StepForMany): void => {
    if (step === "hold") return atOnce.step(step, rows);
    setAsked(step);
    modal.current?.showOverlay();
  };
  const count = readyFor(rows, asked).length;
  return (
    <>
      <s-button commandFor="orders-actions" loading={busy !== null && busy !== "all"} disabled={disabled} icon="chevron-down">
        {t("orders.actions")}
      </s-button>
      <s-menu id="orders-actions" accessibilityLabel={t("orders.actions")}>
        {STEPS.map((step) => (
          <s-button key={step} disabled={readyFor(rows, step).length === 0} onClick={() => press(step)}>
            {t(`orders.do.${step}`, { count: readyFor(rows, step).length })}
          </s-button>
        ))}
        <s-button icon="export" disabled={rows.length === 0 && total === 0} onClick={atOnce.save}>
          {rows.length > 0 ? t("orders.exportChosen", { count: rows.length }) : t("orders.exportView")}
        </s-button>
      </s-menu>
      <s-modal ref={modal} id="orders-ask" size="small" heading={t(`orders.ask.${asked}`, { count })}>
        <s-paragraph>{t(`orders.askText.${asked}`)}</s-paragraph>
        <s-button
          slot="primary-action"
          variant="primary"
          onClick={() => {
            modal.current?.hideOverlay();
            atOnce.step(asked, rows);
          }}
        >
          {t(`orders.do.${asked}`, { count })}
        </s-button>
        <s-button slot="secondary-actions" onClick={() => modal.current?.hideOverlay()}>{t("common.back")}</s-button>
      </s-modal>
    </>
  );
}
