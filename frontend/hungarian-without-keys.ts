import type { Plugin } from "vite";
import { en } from "./src/i18n/en";
import { hu, problems } from "./src/i18n/hu";

const keys = Object.keys(en) as (keyof typeof en)[];

/**
 * In what is built, the Hungarian texts stand in the order of the English ones, without their keys: these are most of
 * what the second catalog would add to the download, and the first one has them already.
 */
export const hungarianWithoutKeys = (): Plugin => ({
  name: "hungarian-without-keys",
  apply: "build",
  load: (id) => (id.endsWith("/src/i18n/hu.ts") ? written() : null),
});

function written(): string {
  return `import { en } from "./en";
    const texts = ${JSON.stringify(keys.map((key) => hu[key]))};
    export const hu = Object.fromEntries(Object.keys(en).map((key, place) => [key, texts[place]]));
    export const problems = ${JSON.stringify(problems)};`;
}
