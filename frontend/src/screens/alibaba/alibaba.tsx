import { useEffect, useRef } from "preact/hooks";
import { disconnectAlibaba, readAlibaba } from "../../api/calls";
import type { Alibaba } from "../../api/types";
import { useAction } from "../../api/use-action";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { LoadingPage } from "../../parts/bones";
import { Failure, Stale } from "../../parts/failure";
import { Account } from "./account";
import { PaymentMethod } from "./method";
import { useConnect } from "./use-connect";

const LOOK_EVERY = 30_000;
const WHILE_WAITING = 1_500;

export function AlibabaScreen() {
  const action = useAction();
  const waiting = useRef(false);
  const { data, error, reload } = useLoaded<Alibaba>("alibaba", readAlibaba, () => (waiting.current ? WHILE_WAITING : LOOK_EVERY));
  const connection = useConnect(action, reload);
  waiting.current = connection.way.url !== null;

  // Connected again counts too, so the moment is compared, not the state.
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (!data) return;
    const now = data.state === "connected" ? data.connected_at : null;
    if (waiting.current && now && now !== before.current) connection.arrived();
    before.current = now;
  }, [data]);

  if (!data && !error) return <LoadingPage heading={t("nav.alibaba")} />;
  return (
    <s-page heading={t("nav.alibaba")}>
      {!data && <Failure error={error} retry={reload} />}
      {action.error ? <Failure error={action.error} /> : data && <Stale error={error} />}
      {data && (
        <>
          <Account
            alibaba={data}
            way={connection.way}
            busy={action.busy}
            onConnect={connection.start}
            onDisconnect={() => void action.run("disconnect", async () => {
              await disconnectAlibaba();
              reload();
            })}
          />
          {data.state !== "none" && <div slot="aside"><PaymentMethod alibaba={data} /></div>}
        </>
      )}
    </s-page>
  );
}
