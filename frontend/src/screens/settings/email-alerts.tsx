import { readAlertMail } from "../../api/calls";
import type { AlertMail } from "../../api/types";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import type { Form } from "./use-settings";

const WISHES = ["off", "at_once", "daily"] as const;

/** Alerts by e-mail: whether, when and to whom. Switched off while no mail server is set up. */
export function EmailAlertsSection({ form: { draft, change, look, said } }: { form: Form }) {
  const { data: mail } = useLoaded<AlertMail>("alert-mail", readAlertMail);
  const off = mail?.available === false;
  return (
    <s-section heading={t("emailAlerts.title")}>
      <s-paragraph color="subdued">{t(off ? "emailAlerts.unavailable" : "emailAlerts.text")}</s-paragraph>
      <s-choice-list
        label={t("emailAlerts.title")}
        labelAccessibilityVisibility="exclusive"
        name="alerts-email"
        disabled={off && draft.alerts_email === "off"}
        values={[draft.alerts_email]}
        onChange={(event) => {
          const wish = WISHES.find((one) => one === event.currentTarget.values[0]);
          if (wish) change({ alerts_email: wish });
        }}
      >
        {WISHES.map((wish) => (
          <s-choice key={wish} value={wish}>
            {t(`emailAlerts.${wish}`)}<s-text slot="details">{t(`emailAlerts.${wish}Text`)}</s-text>
          </s-choice>
        ))}
      </s-choice-list>
      {draft.alerts_email !== "off" && (
        <s-email-field
          label={t("emailAlerts.address")}
          name="alerts-address"
          details={mail?.shop_email ? t("emailAlerts.addressDefault", { address: mail.shop_email }) : t("emailAlerts.addressNone")}
          value={draft.alerts_address}
          error={said("alerts_address")}
          onInput={(event) => change({ alerts_address: event.currentTarget.value.trim() })}
          onChange={() => look("alerts_address")}
        />
      )}
    </s-section>
  );
}
