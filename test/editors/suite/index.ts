// The tests that run inside VS Code. Every runner (the desktop editor, the web one) loads this module
// and calls `run`; what happens is printed to the console of the extension host.
import Mocha from "mocha";

/** Loading a file of tests defines them, and they may only be defined once mocha is there. */
const files: readonly (() => Promise<unknown>)[] = [
  () => import("./manifest.test.ts"),
  () => import("./script.test.ts"),
  () => import("./notebook.test.ts"),
  () => import("./card.test.ts"),
  () => import("./weights.test.ts"),
  () => import("./configuration.test.ts"),
];

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "tdd", timeout: 30_000, reporter: "base" });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  for (const load of files) await load();
  const { passed, failed } = await new Promise<{ passed: number; failed: number }>((resolve) => {
    let passed = 0;
    const runner = mocha.run((failed) => resolve({ passed, failed }));
    runner.on("pass", (test) => {
      passed += 1;
      console.log(`ok   ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on("fail", (test, error: unknown) => {
      console.log(`FAIL ${test.fullTitle()}\n     ${error instanceof Error ? error.stack : String(error)}`);
    });
  });
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) throw new Error(`${failed} tests failed`);
}
