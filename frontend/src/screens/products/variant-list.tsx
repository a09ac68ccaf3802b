import { useEffect, useRef, useState } from "preact/hooks";
import { readProducts } from "../../api/calls";
import type { Variants } from "../../api/types";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { Bones, LoadingPage } from "../../parts/bones";
import { Failure } from "../../parts/failure";
import { VariantTable } from "./variant-table";

interface Props {
  search: string;
  cursor: string;
  isFirst: boolean;
  onSearch: (words: string) => void;
  onNext: (cursor: string) => void;
  onPrevious: () => void;
}

export function VariantList({ search, cursor, isFirst, onSearch, onNext, onPrevious }: Props) {
  const loaded = useLoaded<Variants>(`${search}|${cursor}`, (signal) => readProducts(search, cursor || undefined, signal));
  const { data, error, stale, reload } = loaded;
  if (!data && !error && !search) return <LoadingPage heading={t("products.title")} />;
  return (
    <s-page heading={t("products.title")}>
      {error && <Failure error={error} retry={reload} />}
      <s-section padding="none" accessibilityLabel={t("products.title")}>
        <div class="bar"><Search words={search} onSearch={onSearch} /></div>
        {!data && !error && <div class="bar"><Bones lines={8} /></div>}
        {data && data.variants.length === 0 && !stale && <Nothing searched={search !== ""} />}
        {data && data.variants.length > 0 && (
          <VariantTable
            variants={data.variants}
            loading={stale}
            hasPrevious={!isFirst}
            hasNext={data.next_cursor !== null}
            onNext={() => data.next_cursor && onNext(data.next_cursor)}
            onPrevious={onPrevious}
          />
        )}
      </s-section>
    </s-page>
  );
}

const PAUSE_MS = 300;

/** Searches when the typing stops. */
function Search({ words, onSearch }: { words: string; onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <s-search-field
      label={t("products.search")}
      labelAccessibilityVisibility="exclusive"
      placeholder={t("products.search")}
      value={typed}
      onInput={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onSearch(next.trim()), PAUSE_MS);
      }}
    />
  );
}

function Nothing({ searched }: { searched: boolean }) {
  return (
    <s-empty-state heading={t(searched ? "products.noneFound" : "products.none")}>
      <s-paragraph>{t(searched ? "products.noneFoundText" : "products.noneText")}</s-paragraph>
    </s-empty-state>
  );
}
