import { useState } from "preact/hooks";
import type { Help } from "../../api/types";
import { t } from "../../i18n/language";

/** How to reach a person, and what to send along. */
export function Support({ help }: { help: Help }) {
  const email = help.support_email;
  return (
    <div class="stack wide">
      <s-paragraph>{t(email ? "help.supportText" : "help.supportNone")}</s-paragraph>
      {email && (
        <div>
          <s-button href={`mailto:${email}?subject=Caravan`} target="_blank">{t("help.write", { email })}</s-button>
        </div>
      )}
      <Diagnostic text={JSON.stringify(help.diagnostic, null, 2)} />
    </div>
  );
}

type Copied = "no" | "yes" | "refused";

function Diagnostic({ text }: { text: string }) {
  const [copied, setCopied] = useState<Copied>("no");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("yes");
    } catch {
      setCopied("refused");
    }
  };
  return (
    <div class="stack">
      <div class="apart">
        <s-heading>{t("help.diagnostic")}</s-heading>
        <s-button icon={copied === "yes" ? "check" : "clipboard"} onClick={() => void copy()}>
          {t(copied === "yes" ? "help.copied" : "help.copy")}
        </s-button>
      </div>
      <div role="status">{copied === "refused" && <s-text tone="critical">{t("help.copyFailed")}</s-text>}</div>
      <pre class="mono" tabIndex={0} aria-label={t("help.diagnostic")}>{text}</pre>
    </div>
  );
}
