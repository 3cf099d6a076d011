// The extension's tests in the desktop VS Code, which is downloaded once: `npm run test:vscode`.
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { buildExtension, buildSuite, makeWorkspace, root, workFolder } from "./editors/prepare.mjs";

await buildExtension();
const extensionTestsPath = await buildSuite();
const folder = await makeWorkspace("desktop-workspace");
try {
  process.exitCode = await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath,
    cachePath: join(workFolder, "vscode"),
    launchArgs: [folder, "--disable-extensions", "--disable-workspace-trust", "--skip-welcome"],
  });
} catch (error) {
  console.error(String(error));
  console.error("Where VS Code cannot be downloaded, `npm run test:vscode:web` runs the same suite.");
  process.exitCode = 1;
}
