import { useEffect, useRef, useState } from "preact/hooks";
import { repairAddress } from "../../api/calls";
import type { Address } from "../../api/types";
import { useAction } from "../../api/use-action";
import { t, word } from "../../i18n/language";
import { countries } from "../../parts/country";
import { Failure, tellShortly } from "../../parts/failure";
import { addressOf, draftOf, emptyOf, FIELDS, type Draft, type Field } from "./address-draft";

interface Props {
  orderId: number;
  address: Address | null;
  onDone: () => void;
  onCancel: () => void;
}

/** The address as the merchant wants it. What is wrong is said beside its field, by us or by the server. */
export function AddressForm({ orderId, address, onDone, onCancel }: Props) {
  const [draft, setDraft] = useState(() => draftOf(address));
  const [tried, setTried] = useState(false);
  const { busy, error, run } = useAction();
  const top = useRef<HTMLFormElement>(null);
  const empty = emptyOf(draft);
  useEffect(() => top.current?.scrollIntoView({ block: "center" }), []);

  const save = (): void => {
    setTried(true);
    if (empty.length > 0) return;
    void run("save", async () => {
      await repairAddress(orderId, addressOf(draft));
      shopify.toast.show(t("address.saved"));
      onDone();
    });
  };
  const wrong = (field: Field): string | undefined => {
    if (tried && empty.includes(field)) return t("address.needed");
    return error?.field === field ? tellShortly(error) : undefined;
  };
  const beside = FIELDS.some((field) => field === error?.field);
  return (
    <form
      ref={top}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <s-paragraph color="subdued">{t("address.notShopify")}</s-paragraph>
      {!beside && <Failure error={error} />}
      {FIELDS.map((field) => (
        <Part key={field} field={field} draft={draft} error={wrong(field)} onType={(text) => setDraft({ ...draft, [field]: text })} />
      ))}
      <div class="row">
        <s-button variant="primary" loading={busy !== null} onClick={save}>{t("address.save")}</s-button>
        <s-button disabled={busy !== null} onClick={onCancel}>{t("common.back")}</s-button>
      </div>
    </form>
  );
}

interface PartProps {
  field: Field;
  draft: Draft;
  error: string | undefined;
  onType: (text: string) => void;
}

function Part({ field, draft, error, onType }: PartProps) {
  const label = word("field", field);
  if (field === "country_code") {
    return (
      <s-select label={label} name={field} value={draft[field]} error={error} onChange={(event) => onType(event.currentTarget.value)}>
        {countries().map(([code, name]) => <s-option key={code} value={code}>{name}</s-option>)}
      </s-select>
    );
  }
  return (
    <s-text-field
      label={label}
      name={field}
      autocomplete="off"
      details={field === "phone" ? t("address.phoneText") : undefined}
      value={draft[field]}
      error={error}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  );
}
