import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../api/request";
import { t, type Key } from "../i18n/language";
import { LoadingPage } from "../parts/bones";
import { Failure } from "../parts/failure";

type Screen<P> = (props: P) => JSX.Element | null;
type Load<P> = () => Promise<Screen<P>>;

const waiting: (() => Promise<unknown>)[] = [];

/** A screen whose program is fetched when it is first needed, so that the first page does not wait for all of them. */
export function later<P extends object>(heading: Key, load: Load<P>): Screen<P> {
  let found: Screen<P> | undefined;
  const fetch = async (): Promise<Screen<P>> => (found ??= await load());
  waiting.push(fetch);
  return function Later(props: P) {
    const [, redraw] = useState(0);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (!found) fetch().then(() => redraw((n) => n + 1), () => setFailed(true));
    }, []);
    if (found) {
      const Screen = found;
      return <Screen {...props} />;
    }
    if (!failed) return <LoadingPage heading={t(heading)} />;
    // After a new version the old one's files are gone: the page itself has to be loaded again.
    const error = new ApiError(0, "NO_ANSWER", "");
    return <s-page heading={t(heading)}><Failure error={error} retry={() => location.reload()} /></s-page>;
  };
}

/** Fetches what was left for later, one after the other, once the first page stands. */
export async function fetchTheRest(): Promise<void> {
  for (const fetch of waiting) await fetch().catch(() => undefined);
}
