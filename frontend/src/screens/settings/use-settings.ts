import { useState } from "preact/hooks";
import { readSettings, saveSettings } from "../../api/calls";
import { ApiError } from "../../api/request";
import type { Settings } from "../../api/types";
import { useAction } from "../../api/use-action";
import { t } from "../../i18n/language";
import { tellShortly } from "../../parts/failure";
import { draftOf, differs, FIELDS, mistakesOf, rebased, stopping, wanted, type Draft, type Field } from "./draft";

const CHANGED = "SETTINGS_CHANGED";

/** The form: what was read, what is wanted instead, and what is wrong with it. */
export function useSettings(read: Settings) {
  const action = useAction();
  const [settings, setSettings] = useState(read);
  const [draft, setDraft] = useState(() => draftOf(read));
  const [looked, setLooked] = useState<Set<Field>>(new Set());
  const all = mistakesOf(draft);
  const begin = (fresh: Settings): void => {
    setSettings(fresh);
    setDraft(draftOf(fresh));
    setLooked(new Set());
  };

  const save = (): void => {
    setLooked(new Set(FIELDS));
    if (Object.keys(all).length > 0) return;
    void action.run("save", async () => {
      begin(await saveSettings(wanted(draft, settings)));
      shopify.toast.show(t("settings.saved"));
    });
  };

  return {
    action,
    settings,
    draft,
    save,
    dirty: differs(draft, settings),
    // A field complains once the merchant has left it or tried to save, not while the first digit is typed.
    said: (field: Field): string | undefined => {
      const own = looked.has(field) ? all[field] : undefined;
      if (own) return t(own);
      return action.error?.field === field ? tellShortly(action.error) : undefined;
    },
    /** Whether the API refused one of the fields shown here: then it is said beside it. */
    refused: FIELDS.some((field) => field === action.error?.field),
    conflict: action.error?.code === CHANGED,
    change: (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part })),
    look: (field: Field) => setLooked((old) => new Set([...old, field])),
    discard: () => {
      begin(settings);
      action.clear();
    },
    loadNewest: () => void action.run("newest", async () => begin(await readSettings())),
    stop: (stopped: boolean) => void action.run("stop", async () => {
      const fresh = await stop(settings, stopped);
      setDraft((old) => rebased(old, settings, fresh));
      setSettings(fresh);
    }),
  };
}

// Stopping must not fail because somebody saved something else meanwhile: it is tried once more on the newest settings.
async function stop(settings: Settings, stopped: boolean): Promise<Settings> {
  try {
    return await saveSettings(stopping(settings, stopped));
  } catch (refused) {
    if (!(refused instanceof ApiError) || refused.code !== CHANGED) throw refused;
    return saveSettings(stopping(await readSettings(), stopped));
  }
}

export type Form = ReturnType<typeof useSettings>;
