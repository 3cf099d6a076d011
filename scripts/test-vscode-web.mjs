// The extension's tests in a real VS Code in the browser: `npm run test:vscode:web`.
import { buildExtension, buildSuite, makeWorkspace } from "./editors/prepare.mjs";
import { consoleLine, installEditor, openPage, startEditor } from "./editors/web.mjs";

/** The longest that a run may take, in milliseconds. */
const patience = 240_000;

await installEditor();
await buildExtension();
const suite = await buildSuite();
const runs = [
  { name: "a trusted folder", trusted: true },
  { name: "an untrusted folder", trusted: false },
].filter(({ trusted }) => trusted || !process.argv.includes("--trusted"));

const suiteLine = /^(?:ok {3}|FAIL |\d+ passed, \d+ failed)/;

let passed = 0;
let failed = 0;
for (const { name, trusted } of runs) {
  console.log(`\n== VS Code in the browser, ${name}`);
  const counts = await runSuite(trusted);
  passed += counts.passed;
  failed += counts.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function runSuite(trusted) {
  const folder = await makeWorkspace(trusted ? "workspace" : "untrusted-workspace");
  const editor = await startEditor({ trusted });
  const { browser, page, url } = await openPage({ port: editor.port, folder, suite });
  const lines = [];
  try {
    const code = await new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`no answer within ${patience / 1000} s`)), patience).unref();
      const listen = async () => {
        await page.exposeFunction("codeAutomationLog", (_type, arguments_) => {
          const line = consoleLine(arguments_);
          lines.push(line);
          // The extension host's console holds much besides the suite's own lines.
          if (suiteLine.test(line)) console.log(line);
        });
        await page.exposeFunction("codeAutomationExit", (exitCode) => resolve(exitCode));
        await page.goto(url);
      };
      listen().catch(reject);
    });
    return countsOf(lines, code);
  } catch (error) {
    console.log(String(error), lines.slice(-40).join("\n"), editor.log().slice(-2000));
    await page
      .screenshot({ path: `.editor-tests/failed-${trusted ? "trusted" : "untrusted"}.png` })
      .catch(() => undefined);
    return { passed: 0, failed: 1 };
  } finally {
    await browser.close();
    await editor.stop();
  }
}

/** What the suite said last; a run that ended without it has failed. */
function countsOf(lines, code) {
  const match = lines
    .map((line) => /(\d+) passed, (\d+) failed/.exec(line))
    .findLast((found) => found !== null);
  if (match === undefined) return { passed: 0, failed: 1 };
  const failed = Number(match[2]);
  return { passed: Number(match[1]), failed: code !== 0 && failed === 0 ? 1 : failed };
}
