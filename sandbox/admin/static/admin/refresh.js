import { Refused } from "./door.js";

const EVERY_MS = 2500;

/**
 * Loads again and again while the page is looked at, and calls `draw` only when something changed, so that a half-opened
 * menu is not pulled away. Answers {stop, now}.
 */
export function keepFresh(load, draw, onProblem) {
  let last = "";
  let timer = null;
  let stopped = false;

  async function look() {
    clearTimeout(timer);
    if (!document.hidden) {
      try {
        const data = await load();
        const next = JSON.stringify(data);
        if (!stopped && next !== last) draw(data);
        last = next;
      } catch (problem) {
        if (!(problem instanceof Refused)) throw problem;
        if (!stopped && last !== problem.message) onProblem(problem.message);
        last = problem.message;
      }
    }
    if (!stopped) timer = setTimeout(look, EVERY_MS);
  }

  look();
  return {
    now: look,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
