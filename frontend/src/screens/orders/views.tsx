import { useRef, useState } from "preact/hooks";
import type { ApiError } from "../../api/request";
import type { SavedView, View } from "../../api/types";
import { t } from "../../i18n/language";
import { ConfirmButton } from "../../parts/confirm";
import { tellShortly } from "../../parts/failure";
import { show } from "./show";
import type { Views } from "./use-views";
import { EVERYTHING, sameView } from "./view";

const MOST_VIEWS = 20;
const NAME_LENGTH = 40;

/** Names the present view, or renames and deletes it when it has a name; nothing where a tab alone is shown. */
export function ViewTools({ view, views }: { view: View; views: Views }) {
  const own = views.saved.find((one) => sameView(one.view as View, view));
  if (!own && sameView({ ...view, tab: "all" }, EVERYTHING)) return null;
  return (
    <>
      <NameButton key={own?.id ?? 0} view={view} own={own} views={views} />
      {own && (
        <ConfirmButton
          label={t("orders.viewDelete")}
          heading={t("orders.viewDeleteAsk", { name: own.name })}
          text={t("orders.viewDeleteText")}
          yes={t("orders.viewDelete")}
          busy={views.action.busy === "remove"}
          onYes={() => views.remove(own.id, () => show(EVERYTHING))}
        />
      )}
    </>
  );
}

function mistakeOf(error: ApiError | undefined): string {
  if (error?.code === "VIEW_NAME_TAKEN") return t("orders.viewNameTaken");
  if (error?.code === "TOO_MANY_VIEWS") return t("orders.viewsFull", { count: MOST_VIEWS });
  return error ? tellShortly(error) : "";
}

function NameButton({ view, own, views }: { view: View; own: SavedView | undefined; views: Views }) {
  const modal = useRef<HTMLElementTagNameMap["s-modal"]>(null);
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const { action } = views;
  const empty = tried && name.trim() === "" ? t("orders.viewNameMissing") : "";
  const done = (): void => void modal.current?.hideOverlay();
  const keep = (): void => {
    setTried(true);
    if (name.trim() === "") return;
    if (own) views.rename(own.id, name.trim(), done);
    else views.save(name.trim(), view, done);
  };
  const opened = (): void => {
    setName(own?.name ?? "");
    setTried(false);
    action.clear();
  };
  return (
    <>
      <s-button variant="tertiary" commandFor="orders-view-name" command="--show">
        {own ? t("orders.viewRename") : t("orders.viewSave")}
      </s-button>
      <s-modal ref={modal} id="orders-view-name" size="small" heading={own ? t("orders.viewRename") : t("orders.viewSave")} onShow={opened}>
        <s-text-field
          label={t("orders.viewName")}
          details={t("orders.viewNameHint")}
          value={name}
          maxLength={NAME_LENGTH}
          error={empty || (tried ? mistakeOf(action.error) : "")}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <s-button slot="primary-action" variant="primary" loading={action.busy !== null} onClick={keep}>{t("common.save")}</s-button>
        <s-button slot="secondary-actions" onClick={done}>{t("common.cancel")}</s-button>
      </s-modal>
    </>
  );
}
