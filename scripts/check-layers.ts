// Proves the floors: a module imports only lower floors, no room imports another on its floor, no rule
// imports a rule, a library lives behind one room, and nothing imports itself in a circle.
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, posix, relative, sep } from "node:path";

const root = import.meta.scriptRoot;
const source = join(root, "server/src");

/** Floors from the bottom. A room may import the rooms below; `beside` names the exceptions on one floor. */
const floors: readonly {
  readonly rooms: readonly RegExp[];
  readonly beside?: readonly (readonly [string, string])[];
}[] = [
  { rooms: [/^text$/] },
  { rooms: [/^finding$/, /^host$/] },
  {
    rooms: [/^syntax\/[^/]+$/, /^formats\/[^/]+$/, /^knowledge\/[^/]+$/],
    beside: [
      ["syntax/front-matter", "syntax/yaml"],
      ["formats/zip", "formats/compression"],
      ["formats/hdf5", "formats/compression"],
      ["formats/sevenzip", "formats/compression"],
      ["formats/onnx", "formats/protobuf"],
      ["formats/tensorflow", "formats/protobuf"],
      ["formats/tflite", "formats/flatbuffers"],
      ["formats/ort", "formats/flatbuffers"],
      ["formats/tensorflow-checkpoint", "formats/protobuf"],
      ["formats/executorch", "formats/flatbuffers"],
      ["formats/coreml", "formats/protobuf"],
      ["formats/paddle", "formats/protobuf"],
      ["formats/lock", "syntax/toml"],
    ],
  },
  { rooms: [/^documents$/] },
  { rooms: [/^facts$/] },
  { rooms: [/^rules$/, /^rules\/[^/]+$/, /^inventory$/], beside: [["rules/*", "rules"]] },
  { rooms: [/^engine$/] },
  { rooms: [/^reporters$/, /^hosts\/[^/]+$/] },
  { rooms: [/^lsp$/, /^cli$/], beside: [["cli", "lsp"]] },
];

/** A library and the rooms that may import it. */
const libraries: readonly (readonly [RegExp, readonly RegExp[]])[] = [
  [/^web-tree-sitter$/, [/^syntax\/python$/]],
  [/^yaml$/, [/^syntax\/yaml$/]],
  [/^toml-eslint-parser$/, [/^syntax\/toml$/]],
  [/^onnx-proto$/, [/^formats\/onnx$/]],
  [/^saxes$/, [/^formats\/xml$/]],
  [/^@huggingface\/hub$/, [/^formats\/safetensors$/, /^hosts\/hub$/]],
  [/^(undici|p-limit)$/, [/^hosts\/hub$/]],
  [/^(fflate|fzstd)$/, [/^formats\/compression$/]],
  [/^vscode-languageserver(-textdocument|-protocol)?(\/.*)?$/, [/^lsp$/]],
  [/^@renovatebot\/pep440$/, [/^facts$/]],
  [/^(spdx-correct|spdx-expression-parse)$/, [/^knowledge\/licenses$/]],
  [/^@cfworker\/json-schema$/, [/^engine$/]],
  [/^ignore$/, [/^syntax\/gitignore$/]],
  [/^fastest-levenshtein$/, [/^engine$/, /^cli$/]],
  [/^@noble\/hashes/, [/^engine$/]],
  [/^diff$/, [/^cli$/]],
  [/^node:/, [/^hosts\/node$/, /^cli$/, /^lsp$/]],
];

interface Module {
  readonly path: string;
  readonly room: string;
  readonly floor: number;
  readonly imports: readonly { readonly specifier: string; readonly typeOnly: boolean }[];
}

