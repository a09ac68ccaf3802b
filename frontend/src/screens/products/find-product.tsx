import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { SupplierProduct } from "../../api/types";
import { t } from "../../i18n/language";
import { tellShortly } from "../../parts/failure";
import { FoundList } from "./found-list";
import { useFind } from "./use-find";

interface Props {
  heading: string;
  /** The product that was chosen; `done` makes room for the next search and says what was done. */
  children: (product: SupplierProduct, done: (said: string) => void) => ComponentChildren;
}

const CONNECTION = ["ALIBABA_NOT_CONNECTED", "ALIBABA_CONNECTION_ENDED"];

/** Search Alibaba by words, or go straight to a product by its link or number. */
export function FindProduct({ heading, children }: Props) {
  const find = useFind();
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");
  const { chosen, found, action } = find;
  const error = find.mistake ?? (action.error && tellShortly(action.error));
  const done = (what: string): void => {
    find.forget();
    setText("");
    setSaid(what);
  };
  return (
    <s-section heading={heading}>
      <form
        class="seek"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setSaid("");
          find.look(text);
        }}
      >
        <s-search-field
          label={t("link.find")}
          placeholder={t("link.findHint")}
          value={text}
          error={error}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <s-button type="submit" variant={found || chosen ? "secondary" : "primary"} loading={action.busy === "look"}>
          {t("link.search")}
        </s-button>
      </form>
      {action.error && CONNECTION.includes(action.error.code) && (
        <div><s-button href="/alibaba">{t("action.reconnect")}</s-button></div>
      )}
      <div role="status">{said && <s-text tone="success">{said}</s-text>}</div>
      {chosen ? (
        <Chosen product={chosen} back={found !== null} onBack={find.another}>{children(chosen, done)}</Chosen>
      ) : found && <FoundList find={find} />}
    </s-section>
  );
}

interface ChosenProps {
  product: SupplierProduct;
  back: boolean;
  onBack: () => void;
  children: ComponentChildren;
}

function Chosen({ product, back, onBack, children }: ChosenProps) {
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: whoever works with the keyboard goes on from here.
  useEffect(() => place.current?.focus(), [product.product_id]);
  return (
    <div class="stack" ref={place} tabIndex={-1} role="group" aria-label={product.title}>
      {back && <div><s-button variant="tertiary" icon="arrow-left" onClick={onBack}>{t("link.other")}</s-button></div>}
      {children}
    </div>
  );
}
