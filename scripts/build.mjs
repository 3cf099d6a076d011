// Bundles the two programs: server/dist/loadline.cjs (command line, language server and worker) with its
// parts, and client/dist/extension.cjs. The same sources give the same bytes, on any machine and in any folder.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { filesOf } from "./build/files.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = "loadline.cjs";
const require = createRequire(import.meta.url);
const version = JSON.parse(await readFile(join(root, "server/package.json"), "utf8")).version;

/** What both bundles share. Names stay as written, so that a stack trace in a report can be read. */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  metafile: true,
  write: false,
  logLevel: "warning",
  // Of packages that have both, the ES modules: what is not used is left out.
  mainFields: ["module", "main"],
};

/**
 * Parts that are run together are one file, since finding files costs time too: these modules, and all that they import.
 * What every check runs; what looks for keys in texts that may have some, and what is said of those that are found; what a
 * check of Python runs besides, with the rules that find something most often; what one of pickles and of archives of
 * weights runs, and what reads the commands in a pickle that has some.
 */
const together = {
  [program]: [
    "server/src/cli/main.ts",
    "server/src/cli/arguments.ts",
    "server/src/cli/check.ts",
    "server/src/reporters/text.ts",
    "server/src/facts/problems/problems.ts",
  ],
  keys: [
    "server/src/facts/secrets/secrets.ts",
    "server/src/knowledge/key-formats/scan.ts",
    "server/src/knowledge/key-formats/mask.ts",
  ],
  found: ["server/src/facts/secrets/hits.ts", "server/src/facts/secrets/weights.ts"],
  python: [
    "server/src/facts/code/extract.ts",
    "server/src/documents/python/session.ts",
    "server/src/engine/areas/deserialization.generated.ts",
  ],
  weights: [
    "server/src/facts/weights/pickle.ts",
    "server/src/facts/weights/zip.ts",
    "server/src/facts/weights/second.ts",
    "server/src/facts/weights/model-texts.ts",
    "server/src/facts/models/extract.ts",
    "server/src/engine/areas/artifact.generated.ts",
  ],
  commands: ["server/src/facts/weights/call-commands.ts"],
};

/**
 * Modules that few checks ask, with all that only they import: most of each is tables. They lie in files of their own,
 * and who imports one asks for its file when it first uses a name of it: running them may do nothing but make them.
 */
const seldom = [
  "server/src/knowledge/pickle-globals/further.ts",
  "server/src/knowledge/key-formats/formats.ts",
];

/** What the seldom modules import, and others too: unless they are named, esbuild puts them into one part with those. */
const besideSeldom = [
  "server/src/knowledge/key-formats/alphabets.ts",
  "server/src/knowledge/key-formats/base64url.ts",
  "server/src/knowledge/key-formats/randomness.ts",
];

await buildServer();
await buildClient();
await copyGrammars();
// The package of the folder server has no licence file of its own.
await copyFile(join(root, "LICENSE"), join(root, "server/dist/LICENSE.txt"));
compileParts();

/**
 * Node compiles a file whole before it runs the first line of it (30 ms for 2 MB), so what is imported by
 * `await import` is a file of its own. esbuild splits ES modules only: each part is made CommonJS afterwards.
 */
async function buildServer() {
  const folder = join(root, "server/dist");
  const result = await build({
    ...shared,
    // Each of the seldom ones twice: as it is named here, which nothing loads, and in a part that it shares with its importers.
    entryPoints: {
      loadline: together[program][0],
      ...Object.fromEntries([...seldom, ...besideSeldom].map((path) => [path, path])),
    },
    outdir: folder,
    outExtension: { ".js": ".cjs" },
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
    plugins: [parserOfTheHub(), namedExportsOfLazyPackages()],
    // Its ES module makes itself a `require` that hides the real one.
    alias: { "web-tree-sitter": require.resolve("web-tree-sitter") },
    define: {
      "import.meta.dirname": "__dirname",
      "import.meta.filename": "__filename",
      LOADLINE_VERSION: JSON.stringify(version),
    },
  });
  await mkdir(folder, { recursive: true });
  const late = lateParts(result.metafile);
  const files = await filesOf(splitOf(result, late), program, { ...shared, metafile: false });
  // V8 tells by the length alone whether compiled code is of a file.
  if (await differ(folder, files)) await rm(join(folder, "code-cache"), { recursive: true, force: true });
  for (const [name, code] of files) await writeIfChanged(join(folder, name), code);
  await removeOldParts(folder, [...files.keys()]);
  await writeNotices(folder, result.metafile);
}

