import { useRef, useState } from "preact/hooks";
import { dismissAlert } from "../../api/calls";
import type { Alert, Alerts as All } from "../../api/types";
import { useAction } from "../../api/use-action";
import { t } from "../../i18n/language";
import { tellShortly } from "../../parts/failure";
import { tell } from "./alert-text";

type Kind = Alert["kind"];

const TONES: Record<Kind, "critical" | "warning" | "caution"> = {
  connection_ended: "critical",
  refused: "critical",
  price_risen: "warning",
  cap_reached: "warning",
  held: "warning",
  connection_ending: "caution",
  no_tracking: "caution",
  no_movement: "caution",
};
const KINDS = Object.keys(TONES) as Kind[];
const AT_FIRST = 5;

/** What went wrong or takes too long, the most urgent first; it goes away by itself, or when it is dismissed. */
export function Alerts({ alerts: { alerts, counts, total }, reload }: { alerts: All; reload: () => void }) {
  const [all, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const action = useAction();
  if (total === 0) return null;
  const dismiss = (id: number): void => void action.run(String(id), async () => {
    await dismissAlert(id);
    // The button that had the focus is about to go.
    list.current?.focus();
    reload();
  });
  const shown = all ? alerts : alerts.slice(0, AT_FIRST);
  return (
    <s-section heading={t("alerts.title")}>
      {total > 1 && <Counts counts={counts} />}
      {action.error && <s-text tone="critical">{tellShortly(action.error)}</s-text>}
      <ul class="lines" ref={list} tabindex={-1} aria-label={t("alerts.title")}>
        {shown.map((alert) => (
          <Row key={alert.id} alert={alert} busy={action.busy === String(alert.id)} onDismiss={() => dismiss(alert.id)} />
        ))}
      </ul>
      {all && total > alerts.length && <s-text color="subdued">{t("alerts.beyond", { count: total - alerts.length })}</s-text>}
      {alerts.length > AT_FIRST && (
        <s-button variant="tertiary" onClick={() => setAll(!all)}>
          {all ? t("alerts.fewer") : t("alerts.all", { count: alerts.length - AT_FIRST })}
        </s-button>
      )}
    </s-section>
  );
}

function Counts({ counts }: { counts: All["counts"] }) {
  return (
    <div class="row close">
      {KINDS.filter((kind) => counts[kind]).map((kind) => (
        <s-badge key={kind} tone={TONES[kind]}>
          {t("alerts.count", { kind: t(`alert.kind.${kind}`), count: counts[kind] ?? 0 })}
        </s-badge>
      ))}
    </div>
  );
}

function Row({ alert, busy, onDismiss }: { alert: Alert; busy: boolean; onDismiss: () => void }) {
  const { sentence, remedy, way } = tell(alert);
  const what = [alert.order_name, sentence].filter(Boolean).join(": ");
  return (
    <li class="alert">
      <div class="stack tight">
        <div class="row close">
          <s-badge tone={TONES[alert.kind]}>{t(`alert.kind.${alert.kind}`)}</s-badge>
          {alert.order_id !== null && <s-link href={`/orders/${alert.order_id}`}>{alert.order_name}</s-link>}
          {alert.supplier && <s-text color="subdued">{alert.supplier}</s-text>}
        </div>
        <s-text type="strong">{sentence}</s-text>
        <s-text color="subdued">{remedy}</s-text>
      </div>
      {way && <div class="press"><s-button href={way.href}>{way.label}</s-button></div>}
      <s-button
        variant="tertiary"
        icon="x"
        loading={busy}
        accessibilityLabel={t("alerts.dismissThis", { what })}
        onClick={onDismiss}
      />
    </li>
  );
}
