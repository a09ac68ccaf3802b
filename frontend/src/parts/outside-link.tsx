import type { ComponentChildren } from "preact";
import { t } from "../i18n/language";

/** A link that leaves the app; without an address it is plain text. */
export function OutsideLink({ href, children }: { href: string; children: ComponentChildren }) {
  if (!href) return <s-text>{children}</s-text>;
  return (
    <s-link href={href} target="_blank">
      {children}
      <s-text accessibilityVisibility="exclusive"> ({t("common.opensNewTab")})</s-text>
    </s-link>
  );
}
