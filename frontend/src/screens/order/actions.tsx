import type { Step } from "../../api/calls";
import type { Purchase } from "../../api/types";
import { t, type Key } from "../../i18n/language";
import { ConfirmButton } from "../../parts/confirm";
import type { Stepping } from "../../parts/use-step";

const STEPS: [Step, Key][] = [
  ["quote", "order.quote"],
  ["release", "order.release"],
  ["retry", "order.retry"],
  ["hold", "order.hold"],
];

interface Shown {
  purchase: Purchase;
  /** The steps that stand beside a problem already. */
  offered: string[];
  stepping: Stepping;
}

/** What can be asked of a purchase as it stands; cancelling asks first. */
export function Actions({ purchase, offered, stepping: { busy, take } }: Shown) {
  const steps = STEPS.filter(([name]) => purchase.can.some((can) => can === name) && !offered.includes(name));
  const canCancel = purchase.can.includes("cancel");
  if (steps.length === 0 && !canCancel) return null;
  return (
    <div class="row">
      {steps.map(([name, label]) => (
        <s-button key={name} loading={busy === name} disabled={busy !== null && busy !== name} onClick={() => take(name)}>
          {t(label)}
        </s-button>
      ))}
      {canCancel && (
        <ConfirmButton
          label={t("order.cancel")}
          heading={t("order.cancelAsk")}
          text={purchase.trade_id ? t("order.cancelPlaced", { trade: purchase.trade_id }) : t("order.cancelNew")}
          yes={t("order.cancelYes")}
          busy={busy === "cancel"}
          onYes={() => take("cancel")}
        />
      )}
    </div>
  );
}
