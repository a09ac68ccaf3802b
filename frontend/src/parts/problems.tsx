import type { ComponentChildren } from "preact";
import type { Problem, Purchase } from "../api/types";
import { problemText, t } from "../i18n/language";
import { go } from "../router/location";
import { factsOf } from "./problem-facts";
import { wayOf, type Way } from "./way";

export interface Mending {
  purchase?: Purchase;
  orderId?: number;
  /** Does a step of the API with the purchase. */
  onStep?: (step: "quote" | "release" | "retry") => void;
  busy?: boolean;
}

const follow = (way: Way, onStep: Mending["onStep"]): void => {
  if (way.step) onStep?.(way.step);
  else if (way.path) void go(way.path);
  else if (way.url) open(way.url, "_blank");
};

// Waiting is no fault, nor is a first payment by hand: only what is wrong is shown as a warning.
const isFault = ({ code, action }: Problem): boolean => action !== "wait" && action !== "none" && code !== "PAY_BY_HAND";
const toneOf = (problem: Problem): "info" | "warning" => (isFault(problem) ? "warning" : "info");

export function ProblemNotice({ problem, children, ...mending }: Mending & { problem: Problem; children?: ComponentChildren }) {
  const { title, remedy } = problemText(problem);
  const way = wayOf(problem, mending.purchase, mending.orderId, mending.onStep !== undefined);
  const facts = factsOf(problem, (mending.purchase?.total ?? mending.purchase?.quoted)?.currency);
  return (
    <s-banner tone={toneOf(problem)} heading={title}>
      {facts && <s-paragraph><s-text type="strong">{facts}</s-text></s-paragraph>}
      <s-paragraph>{remedy}</s-paragraph>
      {children}
      {problem.message && (
        <s-paragraph color="subdued">
          {t("problem.said", { message: problem.message })} · {t("problem.code", { code: problem.code })}
        </s-paragraph>
      )}
      {way && <s-button slot="secondary-actions" loading={mending.busy} onClick={() => follow(way, mending.onStep)}>{way.label}</s-button>}
    </s-banner>
  );
}

/** A problem in the cell of a table: its title, its numbers, and the button that mends it. */
export function ProblemCell({ problem, ...mending }: Mending & { problem: Problem }) {
  const way = wayOf(problem, mending.purchase, mending.orderId, mending.onStep !== undefined);
  const facts = factsOf(problem, (mending.purchase?.total ?? mending.purchase?.quoted)?.currency);
  return (
    <div class="stack tight start">
      <s-text tone={isFault(problem) ? "critical" : "auto"}>{problemText(problem).title}</s-text>
      {facts && <span>{facts}</span>}
      {way && <s-button loading={mending.busy} onClick={() => follow(way, mending.onStep)}>{way.label}</s-button>}
    </div>
  );
}

export function ProblemList({ problems, ...mending }: Mending & { problems: Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="stack">
      {problems.map((problem) => <ProblemNotice key={problem.code + problem.message} problem={problem} {...mending} />)}
    </div>
  );
}

/** The steps that these problems already offer as their remedy. */
export const offeredBy = (problems: Problem[]): string[] =>
  problems.flatMap(({ action }) => (action === "try_again" ? ["release", "retry"] : action === "requote" ? ["quote"] : []));

/** One line for a row of a list: the first problem, and how many more there are. */
export function ProblemLine({ problems, currency }: { problems: Problem[]; currency: string | undefined }) {
  const [first, ...more] = problems;
  if (!first) return null;
  const { title, remedy } = problemText(first);
  const facts = factsOf(first, currency);
  return (
    <div class="stack tight start">
      <s-text tone={toneOf(first) === "warning" ? "critical" : "auto"}>{title}</s-text>
      {facts && <span>{facts}</span>}
      <s-text color="subdued">{remedy}</s-text>
      {more.length > 0 && <s-text color="subdued">{t("problem.more", { count: more.length })}</s-text>}
    </div>
  );
}
