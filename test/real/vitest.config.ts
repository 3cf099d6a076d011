import { defineConfig } from "vitest/config";

/** The tests against real libraries: `npx vitest run --config test/real/vitest.config.ts`. */
export default defineConfig({
  test: {
    include: ["test/real/**/*.test.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
