import { defineConfig } from "vitest/config";
import { sentencesOnly } from "./sentences-only";

// The server puts the built files into its own document: it reads dist/.vite/manifest.json and serves dist/ at /assets/.
export default defineConfig({
  base: "/assets/",
  plugins: [sentencesOnly()],
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    manifest: true,
    assetsDir: "",
    target: "es2022",
    modulePreload: { polyfill: false },
    rollupOptions: { input: "src/main.tsx" },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
