// Bundles the two programs: server/dist/loadline.cjs (command line, language server and worker) and
// client/dist/extension.cjs. The same sources give the same bytes, on any machine and in any folder.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const version = JSON.parse(await readFile(join(root, "server/package.json"), "utf8")).version;

/** What both bundles share. Names stay as written, so that a stack trace in a report can be read. */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  charset: "utf8",
  metafile: true,
  write: false,
  logLevel: "warning",
  define: {
    "import.meta.dirname": "__dirname",
    "import.meta.filename": "__filename",
    LOADLINE_VERSION: JSON.stringify(version),
  },
};

const bundles = [
  { entry: "server/src/cli/main.ts", folder: "server/dist", file: "loadline.cjs" },
  { entry: "client/src/extension.ts", folder: "client/dist", file: "extension.cjs", external: ["vscode"] },
];

for (const bundle of bundles) await buildBundle(bundle);
await copyGrammars();
// The package of the folder server has no licence file of its own.
await copyFile(join(root, "LICENSE"), join(root, "server/dist/LICENSE.txt"));

async function buildBundle({ entry, folder, file, external = [] }) {
  const result = await build({
    ...shared,
    entryPoints: [entry],
    outfile: join(folder, file),
    external,
    // `import x from "vscode-languageclient/node"` and the like: the ES modules of a package where it has both.
    mainFields: ["module", "main"],
  });
  await mkdir(join(root, folder), { recursive: true });
  await writeIfChanged(join(root, folder, file), result.outputFiles[0].contents);
  await writeIfChanged(
    join(root, folder, "THIRD-PARTY-NOTICES.txt"),
    await notices(Object.keys(result.metafile.inputs)),
  );
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
  if (old === undefined || digest(old) !== digest(contents)) await writeFile(path, contents);
}
