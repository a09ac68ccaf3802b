import { defineConfig } from "vitest/config";
import { hungarianWithoutKeys } from "./hungarian-without-keys";

// The server puts the built files into its own document: it reads dist/.vite/manifest.json and serves dist/ at /assets/.
export default defineConfig({
  base: "/assets/",
  plugins: [hungarianWithoutKeys()],
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
