import { useEffect } from "preact/hooks";
import { t } from "../i18n/language";

interface Bar {
  id: string;
  /** Whether there is something to save. */
  dirty: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** Shopify's own bar for unsaved changes; while it is shown, leaving the page asks first. */
export function SaveBar({ id, dirty, saving, onSave, onDiscard }: Bar) {
  useEffect(() => {
    void (dirty ? shopify.saveBar.show(id) : shopify.saveBar.hide(id));
  }, [id, dirty]);
  return (
    <ui-save-bar id={id} discardConfirmation>
      <button variant="primary" type="button" loading={saving ? "" : undefined} onClick={onSave}>{t("common.save")}</button>
      <button type="button" disabled={saving} onClick={onDiscard}>{t("common.discard")}</button>
    </ui-save-bar>
  );
}
