import { build } from "esbuild";
import type { Plugin } from "vite";

const CATALOGS = "/src/i18n";

/**
 * Both languages have the same keys (the compiler and a test hold that), so the built Hungarian catalog carries only its
 * sentences, in the order of the English one: the keys would be a third of what a Hungarian merchant downloads.
 */
export function sentencesOnly(): Plugin {
  let root = "";
  return {
    name: "sentences-only",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    async load(id) {
      if (id !== `${root}${CATALOGS}/hu.ts`) return null;
      const source = `export { en } from "./en"; export { hu, problems } from "./hu";`;
      const resolveDir = `${root}${CATALOGS}`;
      const bundled = await build({ stdin: { contents: source, resolveDir }, bundle: true, format: "esm", write: false });
      const text = bundled.outputFiles[0]?.text ?? "";
      const { en, hu, problems } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
      const sentences = Object.keys(en).map((key) => hu[key]);
      return [
        `import { en } from "./en";`,
        `const sentences = ${JSON.stringify(sentences)};`,
        `export const hu = Object.fromEntries(Object.keys(en).map((key, at) => [key, sentences[at]]));`,
        `export const problems = ${JSON.stringify(problems)};`,
      ].join("\n");
    },
  };
}