/** Whether one of these files is not as it stands in the folder. */
async function differ(folder, files) {
  for (const [name, code] of files)
    if ((await readFile(join(folder, name), "utf8").catch(() => undefined)) !== code) return true;
  return false;
}

/** What V8 compiles for a check is kept for this Node: see server/bin/loadline.cjs. The program runs without it, too. */
function compileParts() {
  const { codeCache } = require("../server/bin/loadline.cjs");
  if (existsSync(codeCache)) return;
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/run.mjs"), "code-cache"], {
    encoding: "utf8",
  });
  if (status !== 0) console.error(`build: starts will be slower, nothing was compiled for them:\n${stderr}`);
}

/** What esbuild made of the sources, without the parts that have nothing in them: each would be asked for, with all of its file. */
function splitOf({ metafile, outputFiles }, late) {
  const named = [...seldom, ...besideSeldom].map((module) => `/${module}.cjs`);
  const isNamed = (path) => named.some((end) => path.replaceAll("\\", "/").endsWith(end));
  const empty = outputFiles.filter(({ text }) => text === "").map(({ path }) => basename(path));
  const texts = new Map();
  for (const { path, text } of outputFiles)
    if (text !== "" && !isNamed(path)) texts.set(basename(path), withoutImports(text, empty));
  const exports = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output.exports]),
  );
  const homes = homesOf(metafile, late);
  for (const name of empty) homes.delete(name);
  return { texts, exports, homes, late };
}

/** @param code an ES module that esbuild wrote, whose imports stand one on a line or close together */
function withoutImports(code, names) {
  return code.replace(/\bimport\s*"\.\/([\w.-]+)";/g, (statement, name) =>
    names.includes(name) ? "" : statement,
  );
}

/** The parts that hold the seldom modules, and what only they import. */
function lateParts({ inputs, outputs }) {
  const late = Object.entries(outputs).filter(
    ([, { entryPoint, inputs: held }]) => entryPoint === undefined && seldom.some((module) => module in held),
  );
  if (late.length < seldom.length) throw new Error("a seldom module has no part of its own: who imports it?");
  for (const [, { inputs: held }] of late)
    for (const [importer, { imports }] of Object.entries(inputs))
      for (const { path } of imports)
        if (path in held && !(importer in held) && !seldom.includes(path))
          throw new Error(
            `${path} is not only in a seldom part, ${importer} imports it: name it in besideSeldom`,
          );
  return late.map(([path]) => basename(path));
}

/** The parts that hold these modules, and those that they import. */
function closureOf({ outputs }, modules, late) {
  const found = new Set();
  const add = (path) => {
    if (outputs[path] === undefined || found.has(basename(path)) || late.includes(basename(path))) return;
    found.add(basename(path));
    for (const { path: imported, kind } of outputs[path].imports)
      if (kind === "import-statement") add(imported);
  };
  for (const [path, { entryPoint }] of Object.entries(outputs)) if (modules.includes(entryPoint)) add(path);
  return found;
}

/** The file of each part that has none of its own: of the first group that needs it. */
function homesOf(metafile, late) {
  const homes = new Map();
  for (const [home, modules] of Object.entries(together))
    for (const name of closureOf(metafile, modules, late)) if (!homes.has(name)) homes.set(name, home);
  return homes;
}

/**
 * A program that runs meanwhile (an editor's server, another test) still loads the parts it was built with:
 * they go an hour later, or with `--clean`, which is how packages are made.
 */
async function removeOldParts(folder, names) {
  const latest = process.argv.includes("--clean") ? Date.now() : Date.now() - 60 * 60 * 1000;
  for (const old of await readdir(folder)) {
    if (!old.endsWith(".cjs") || names.includes(old)) continue;
    const part = join(folder, old);
    const { mtimeMs } = await stat(part).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs <= latest) await rm(part, { force: true });
  }
}

