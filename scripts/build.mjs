// Bundles the two programs: server/dist/loadline.cjs (command line, language server and worker) with its
// parts, and client/dist/extension.cjs. The same sources give the same bytes, on any machine and in any folder.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

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
 * What every check runs; what looks for keys, as in every text; what a check of Python runs besides, with the rules that
 * find something most often; what one of pickles and of archives of weights runs, and what reads the commands
 * in a pickle that has some.
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
    "server/src/facts/secrets/weights.ts",
    "server/src/knowledge/key-formats/scan.ts",
    "server/src/knowledge/key-formats/mask.ts",
  ],
  python: [
    "server/src/facts/code/extract.ts",
    "server/src/documents/python/session.ts",
    "server/src/engine/areas/deserialization.generated.ts",
  ],
  weights: [
    "server/src/facts/weights/pickle.ts",
    "server/src/facts/weights/zip.ts",
    "server/src/facts/weights/second.ts",
    "server/src/facts/models/extract.ts",
    "server/src/engine/areas/artifact.generated.ts",
  ],
  commands: ["server/src/facts/weights/call-commands.ts"],
};

/**
 * Modules that few checks ask, with all that only they import: most of each is tables. They lie in files of their own,
 * and who imports one asks for its file when it first uses a name of it: running them may do nothing but make them.
 */
const seldom = ["server/src/knowledge/pickle-globals/further.ts"];

await buildServer();
await buildClient();
await copyGrammars();
// The package of the folder server has no licence file of its own.
await copyFile(join(root, "LICENSE"), join(root, "server/dist/LICENSE.txt"));

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
      ...Object.fromEntries(seldom.map((path) => [path, path])),
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
  const parts = new Map();
  const late = lateParts(result.metafile);
  // Splitting leaves parts with nothing in them, which would be asked for, with all that lies in their file.
  const empty = result.outputFiles.filter(({ text }) => text === "").map(({ path }) => basename(path));
  for (const { path, text } of result.outputFiles)
    if (text !== "" && !seldom.some((module) => path.replaceAll("\\", "/").endsWith(`/${module}.cjs`)))
      parts.set(basename(path), askingLate(await commonJs(withoutImports(text, empty)), late));
  const files = filesOf(parts, homesOf(result.metafile, late));
  for (const [name, code] of files) await writeIfChanged(join(folder, name), code);
  await removeOldParts(folder, [...files.keys()]);
  await writeNotices(folder, result.metafile);
}

/** @param code an ES module that esbuild wrote, whose imports stand one on a line or close together */
function withoutImports(code, names) {
  return code.replace(/\bimport\s*"\.\/([\w.-]+)";/g, (statement, name) =>
    names.includes(name) ? "" : statement,
  );
}

/** The parts that hold the seldom modules. */
function lateParts({ outputs }) {
  const late = Object.entries(outputs).filter(
    ([, { entryPoint, inputs }]) => entryPoint === undefined && seldom.some((module) => module in inputs),
  );
  if (late.length < seldom.length) throw new Error("a seldom module has no part of its own: who imports it?");
  return late.map(([path]) => basename(path));
}

/** @param code CommonJS that esbuild wrote: what it imports of a late part is asked for where it stands */
function askingLate(code, late) {
  const names = [...code.matchAll(/\b(import_\w+)=require\("\.\/([\w.-]+)"\)/g)]
    .filter(([, , part]) => late.includes(part))
    .map(([, name]) => name);
  return names.reduce((text, name) => {
    const asking = text
      .replaceAll(`${name}=require(`, `${name}=()=>require(`)
      .replaceAll(`${name}.`, `${name}().`);
    const left = new RegExp(`\\b${name}\\b(?!=\\(\\)=>|\\(\\)\\.).{0,40}`).exec(asking);
    if (left !== null) throw new Error(`a late part is used otherwise than by a name of it: ${left[0]}`);
    return asking;
  }, code);
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

/** The files by name: the entry last, since it must never name a part that is not there yet. */
function filesOf(parts, homes) {
  const files = new Map();
  const groups = Object.keys(together).filter((home) => home !== program);
  // Named by what is in them, as the parts are: a program that runs meanwhile finds its own.
  const digest = createHash("sha256");
  for (const group of groups) digest.update(homeFile(group, homes, parts));
  const suffix = `-${digest.digest("hex").slice(0, 8).toUpperCase()}.cjs`;
  const named = new Map([...homes].map(([part, home]) => [part, home === program ? home : home + suffix]));
  for (const group of groups) files.set(group + suffix, homeFile(group + suffix, named, parts));
  for (const [part, code] of parts) if (!named.has(part)) files.set(part, withHomes(code, named));
  files.set(program, `${homeFile(program, named, parts)}load("./${program}");\n`);
  for (const [file, code] of files)
    for (const [, name] of code.matchAll(/\brequire\("\.\/([^"]+)"\)/g))
      if (!files.has(name) && named.get(name) !== file)
        throw new Error(`${file} asks for ${name}, which is nowhere`);
  return files;
}

/** One file of several parts, each a function that runs when it is first asked for. */
function homeFile(home, homes, parts) {
  const own = [...parts.keys()].filter((name) => homes.get(name) === home);
  const functions = own.map(
    (name) =>
      `${JSON.stringify(`./${name}`)}(module,exports,require){${withHomes(parts.get(name), homes, home)}}`,
  );
  const code = `"use strict";
const parts={${functions.join(",\n")}};
const loaded=new Map();
function load(name){if(parts[name]===undefined)return require(name);let part=loaded.get(name);if(part===undefined){loaded.set(name,part={exports:{}});parts[name](part,part.exports,load)}return part.exports}
module.exports={load};
`;
  const foreign = /.{0,60}[^\t\n\r -~]/.exec(code);
  // One such character makes V8 hold the file at two bytes a character, and Node decode all of it slowly.
  if (foreign !== null) throw new Error(`write it as \\uXXXX, ${home} has to be ASCII: ${foreign[0]}`);
  return code;
}

/** A part that lies in another file is asked for there. */
function withHomes(code, homes, own) {
  return code.replace(/\brequire\("\.\/([\w.-]+\.cjs)"\)/g, (call, name) => {
    const home = homes.get(name);
    return home === undefined || home === own ? call : `require("./${home}").load("./${name}")`;
  });
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

async function commonJs(code) {
  const { code: converted } = await transform(code, {
    format: "cjs",
    platform: "node",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    // As `require`: a real `import()` would start Node's loader of ES modules.
    supported: { "dynamic-import": false },
  });
  return converted;
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
