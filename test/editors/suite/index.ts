// The tests that run inside VS Code. Every runner (the desktop editor, the web one) loads this module
// and calls `run`; what happens is printed to the console of the extension host.
import Mocha from "mocha";
import { workspace } from "vscode";

/** Loading a file of tests defines them, and they may only be defined once mocha is there. */
type Load = () => Promise<unknown>;

/** What needs no trust: the extension reads the folder and runs nothing of it. */
const everywhere: readonly Load[] = [
  () => import("./trust.test.ts"),
  () => import("./script.test.ts"),
  () => import("./notebook.test.ts"),
  () => import("./weights.test.ts"),
];

/** What is the same in both, or asks the editor for what it refuses in Restricted Mode (tasks). */
const trustedOnly: readonly Load[] = [
  () => import("./manifest.test.ts"),
  () => import("./card.test.ts"),
  () => import("./configuration.test.ts"),
  () => import("./commands.test.ts"),
];

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "tdd", timeout: 30_000, reporter: "base" });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  const files = workspace.isTrusted ? [...everywhere, ...trustedOnly] : everywhere;
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