function roomOf(path: string): string {
  const parts = path.split("/");
  const nested = ["syntax", "formats", "knowledge", "hosts", "rules"].includes(parts[0] ?? "");
  return nested && parts.length > 2 ? `${parts[0]}/${parts[1]}` : (parts[0] ?? "");
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/g;

async function readModules(): Promise<readonly Module[]> {
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"));
  return Promise.all(
    files.map(async (entry) => {
      const path = relative(source, join(entry.parentPath, entry.name)).split(sep).join("/");
      const text = await readFile(join(source, path), "utf8");
      const imports = [...text.matchAll(importPattern)].map((match) => ({
        specifier: match[2] ?? match[3] ?? "",
        typeOnly: match[1] !== undefined,
      }));
      const room = roomOf(path);
      return {
        path,
        room,
        floor: floors.findIndex((floor) => floor.rooms.some((name) => name.test(room))),
        imports,
      };
    }),
  );
}

function checkModule(module: Module, byPath: ReadonlyMap<string, Module>): readonly string[] {
  if (module.floor === -1) return [`${module.path}: no floor has a room "${module.room}"`];
  return module.imports.flatMap(({ specifier }) => {
    if (!specifier.startsWith(".")) return checkLibrary(module, specifier);
    // A table of data beside its reader: it imports nothing, and no other room may reach it.
    if (/^\.\/[^/]+\.json$/.test(specifier)) return [];
    const target = byPath.get(posix.join(posix.dirname(module.path), specifier));
    if (target === undefined) return [`${module.path}: imports ${specifier}, which is not there`];
    return checkFloor(module, target);
  });
}

function checkFloor(module: Module, target: Module): readonly string[] {
  const says = `${module.path} imports ${target.path}`;
  if (isRule(module) && isRule(target) && module.path !== target.path)
    return [`${says}: no rule imports a rule`];
  if (target.room === module.room) return [];
  if (target.floor > module.floor) return [`${says}: a higher floor`];
  if (target.floor < module.floor) return [];
  const allowed = floors[module.floor]?.beside ?? [];
  const isAllowed = allowed.some(
    ([from, to]) =>
      target.room === to &&
      (from === module.room || (from.endsWith("/*") && module.room.startsWith(from.slice(0, -1)))),
  );
  return isAllowed ? [] : [`${says}: another room on the same floor`];
}

function isRule(module: Module): boolean {
  return module.room.startsWith("rules/") && ruleFiles.has(module.path);
}

function checkLibrary(module: Module, specifier: string): readonly string[] {
  const row = libraries.find(([library]) => library.test(specifier));
  if (row === undefined) return [`${module.path}: imports ${specifier}, which no room is named for`];
  return row[1].some((room) => room.test(module.room))
    ? []
    : [`${module.path}: imports ${specifier}, which lives behind ${row[1].join(", ")}`];
}

/** Circles among imports that run: `import type` is gone when the program is built. */
function circles(modules: readonly Module[], byPath: ReadonlyMap<string, Module>): readonly string[] {
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (module: Module, trail: readonly string[]): void => {
    if (state.get(module.path) === "done") return;
    if (state.get(module.path) === "open") {
      found.push(`circle: ${[...trail.slice(trail.indexOf(module.path)), module.path].join(" → ")}`);
      return;
    }
    state.set(module.path, "open");
    for (const { specifier, typeOnly } of module.imports) {
      const target = byPath.get(posix.join(posix.dirname(module.path), specifier));
      if (!typeOnly && target !== undefined) visit(target, [...trail, module.path]);
    }
    state.set(module.path, "done");
  };
  for (const module of modules) visit(module, []);
  return found;
}

async function clientProblems(): Promise<readonly string[]> {
  const folder = join(root, "client/src");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const problems: string[] = [];
  for (const entry of entries.filter((one) => one.isFile() && one.name.endsWith(".ts"))) {
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, "utf8");
    for (const match of text.matchAll(importPattern)) {
      const specifier = match[2] ?? match[3] ?? "";
      if (specifier.includes("server/"))
        problems.push(`${relative(root, path)}: the client imports the server (${specifier})`);
    }
  }
  return problems;
}

const modules = await readModules();
const byPath = new Map(modules.map((module) => [module.path, module]));
const ruleFiles = new Set<string>();
for (const module of modules.filter(({ room }) => room.startsWith("rules/"))) {
  const page = join(source, dirname(module.path), `${posix.basename(module.path, ".ts")}.md`);
  if (
    await readFile(page).then(
      () => true,
      () => false,
    )
  )
    ruleFiles.add(module.path);
}
const problems = [
  ...modules.flatMap((module) => checkModule(module, byPath)),
  ...circles(modules, byPath),
  ...(await clientProblems()),
];
for (const problem of problems) console.error(problem);
console.log(`${modules.length} modules, ${problems.length} problems`);
if (problems.length > 0 || modules.length === 0) process.exitCode = 1;
