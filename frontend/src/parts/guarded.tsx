import { Component, type ComponentChildren } from "preact";
import { t } from "../i18n/language";

/** Shows a way out when a screen could not be drawn, instead of an empty page. */
export class Guarded extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ComponentChildren {
    if (!this.state.broken) return this.props.children;
    return (
      <s-page heading={t("app.name")}>
        <s-banner tone="critical" heading={t("error.broken")}>
          <s-paragraph>{t("error.brokenRemedy")}</s-paragraph>
          <s-button slot="secondary-actions" onClick={() => location.reload()}>{t("error.reload")}</s-button>
        </s-banner>
      </s-page>
    );
  }
}
