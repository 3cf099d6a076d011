// Makes loadline-vscode-VERSION.vsix and proves what is in it: the files below and no others, under
// 3 MB, the same bytes for the same commit.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { unzipSync } from "fflate";

const run = promisify(execFile);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const target = join(root, `${manifest.name}-${manifest.version}.vsix`);
const mostBytes = 3_000_000;

/** Every file of the extension. The first two are the package format's own. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
  /^extension\/client\/dist\/(extension\.cjs|THIRD-PARTY-NOTICES\.txt)$/,
  /^extension\/server\/dist\/(loadline\.cjs|[\w.-]+-[A-Z0-9]{8}\.cjs|THIRD-PARTY-NOTICES\.txt)$/,
  /^extension\/server\/dist\/grammars\/(web-tree-sitter|tree-sitter-python)\.wasm$/,
  /^extension\/snippets\/[a-z]+\.json$/,
  /^extension\/schemas\/loadline\.schema\.json$/,
  /^extension\/media\/icon\.png$/,
];

/** Files that an installed extension cannot do without, besides those that the manifest names. */
const needed = [
  "server/dist/loadline.cjs",
  "server/dist/grammars/web-tree-sitter.wasm",
  "server/dist/grammars/tree-sitter-python.wasm",
];

await run(process.execPath, [join(root, "scripts/build.mjs"), "--clean"], { cwd: root });
const time = await commitTime();
const first = await makePackage();
const second = await makePackage();
const files = unzipSync(new Uint8Array(second));
const names = Object.keys(files).filter((name) => !name.endsWith("/"));

const checks = [
  ["holds only what the list allows", unwanted(names)],
  ["holds what the manifest names", missing(names)],
  ["is under 3 MB", second.length < mostBytes ? [] : [`${second.length} bytes`]],
  ["is the same when it is made again", digest(first) === digest(second) ? [] : ["the two packages differ"]],
  ["holds a program that checks a script", await programProblems()],
];

for (const name of names.sort()) console.log(`${String(files[name].length).padStart(9)}  ${name}`);
console.log(`${String((await stat(target)).size).padStart(9)}  ${target}\nsha256 ${digest(second)}\n`);
for (const [name, problems] of checks) {
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} the package ${name}`);
  for (const problem of problems) console.log(`       ${problem}`);
}
const failed = checks.filter(([, problems]) => problems.length > 0).length;
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function makePackage() {
  await rm(target, { force: true });
  const vsce = join(root, "node_modules/@vscode/vsce/vsce");
  const switches = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  // vsce stamps its zip entries with this time (in the local zone), and orders them, so that the bytes depend on the files alone.
  const env = { ...process.env, SOURCE_DATE_EPOCH: time, TZ: "UTC" };
  await run(process.execPath, [vsce, "package", ...switches, "--out", target], { cwd: root, env });
  return readFile(target);
}

/** Seconds since 1970 of the commit that is packaged; a fixed time outside of a repository. */
async function commitTime() {
  try {
    const { stdout } = await run("git", ["log", "-1", "--format=%ct"], { cwd: root });
    return stdout.trim();
  } catch {
    return "1767225600";
  }
}

function unwanted(names) {
  return names.filter((name) => !allowed.some((pattern) => pattern.test(name)));
}

function missing(names) {
  const { contributes, icon, main } = manifest;
  const named = [
    main,
    icon,
    ...contributes.snippets.map(({ path }) => path),
    ...contributes.tomlValidation.map(({ url }) => url),
    ...needed,
  ];
  return named
    .map((path) => `extension/${path.replace(/^\.\//, "")}`)
    .filter((path) => !names.includes(path));
}

function digest(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Unpacks the package where nothing else is at hand, and has its program parse and check a script. */
async function programProblems() {
  const folder = await mkdtemp(join(tmpdir(), "loadline-vsix-"));
  try {
    for (const name of names) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, files[name]);
    }
    const script = join(folder, "load.py");
    await writeFile(script, "import yaml\n\nvalues = yaml.load(text, Loader=yaml.Loader)\n");
    const program = join(folder, "extension/server/dist/loadline.cjs");
    const { stdout } = await run(process.execPath, [program, "check", "--fail-on", "never", script], {
      cwd: folder,
    });
    return stdout.includes("yaml-unsafe-load") ? [] : [`it says ${JSON.stringify(stdout)}`];
  } catch (error) {
    return [String(error)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
