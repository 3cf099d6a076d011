// The whole command over a folder with the make-up of public repositories of notebooks and scripts.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../../test/harness/keys.ts";
import { costOf, installMeter } from "./process-cost.ts";
import { base64Line, codeLines, outputLine, repeated } from "./secret-texts.ts";

const program = join(import.meta.scriptRoot, "server/bin/loadline.cjs");
const megabyte = 1_000_000;
const rounds = 5;

/**
 * As 293 MB of five repositories of courses and libraries were made up: 16 % scripts, 2 % text, 82 % notebooks, of which
 * 70 % are pictures, 9 % cells, 5 % outputs as text and tables, 6 % the states of widgets, and the rest JSON around them.
 */
const scripts = { count: 900, length: 22_000 };
const pages = { count: 250, length: 8_000 };
const notebooks = {
  count: 230,
  pictures: 6,
  picture: 44_000,
  cells: 28_000,
  outputs: 16_000,
  widgets: 20_000,
};

function linesOf(text: string): readonly string[] {
  return text.split("\n").map((line) => `${line}\n`);
}

function scriptOf(length: number, salt: number): string {
  return repeated(length, (index) =>
    index % 7 === 0
      ? `def step_${salt}_${index}(batch):`
      : (codeLines[(index * 5 + salt) % codeLines.length] ?? ""),
  );
}

function outputsOf(random: () => number): readonly object[] {
  const text = repeated(notebooks.outputs / 2, () => outputLine(random));
  const rows = repeated(notebooks.outputs / 2, () => `<tr><th>${random()}</th><td>${random()}</td></tr>`);
  const html = linesOf(`<table border="1" class="dataframe">\n${rows}\n</table>`);
  return [
    { output_type: "stream", name: "stdout", text: linesOf(text) },
    {
      output_type: "execute_result",
      execution_count: 1,
      metadata: {},
      data: { "text/html": html, "text/plain": [""] },
    },
  ];
}

function widgetsOf(random: () => number): object {
  const state: Record<string, object> = {};
  for (let size = 0; size < notebooks.widgets; size += 250) {
    const name = () =>
      Math.floor(random() * 2 ** 48)
        .toString(16)
        .padStart(32, "0");
    state[name()] = {
      model_module: "@jupyter-widgets/base",
      model_name: "LayoutModel",
      state: { _model_name: "LayoutModel", layout: `IPY_MODEL_${name()}`, style: `IPY_MODEL_${name()}` },
    };
  }
  return { "application/vnd.jupyter.widget-state+json": { state, version_major: 2, version_minor: 0 } };
}

function notebookOf(random: () => number, picture: string, salt: number): string {
  const cells = Array.from({ length: notebooks.pictures }, (_, index) => ({
    cell_type: index % 3 === 2 ? "markdown" : "code",
    metadata: {},
    source: linesOf(scriptOf(notebooks.cells / notebooks.pictures, salt + index)),
    ...(index % 3 === 2
      ? {}
      : {
          execution_count: index,
          outputs: [
            {
              output_type: "display_data",
              metadata: {},
              data: { "image/png": `${picture}\n`, "text/plain": ["<Figure size 640x480 with 1 Axes>"] },
            },
            ...(index === 0 ? outputsOf(random) : []),
          ],
        }),
  }));
  const metadata = { kernelspec: { name: "python3", language: "python" }, widgets: widgetsOf(random) };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1);
}

/** How many bytes the tree has. */
async function writeTree(folder: string): Promise<number> {
  const random = seededRandom(3);
  const picture = repeated(notebooks.picture * 1.5, () => base64Line(random)).replaceAll("\n", "");
  let bytes = 0;
  const write = async (path: string, text: string): Promise<void> => {
    bytes += Buffer.byteLength(text);
    await writeFile(join(folder, path), text);
  };
  for (const name of ["scripts", "pages", "notebooks"]) await mkdir(join(folder, name));
  for (let index = 0; index < scripts.count; index += 1) {
    await write(`scripts/step_${index}.py`, scriptOf(scripts.length, index));
  }
  for (let index = 0; index < pages.count; index += 1) {
    await write(`pages/page_${index}.md`, `# Page ${index}\n\n${scriptOf(pages.length, index)}`);
  }
  for (let index = 0; index < notebooks.count; index += 1) {
    await write(`notebooks/course_${index}.ipynb`, notebookOf(random, picture, index));
  }
  return bytes;
}

/** `loadline check --select secrets` over the tree: megabytes a second of the best round, by the clock and by processor time. */
export async function measureTree(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), "loadline-bench-"));
  try {
    const tree = join(folder, "tree");
    await mkdir(tree);
    await installMeter(folder);
    const size = (await writeTree(tree)) / megabyte;
    const costs = Array.from({ length: rounds }, () =>
      costOf([program, "check", "--select", "secrets", tree], folder),
    );
    const wall = Math.min(...costs.map((cost) => cost.wall));
    const cpu = Math.min(...costs.map((cost) => cost.cpu));
    return {
      "secrets: tree of notebooks and scripts (MB)": size,
      "secrets: tree, by the clock (MB/s)": size / (wall / 1000),
      "secrets: tree, by processor time of all threads (MB/s)": size / (cpu / 1000),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
