import type { Alibaba } from "../../api/types";
import { t } from "../../i18n/language";

const TONES = { connected: "success", none: "neutral", ended: "critical" } as const;

export const ConnectionBadge = ({ state }: { state: Alibaba["state"] }) => (
  <s-badge tone={TONES[state]}>{t(`alibaba.state.${state}`)}</s-badge>
);
