// Copies the WebAssembly files that Loadline parses Python with out of their npm packages, and writes
// down where each came from. `--check` changes nothing, and fails where grammars/ is not what this
// would write.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LANGUAGE_VERSION, Language, MIN_COMPATIBLE_VERSION, Parser } from "web-tree-sitter";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const resolve = createRequire(import.meta.url).resolve;

/** Each file, and the package that it is taken from. */
const sources = [
  { file: "web-tree-sitter.wasm", package: "web-tree-sitter", path: "web-tree-sitter.wasm" },
  { file: "tree-sitter-python.wasm", package: "tree-sitter-python", path: "tree-sitter-python.wasm" },
];

const stale = [];
const rows = [];
let runtime;
for (const source of sources) {
  const folder = packageFolder(source.package);
  const bytes = await readFile(join(folder, source.path));
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  runtime ??= bytes;
  rows.push({
    file: source.file,
    package: source.package,
    version: manifest.version,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    abi: await abi(source, bytes),
    licence: manifest.license,
  });
  await put(join(root, "grammars", source.file), bytes);
}
await put(join(root, "grammars/grammars.json"), Buffer.from(`${JSON.stringify(rows, null, 2)}\n`));

if (process.argv.includes("--check") && stale.length > 0) {
  console.error(`Stale: ${stale.join(", ")}. Run \`node scripts/refresh-grammars.mjs\`.`);
  process.exitCode = 1;
}

function packageFolder(name) {
  const main = resolve(name === "web-tree-sitter" ? name : `${name}/package.json`);
  return dirname(main);
}

/** The versions of tree-sitter's parser tables: the range that the runtime reads, the one that a grammar has. */
async function abi(source, bytes) {
  await Parser.init({ wasmBinary: runtime, locateFile: (name) => name });
  if (source.package === "web-tree-sitter") return `${MIN_COMPATIBLE_VERSION}-${LANGUAGE_VERSION}`;
  return String((await Language.load(bytes)).abiVersion);
}

async function put(path, bytes) {
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(bytes)) return;
  stale.push(path.slice(root.length + 1));
  if (!process.argv.includes("--check")) await writeFile(path, bytes);
}
