// A real VS Code without its vendor's download: the npm package code-server carries the whole editor,
// and Chromium shows it. Only VS Code's own server is started, never code-server's front.
import { execFile, spawn } from "node:child_process";
import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { root, workFolder } from "./prepare.mjs";

const run = promisify(execFile);

/** code-server 4.139 carries VS Code 1.139 and asks for Node 24. */
const codeServerVersion = "4.139.1";
const nodeFolder = join(workFolder, "node24");
const codeServerFolder = join(workFolder, "code-server");
const editorFolder = join(codeServerFolder, "node_modules/code-server/lib/vscode");
const installedMark = join(codeServerFolder, `installed-${codeServerVersion}`);

/** Installs Node 24 and code-server below .editor-tests, once. */
export async function installEditor() {
  if (await exists(installedMark)) return;
  console.log("installing code-server and Node 24 (once)");
  await rm(nodeFolder, { recursive: true, force: true });
  await rm(codeServerFolder, { recursive: true, force: true });
  await install(nodeFolder, ["node@24"]);
  // No install script runs: what it would compile (Kerberos, logging to files) no test needs.
  await install(codeServerFolder, ["--ignore-scripts", `code-server@${codeServerVersion}`]);
  for (const folder of [editorFolder, join(editorFolder, "extensions")]) {
    await npm(folder, ["install", "--omit=dev", "--ignore-scripts"]);
  }
  await writeFile(installedMark, "");
}

async function install(folder, packages) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  await npm(folder, ["install", ...packages]);
}

async function npm(folder, arguments_) {
  const command = process.platform === "win32" ? "npm.cmd" : "npm";
  await run(command, [...arguments_, "--no-audit", "--no-fund"], {
    cwd: folder,
    env: editorEnvironment(),
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
}

function editorEnvironment() {
  const path = [join(nodeFolder, "node_modules/node/bin"), process.env.PATH].join(delimiter);
  // The tests may themselves be started by an npm script, whose settings are not for these installs.
  const own = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith("npm_"));
  return { ...Object.fromEntries(own), PATH: path };
}

/**
 * Starts the editor's server on a free port of this machine.
 *
 * @param trusted false: folders open in Restricted Mode, as they do for a person at first
 * @param install a .vsix that is installed first, as a person would
 */
export async function startEditor({ trusted, install }) {
  const data = await mkdtemp(join(tmpdir(), "loadline-editor-"));
  const port = await freePort();
  // The browser's editor saves what is typed, the desktop's does not; and every light bulb offers a chat.
  await mkdir(join(data, "server/data/Machine"), { recursive: true });
  await writeFile(
    join(data, "server/data/Machine/settings.json"),
    JSON.stringify({ "files.autoSave": "off", "chat.disableAIFeatures": true }),
  );
  const places = [
    ["--server-data-dir", join(data, "server")],
    ["--extensions-dir", join(data, "extensions")],
    ["--accept-server-license-terms"],
  ];
  const program = join(editorFolder, "out/server-main.js");
  const node = join(nodeFolder, "node_modules/node/bin/node");
  const env = editorEnvironment();
  if (install !== undefined)
    await run(node, [program, ...places.flat(), "--install-extension", install], { env });
  const switches = [
    ...places,
    ["--host", "127.0.0.1"],
    ["--port", String(port)],
    ["--without-connection-token"],
    // Without it the page ignores the extension under development and the suite.
    ["--enable-smoke-test-driver"],
    ["--disable-telemetry"],
    ...(trusted ? [["--disable-workspace-trust"]] : []),
  ];
  const server = spawn(node, [program, ...switches.flat()], { env, stdio: ["ignore", "pipe", "pipe"] });
  const log = [];
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (piece) => log.push(String(piece)));
  await listening(server, log);
  return {
    port,
    log: () => log.join(""),
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill();
      await ended;
      await rm(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function listening(server, log) {
  return new Promise((resolve, reject) => {
    server.stdout.on("data", () => {
      if (log.join("").includes("Extension host agent listening")) resolve();
    });
    server.once("exit", (code) =>
      reject(new Error(`the editor's server ended with ${code}:\n${log.join("")}`)),
    );
  });
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/**
 * A page of the editor in a folder, with an extension under development; with a suite it runs that.
 *
 * @param extension the folder of the extension; left out: this repository
 */
export async function openPage({ port, folder, suite, extension = root, viewport }) {
  const authority = `vscode-remote://127.0.0.1:${port}`;
  const payload = [
    ["extensionDevelopmentPath", `${authority}${extension}`],
    ...(suite === undefined ? [] : [["extensionTestsPath", `${authority}${suite}`]]),
    ["enableProposedApi", ""],
    ["skipWelcome", "true"],
  ];
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const page = await browser.newPage({ viewport: viewport ?? { width: 1280, height: 800 } });
  const query = `folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  return { browser, page, url: `http://127.0.0.1:${port}/?${query}` };
}

async function chromiumPath() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  for (const path of candidates) if (path !== undefined && (await exists(path))) return path;
  throw new Error("no Chromium was found: install Debian's package chromium, or set CHROMIUM_PATH");
}

/** The console of the extension host as one line. */
export function consoleLine(arguments_) {
  const [format, ...rest] = arguments_.map((argument) =>
    typeof argument === "string" ? argument : JSON.stringify(argument),
  );
  return [format, ...rest].join(" ").replace(/^%c[^ ]*/, "");
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
