import { readHelp } from "../../api/calls";
import type { Help } from "../../api/types";
import { useLoaded } from "../../api/use-loaded";
import { t } from "../../i18n/language";
import { Bones } from "../../parts/bones";
import { Failure } from "../../parts/failure";
import { Scenarios } from "../settings/scenario-table";
import { Codes } from "./codes";
import { How } from "./how";
import { Support } from "./support";

export function HelpScreen() {
  const { data, error, reload } = useLoaded<Help>("help", readHelp);
  return (
    <s-page heading={t("help.title")}>
      <How />
      <s-section heading={t("help.scenarios")} padding="none"><Scenarios /></s-section>
      {error && !data && <Failure error={error} retry={reload} />}
      <s-section heading={t("help.support")}>
        {data ? <Support help={data} /> : !error && <Bones lines={14} />}
      </s-section>
      <s-section heading={t("help.codes")}>
        {data ? <Codes known={data.explanations} /> : !error && <Bones lines={8} />}
      </s-section>
    </s-page>
  );
}
