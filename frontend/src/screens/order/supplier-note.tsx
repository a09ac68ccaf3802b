import { useState } from "preact/hooks";
import { saveNote } from "../../api/calls";
import type { Order } from "../../api/types";
import { useAction } from "../../api/use-action";
import { t } from "../../i18n/language";
import { Failure, tellShortly } from "../../parts/failure";
import { NOTE_LENGTH, unknownHole } from "../settings/draft";

/** What the suppliers of this order are told besides the settings' note; nothing to write once all is placed. */
export function SupplierNoteCard({ order, reload }: { order: Order; reload: () => void }) {
  const [typed, setTyped] = useState<string>();
  const { busy, error, run, clear } = useAction();
  const text = typed ?? order.supplier_note;
  if (!order.editable) {
    if (order.supplier_note === "") return null;
    return <s-section heading={t("supplierNote.title")}><s-paragraph>{order.supplier_note}</s-paragraph></s-section>;
  }
  const wrong = [...text].length > NOTE_LENGTH ? t("settings.noteError")
    : unknownHole(text) !== undefined ? t("settings.noteHoleError")
    : error?.field ? tellShortly(error) : undefined;
  const save = (): void =>
    void run("save", async () => {
      await saveNote(order.id, text);
      setTyped(undefined);
      shopify.toast.show(t("supplierNote.saved"));
      reload();
    });
  return (
    <s-section heading={t("supplierNote.title")}>
      {!error?.field && <Failure error={error} />}
      <s-text-area
        label={t("supplierNote.title")}
        labelAccessibilityVisibility="exclusive"
        details={t("supplierNote.text")}
        name="supplier_note"
        rows={2}
        value={text}
        error={wrong}
        onInput={(event) => {
          clear();
          setTyped(event.currentTarget.value);
        }}
      />
      {text !== order.supplier_note && (
        <div><s-button loading={busy !== null} disabled={wrong !== undefined} onClick={save}>{t("supplierNote.save")}</s-button></div>
      )}
    </s-section>
  );
}
