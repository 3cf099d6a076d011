import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,corpus,lsp,cli}/**/*.test.ts"],
    globalSetup: ["test/cli/global-setup.ts"],
    // Modules are loaded once a worker: nothing in them is state of a test.
    isolate: false,
    // Left to itself it keeps one processor free, which is half of a small machine.
    maxWorkers: "100%",
    // For what hangs, not for what is slow: a machine that does other work takes several times as long.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
