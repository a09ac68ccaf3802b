import type { Upload } from "../../api/goods";
import { problemText, t } from "../../i18n/language";
import { Failure, tellShortly } from "../../parts/failure";
import { FileErrors } from "./file-errors";
import { useDownload, useUpload } from "./use-file";

/** Links by file: download, fill in, upload; taken whole or not at all. */
export function FileScreen({ back }: { back: string }) {
  return (
    <s-page heading={t("file.title")}>
      <s-link slot="breadcrumb-actions" href={back}>{t("products.title")}</s-link>
      <Download />
      <Send />
    </s-page>
  );
}

function Download() {
  const { action, collected, start } = useDownload();
  return (
    <s-section heading={t("file.download")}>
      <s-paragraph>{t("file.downloadText")}</s-paragraph>
      {action.error && <Failure error={action.error} />}
      <div class="row">
        <s-button loading={action.busy !== null} onClick={start}>{t("file.downloadDo")}</s-button>
        <span role="status">
          {collected > 0 && !action.error && t(action.busy ? "file.collected" : "file.downloaded", { count: collected })}
        </span>
      </div>
    </s-section>
  );
}

function Send() {
  const { action, send, mistake, error, now, checking } = useUpload();
  const failed = action.error ?? error;
  return (
    <s-section heading={t("file.upload")}>
      <s-paragraph>{t("file.uploadText")}</s-paragraph>
      <s-drop-zone
        label={t("file.choose")}
        accept=".csv,.txt,.tsv,text/csv"
        disabled={checking}
        error={mistake ?? (failed && tellShortly(failed))}
        onChange={(event) => {
          const [file] = event.currentTarget.files;
          if (file) send(file);
          // The same file, mended, has to be a change again.
          event.currentTarget.value = "";
        }}
      />
      <div role="status">{checking && <s-text>{t("file.checking")}</s-text>}</div>
      {now && <Outcome upload={now} />}
    </s-section>
  );
}

function Outcome({ upload }: { upload: Upload }) {
  if (upload.state === "waiting") return null;
  if (upload.problem) {
    const { title, remedy } = problemText(upload.problem);
    return (
      <s-banner tone="critical" heading={t("file.failed")}>
        <s-paragraph>{title}. {remedy}</s-paragraph>
      </s-banner>
    );
  }
  if (upload.state === "refused") return <FileErrors upload={upload} />;
  if (upload.variants === 0) return <s-banner tone="info" heading={t("file.doneNone")} />;
  return (
    <s-banner tone="success" heading={t("file.done", { count: upload.variants })}>
      <s-paragraph>{t("file.doneText", { count: upload.lines })}</s-paragraph>
      <s-button slot="secondary-actions" href="/products">{t("products.title")}</s-button>
    </s-banner>
  );
}
