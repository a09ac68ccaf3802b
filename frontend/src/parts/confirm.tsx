import { useRef } from "preact/hooks";
import { t } from "../i18n/language";

interface Asked {
  label: string;
  heading: string;
  text: string;
  yes: string;
  busy?: boolean;
  disabled?: boolean;
  /** "auto" when nothing is destroyed. */
  tone?: "critical" | "auto";
  onYes: () => void;
}

let asked = 0;

/** A button for what cannot be taken back: it asks first. */
export function ConfirmButton({ label, heading, text, yes, busy = false, disabled = false, tone = "critical", onYes }: Asked) {
  const modal = useRef<HTMLElementTagNameMap["s-modal"]>(null);
  const id = useRef("");
  id.current ||= `confirm-${(asked += 1)}`;
  return (
    <>
      <s-button tone={tone} loading={busy} disabled={disabled} onClick={() => modal.current?.showOverlay()}>
        {label}
      </s-button>
      <s-modal ref={modal} id={id.current} heading={heading} size="small">
        <s-paragraph>{text}</s-paragraph>
        <s-button
          slot="primary-action"
          variant="primary"
          tone={tone}
          onClick={() => {
            modal.current?.hideOverlay();
            onYes();
          }}
        >
          {yes}
        </s-button>
        <s-button slot="secondary-actions" onClick={() => modal.current?.hideOverlay()}>{t("common.back")}</s-button>
      </s-modal>
    </>
  );
}
