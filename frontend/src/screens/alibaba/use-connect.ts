import { useState } from "preact/hooks";
import { connectAlibaba } from "../../api/calls";
import type { Action } from "../../api/use-action";

export interface Way {
  /** Alibaba's page, once it was asked for; null while nobody is on the way there. */
  url: string | null;
  /** The browser did not open a window: the merchant has to press a link. */
  blocked: boolean;
}

const NOT_YET: Way = { url: null, blocked: false };

/** Opens Alibaba's consent page beside the app. */
export function useConnect(action: Action, onStart: () => void) {
  const [way, setWay] = useState<Way>(NOT_YET);
  const start = (): void => {
    // Opened while the press is fresh: browsers block windows that come after an answer from the network.
    const beside = open("about:blank", "_blank");
    void action.run("connect", async () => {
      try {
        const { authorize_url: url } = await connectAlibaba();
        if (beside) beside.location.href = url;
        setWay({ url, blocked: !beside });
        onStart();
      } catch (failed) {
        beside?.close();
        throw failed;
      }
    });
  };
  return { way, start, arrived: () => setWay(NOT_YET) };
}
