// Runs a TypeScript script of this folder: `node scripts/run.mjs generate --check`.
// esbuild bundles it in memory, so that scripts may import the engine's own modules without a build.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const folder = dirname(fileURLToPath(import.meta.url));
const root = dirname(folder);
const name = process.argv[2];
if (name === undefined) {
  console.error("usage: node scripts/run.mjs SCRIPT [ARGUMENT…]");
  process.exit(2);
}

/** onnx-proto is CommonJS whose names Node cannot see, so that it is bundled although packages are not. */
const bundledPackages = {
  name: "bundled-packages",
  setup({ onResolve }) {
    onResolve({ filter: /^onnx-proto$/ }, () => ({ path: require.resolve("onnx-proto") }));
  },
};

const bundle = await build({
  entryPoints: [join(folder, `${name}.ts`)],
  bundle: true,
  write: false,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  plugins: [bundledPackages],
  // What is bundled of CommonJS asks for its own packages.
  banner: {
    js: 'import { createRequire as bundleRequire } from "node:module"; const require = bundleRequire(import.meta.url);',
  },
  sourcemap: "inline",
  define: { "import.meta.scriptRoot": JSON.stringify(root) },
  logLevel: "warning",
});
// Beside node_modules, so that the packages left out of the bundle are found.
const temporary = await mkdtemp(join(root, "node_modules", ".loadline-script-"));
const file = join(temporary, "script.mjs");
try {
  await writeFile(file, bundle.outputFiles[0].contents);
  process.argv = [process.argv[0], join(folder, `${name}.ts`), ...process.argv.slice(3)];
  await import(pathToFileURL(file).href);
} finally {
  await rm(temporary, { recursive: true, force: true });
}