/**
 * Of a CommonJS package that is imported by `await import("yaml")`, a part of its own would have a default
 * export only. Between the two stands a module that has the package's names.
 */
function namedExportsOfLazyPackages() {
  return {
    name: "named-exports-of-lazy-packages",
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
        if (kind !== "dynamic-import" || isBuiltin(path) || pluginData === "inner") return undefined;
        const { path: file } = await build.resolve(path, {
          resolveDir,
          kind: "import-statement",
          pluginData: "inner",
        });
        if (/^\s*(?:import|export)\b/m.test(await readFile(file, "utf8"))) return undefined;
        return { path, namespace: "lazy-package", pluginData: { resolveDir, file } };
      });
      build.onLoad({ filter: /.*/, namespace: "lazy-package" }, async ({ path, pluginData }) => {
        const names = Object.keys(require(pluginData.file)).filter((name) => name !== "default");
        const contents = `import * as all from ${JSON.stringify(path)};\nexport const { ${names.join(", ")} } = all;`;
        return { contents, resolveDir: pluginData.resolveDir };
      });
    },
  };
}

/** The package ships its sources, and the parser is one file of them with few imports: a quarter of the whole client. */
function parserOfTheHub() {
  return {
    name: "parser-of-the-hub",
    setup(build) {
      build.onResolve({ filter: /^@huggingface\/hub$/ }, ({ path, importer }) => {
        if (basename(importer) !== "hub-parser.ts") return undefined;
        return { path: join(dirname(require.resolve(path)), "../src/lib/parse-safetensors-metadata.ts") };
      });
    },
  };
}

async function buildClient() {
  const folder = join(root, "client/dist");
  const result = await build({
    ...shared,
    entryPoints: ["client/src/extension.ts"],
    outfile: join(folder, "extension.cjs"),
    format: "cjs",
    external: ["vscode"],
  });
  await mkdir(folder, { recursive: true });
  await writeIfChanged(join(folder, "extension.cjs"), result.outputFiles[0].contents);
  await writeNotices(folder, result.metafile);
}

async function writeNotices(folder, metafile) {
  await writeIfChanged(join(folder, "THIRD-PARTY-NOTICES.txt"), await notices(Object.keys(metafile.inputs)));
}

async function copyGrammars() {
  const from = join(root, "grammars");
  const to = join(root, "server/dist/grammars");
  const files = (await readdir(from)).filter((name) => name.endsWith(".wasm"));
  await mkdir(to, { recursive: true });
  for (const old of await readdir(to)) if (!files.includes(old)) await rm(join(to, old));
  for (const name of files) await copyFile(join(from, name), join(to, name));
}

/** The packages in a bundle, each with its licence. */
async function notices(inputs) {
  const folders = new Set(
    inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []),
  );
  const entries = new Map();
  for (const folder of folders) {
    const {
      name,
      version: its,
      license,
    } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    entries.set(`${name} ${its}`, { license, text: await licenceText(join(root, folder)) });
  }
  const parts = [...entries.keys()].sort().map((name) => {
    const { license, text } = entries.get(name);
    return `${name}\nLicence: ${license}\n\n${text.trim()}\n`;
  });
  const head = "This file lists the packages that are part of the bundle beside it, with their licences.\n";
  return [head, ...parts].join(`\n${"-".repeat(80)}\n\n`);
}

async function licenceText(folder) {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort();
  const texts = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return (await stat(path)).isFile() ? (await readFile(path, "utf8")).replaceAll("\r\n", "\n") : "";
    }),
  );
  return (
    texts.join("\n") || "(The package carries no licence file; the line above is what its manifest says.)"
  );
}

/** An unchanged file keeps its time, so that Node's compile cache stays valid. */
async function writeIfChanged(path, contents) {
  const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");
  const old = await readFile(path).catch(() => undefined);
  if (old !== undefined && digest(old) === digest(contents)) return;
  // In one step: another build may run beside this one, and a program that reads half a part breaks.
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, contents);
  await rename(temporary, path);
}
