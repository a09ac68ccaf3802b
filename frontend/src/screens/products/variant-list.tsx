import { useEffect, useRef, useState } from "preact/hooks";
import { readVariants, takeNote } from "../../api/goods";
import type { Variants } from "../../api/types";
import { useAction } from "../../api/use-action";
import { useLoaded } from "../../api/use-loaded";
import { number, t } from "../../i18n/language";
import { Bones, LoadingPage } from "../../parts/bones";
import { Failure } from "../../parts/failure";
import { listAddress } from "./variant";
import { VariantTable } from "./variant-table";

interface Props {
  search: string;
  cursor: string;
  warned: boolean;
  isFirst: boolean;
  onSearch: (words: string) => void;
  onNext: (cursor: string) => void;
  onPrevious: () => void;
}

export function VariantList({ search, cursor, warned, isFirst, onSearch, onNext, onPrevious }: Props) {
  const question = { search, cursor, warned };
  const loaded = useLoaded<Variants>(JSON.stringify(question), (signal) => readVariants(question, signal));
  const { busy, error: failed, run } = useAction();
  const { data, error, stale, reload } = loaded;
  if (!data && !error && !search) return <LoadingPage heading={t("products.title")} />;
  return (
    <s-page heading={t("products.title")}>
      <s-button slot="primary-action" variant="primary" href="/products?import=1">{t("products.import")}</s-button>
      <s-button slot="secondary-actions" href="/products?file=1">{t("products.byFile")}</s-button>
      {(error ?? failed) && <Failure error={error ?? failed} retry={reload} />}
      <s-section padding="none" accessibilityLabel={t("products.title")}>
        <Filter search={search} warned={warned} count={data?.warned} />
        <div class="bar"><Search words={search} onSearch={onSearch} /></div>
        {!data && !error && <div class="bar"><Bones lines={8} /></div>}
        {data && data.variants.length === 0 && !stale && <Nothing searched={search !== ""} warned={warned} />}
        {data && data.variants.length > 0 && (
          <VariantTable
            variants={data.variants}
            loading={stale}
            hasPrevious={!isFirst}
            hasNext={data.next_cursor !== null}
            onNext={() => data.next_cursor && onNext(data.next_cursor)}
            onPrevious={onPrevious}
            noting={busy}
            onNote={(variant) =>
              void run(variant.gid, async () => {
                await takeNote(variant.gid);
                reload();
              })}
          />
        )}
      </s-section>
    </s-page>
  );
}

/** All variants, or those of which something moved at Alibaba. */
function Filter({ search, warned, count }: { search: string; warned: boolean; count: number | undefined }) {
  const address = (only: boolean): string => listAddress({ search, cursor: "", warned: only });
  return (
    <nav class="tabs" aria-label={t("products.filter")}>
      <a href={address(false)} aria-current={warned ? undefined : "page"}>{t("products.all")}</a>
      <a href={address(true)} aria-current={warned ? "page" : undefined}>
        {t("products.warned")} <span class="count">{count === undefined ? "" : number(count)}</span>
      </a>
    </nav>
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

function Nothing({ searched, warned }: { searched: boolean; warned: boolean }) {
  const kind = searched ? "noneFound" : warned ? "noneWarned" : "none";
  return (
    <s-empty-state heading={t(`products.${kind}`)}>
      <s-paragraph>{t(`products.${kind}Text`)}</s-paragraph>
    </s-empty-state>
  );
}
