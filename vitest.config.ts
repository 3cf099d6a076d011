import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,corpus,lsp,cli}/**/*.test.ts"],
    globalSetup: ["test/cli/global-setup.ts"],
    // Modules are loaded once a worker: nothing in them is state of a test.
    isolate: false,
    // Left to itself it keeps one processor free, which is half of a small machine.
    maxWorkers: "100%",
    testTimeout: 20_000,
  },
});
