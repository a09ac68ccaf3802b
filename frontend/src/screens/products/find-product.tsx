import { useEffect, useRef, useState } from "preact/hooks";
import type { SupplierProduct } from "../../api/types";
import { t } from "../../i18n/language";
import { tellShortly } from "../../parts/failure";
import { ChosenProduct } from "./chosen-product";
import { FoundList } from "./found-list";
import { nameOfPart, type Part } from "./parts";
import { useFind } from "./use-find";

interface Props {
  onAdd: (part: Part) => void;
  hasParts: boolean;
}

const CONNECTION = ["ALIBABA_NOT_CONNECTED", "ALIBABA_CONNECTION_ENDED"];

/** Search Alibaba by words, or go straight to a product by its link or number; then choose the option. */
export function FindProduct({ onAdd, hasParts }: Props) {
  const find = useFind();
  const [text, setText] = useState("");
  const [added, setAdded] = useState("");
  const { chosen, found, action } = find;
  const error = find.mistake ?? (action.error && tellShortly(action.error));
  const add = (part: Part): void => {
    onAdd(part);
    find.forget();
    setText("");
    setAdded(nameOfPart(part));
  };
  return (
    <s-section heading={t(hasParts ? "link.another" : "link.findHeading")}>
      <form
        class="seek"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setAdded("");
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
      <div role="status">{added && <s-text tone="success">{t("link.added", { name: added })}</s-text>}</div>
      {chosen ? <Chosen product={chosen} back={found !== null} onBack={find.another} onAdd={add} /> : found && <FoundList find={find} />}
    </s-section>
  );
}

interface ChosenProps {
  product: SupplierProduct;
  back: boolean;
  onBack: () => void;
  onAdd: (part: Part) => void;
}

function Chosen({ product, back, onBack, onAdd }: ChosenProps) {
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: whoever works with the keyboard goes on from here.
  useEffect(() => place.current?.focus(), [product.product_id]);
  return (
    <div class="stack" ref={place} tabIndex={-1} role="group" aria-label={product.title}>
      {back && <div><s-button variant="tertiary" icon="arrow-left" onClick={onBack}>{t("link.other")}</s-button></div>}
      <ChosenProduct key={product.product_id} product={product} onAdd={onAdd} />
    </div>
  );
}
