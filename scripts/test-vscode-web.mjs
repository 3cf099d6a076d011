// The extension's tests in a real VS Code in the browser: `npm run test:vscode:web`. In a trusted folder
// the packaged extension is tested, installed from its .vsix; in an untrusted one, this checkout's.
import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildExtension, buildSuite, makeWorkspace, root, workFolder } from "./editors/prepare.mjs";
import { consoleLine, installEditor, openPage, startEditor } from "./editors/web.mjs";

/** The longest that a run may take, in milliseconds. */
const patience = 240_000;

await installEditor();
await buildExtension();
const suite = await buildSuite();
const runs = [
  { name: "the package in a trusted folder", trusted: true, install: await makePackage() },
  { name: "the checkout in an untrusted folder", trusted: false },
];
const suiteLine = /^(?:ok {3}|FAIL |\d+ passed, \d+ failed)/;

let passed = 0;
let failed = 0;
for (const run of runs) {
  console.log(`\n== VS Code in the browser: ${run.name}`);
  const counts = await runSuite(run);
  passed += counts.passed;
  failed += counts.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** Makes the .vsix and checks what is in it; answers its path. */
async function makePackage() {
  const made = spawnSync(process.execPath, [join(root, "scripts/package.mjs")], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`the package could not be made:\n${made.stdout}\n${made.stderr}`);
  const { name, version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  return join(root, `${name}-${version}.vsix`);
}

/** VS Code runs a suite only beside an extension under development: here one that does nothing. */
async function emptyExtension() {
  const folder = join(workFolder, "suite/empty-extension");
  await mkdir(folder, { recursive: true });
  const manifest = { name: "empty", publisher: "test", version: "0.0.1", engines: { vscode: "^1.91.0" } };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}

async function runSuite({ trusted, install }) {
  const folder = await makeWorkspace(trusted ? "workspace" : "untrusted-workspace");
  const editor = await startEditor({ trusted, install });
  const extension = install === undefined ? root : await emptyExtension();
  const { browser, page, url } = await openPage({ port: editor.port, folder, suite, extension });
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
