import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,corpus,lsp,cli}/**/*.test.ts"],
    globalSetup: ["test/cli/global-setup.ts"],
    testTimeout: 20_000,
  },
});
