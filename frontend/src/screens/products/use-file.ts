import { useState } from "preact/hooks";
import { readTemplate, readUpload, sendFile, type Upload } from "../../api/goods";
import { ApiError } from "../../api/request";
import { useAction } from "../../api/use-action";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";

const LOOK_MS = 700;
const WAIT_MS = 2500;
const MOST_WAITS = 20;
const MOST_BYTES = 1_000_000;

/** The file of links: collected piece by piece, so that a large shop is no long wait without a word. */
export function useDownload() {
  const action = useAction();
  const [collected, setCollected] = useState(0);
  const start = (): void =>
    void action.run("download", async () => {
      const pieces: string[] = [];
      let cursor: string | null = "";
      let count = 0;
      setCollected(0);
      while (cursor !== null) {
        const piece = await patiently(cursor);
        pieces.push(piece.text);
        count += piece.variants;
        setCollected(count);
        cursor = piece.next_cursor;
      }
      save(pieces.join(""));
    });
  return { action, collected, start };
}

/** Shopify lets a shop be asked only so often: who is told to wait, waits. */
async function patiently(cursor: string, waited = 0): ReturnType<typeof readTemplate> {
  try {
    return await readTemplate(cursor);
  } catch (failed) {
    if (!(failed instanceof ApiError) || failed.status !== 503 || waited >= MOST_WAITS) throw failed;
    await new Promise((go) => setTimeout(go, WAIT_MS));
    return patiently(cursor, waited + 1);
  }
}

function save(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = "caravan-links.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A file sent, and what became of it. */
export function useUpload() {
  const action = useAction();
  const [sent, setSent] = useState<Upload | null>(null);
  const [mistake, setMistake] = useState<string>();
  const { data, error } = useLoaded<Upload | null>(
    `upload ${sent?.id ?? 0}`,
    (signal) => (sent ? readUpload(sent.id, signal) : Promise.resolve(null)),
    (found) => (!sent || (found && found.state !== "waiting") ? undefined : LOOK_MS),
  );
  const send = (file: File): void => {
    setMistake(undefined);
    setSent(null);
    if (!/\.(csv|txt|tsv)$/i.test(file.name)) setMistake(t("file.wrongType"));
    else if (file.size > MOST_BYTES) setMistake(t("csv.file_too_large"));
    else void action.run("upload", async () => setSent(await sendFile(await file.text())));
  };
  const now = sent && (data?.id === sent.id ? data : sent);
  return { action, send, mistake, error, now, checking: action.busy !== null || now?.state === "waiting" };
}
