// Pictures of what a person sees in the sample project: `npm run screenshot`. They land in
// .editor-tests/screenshots; `-- --publish` copies the one that the README shows to docs/images.
import { execFile } from "node:child_process";
import { copyFile, cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildExtension, root, workFolder } from "./prepare.mjs";
import { installEditor, openPage, startEditor } from "./web.mjs";

const pictures = join(workFolder, "screenshots");
const patience = 60_000;

await installEditor();
await buildExtension();
await rm(pictures, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });
const folder = join(workFolder, "sample-project");
await rm(folder, { recursive: true, force: true });
// The sample as `npm run example` completes it: with keys made at random and weight files.
await promisify(execFile)(process.execPath, [join(root, "scripts/run.mjs"), "example", "--quiet"], {
  cwd: root,
});
await cp(join(root, "examples/build"), folder, { recursive: true });

const editor = await startEditor({ trusted: true });
const { browser, page, url } = await openPage({
  port: editor.port,
  folder,
  viewport: { width: 1360, height: 860 },
});
try {
  await page.exposeFunction("codeAutomationLog", () => undefined);
  await page.exposeFunction("codeAutomationExit", () => undefined);
  await page.goto(url);
  await page.waitForSelector(".monaco-workbench .explorer-folders-view", { timeout: patience });
  await closeAside();

  await openFile("train.py");
  await page.waitForSelector(".squiggly-error, .squiggly-warning", { timeout: patience });
  await page.keyboard.press("Control+Shift+M");
  await page.waitForSelector(".markers-panel .monaco-list-row", { timeout: patience });
  await goTo("30:40");
  await settle();
  await picture("script");

  await runCommand("Show or Focus Hover");
  await settle();
  await picture("hover");
  await page.keyboard.press("Escape");

  await runCommand("Quick Fix...");
  await page.waitForSelector(".action-widget", { timeout: patience });
  await settle();
  await picture("light-bulb");
  await page.keyboard.press("Escape");

  await runCommand("View: Toggle Panel Visibility");
  await openFile("explore.ipynb");
  await page.waitForSelector(".notebook-editor .squiggly-error, .notebook-editor .squiggly-warning", {
    timeout: patience,
  });
  await settle();
  await picture("notebook");

  await runCommand("View: Close All Editors");
  await openFile("README.md");
  await goTo("1:2");
  await settle();
  await picture("card");

  await runCommand("Loadline: Open the Page of a Rule");
  await page.waitForSelector(".quick-input-list .monaco-list-row", { timeout: patience });
  await page.keyboard.type("torch-load");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".webview", { timeout: patience });
  await settle(3000);
  await picture("rule-page");

  if (process.argv.includes("--publish")) {
    await mkdir(join(root, "docs/images"), { recursive: true });
    await copyFile(join(pictures, "script.png"), join(root, "docs/images/vscode.png"));
  }
} finally {
  await page.screenshot({ path: join(pictures, "last.png") }).catch(() => undefined);
  await browser.close();
  await editor.stop();
}

/** The chat that a fresh editor opens beside the text, and its notifications. */
async function closeAside() {
  await settle();
  await runCommand("View: Hide Secondary Side Bar", true);
  await runCommand("Notifications: Clear All Notifications", true);
}

async function openFile(name) {
  await page.keyboard.press("Control+P");
  await page.waitForSelector(".quick-input-widget", { state: "visible" });
  await page.keyboard.type(name);
  await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${name}")`);
  await settle(500);
  await page.keyboard.press("Enter");
  await settle();
}

async function goTo(place) {
  await page.keyboard.press("Control+1");
  await page.keyboard.press("Control+G");
  await page.keyboard.type(place);
  await page.keyboard.press("Enter");
  await settle(500);
}

async function runCommand(title, optional = false) {
  await page.keyboard.press("F1");
  await page.waitForSelector(".quick-input-widget", { state: "visible" });
  await page.keyboard.type(title);
  await settle(700);
  const row = page.locator(`.quick-input-list .monaco-list-row:has-text("${title}")`);
  if (optional && (await row.count()) === 0) await page.keyboard.press("Escape");
  else await page.keyboard.press("Enter");
  await settle(500);
}

/** Animations and late paints have no event. */
async function settle(milliseconds = 1500) {
  await page.waitForTimeout(milliseconds);
}

async function picture(name) {
  const path = join(pictures, `${name}.png`);
  await page.screenshot({ path });
  console.log(path);
}
