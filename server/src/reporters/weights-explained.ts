import type { ModelHashes } from "../engine/model-hashes.ts";
import type { WeightRow } from "../engine/result.ts";
import type { ModelExplanation } from "../facts/models/explain.ts";
import type { ExplainedPickle } from "../facts/weights/explain.ts";
import { displayWidth, printable } from "./escape.ts";
import { modelParts } from "./models-explained.ts";
import { sizeText } from "./weights-table.ts";

/** What is known of one weight file, for people. */
export interface ExplainedFile {
  /** As it was named. */
  readonly path: string;
  readonly row: WeightRow | undefined;
  readonly pickles: readonly ExplainedPickle[];
  /** Absent where only pickles were asked for. */
  readonly models?: ModelExplanation;
  /** Of each of these models, in their order. */
  readonly hashes?: readonly ModelHashes[];
  /** Of the whole file. */
  readonly sha256?: string;
}

const mostPickles = 50;
const mostLines = 200;
const mostTensors = 500;
const mostImports = 500;

/** A weight file laid open: the verdict, and of each pickle its imports, its program and its tensors. */
export function formatExplanation({ path, row, pickles, models, hashes, sha256 }: ExplainedFile): string {
  const lines = [printable(path), headline(row), ...(sha256 === undefined ? [] : [`sha256: ${sha256}`])];
  const answers = [weightsOnlyLine(pickles), numpyLine(row, pickles), joblibLine(row)];
  lines.push(...answers.filter((line) => line !== undefined));
  if (models !== undefined) lines.push(...modelParts(models, hashes));
  for (const pickle of pickles.slice(0, mostPickles)) lines.push("", ...picklePart(pickle));
  if (pickles.length > mostPickles)
    lines.push("", `${pickles.length - mostPickles} more pickles are not shown.`);
  return `${lines.join("\n")}\n`;
}

function headline(row: WeightRow | undefined): string {
  if (row === undefined) return "No weight file that Loadline reads.";
  const size = row.size === undefined ? "" : `, ${sizeText(row.size)}`;
  return `${row.format}${size}: ${row.verdict} (${printable(row.why)})`;
}

/** One answer for the file: the first of its pickles that fails is what the loader fails on. */
function weightsOnlyLine(pickles: readonly ExplainedPickle[]): string | undefined {
  const answered = pickles.filter(({ weightsOnly }) => weightsOnly !== undefined);
  if (answered.length === 0) return undefined;
  const failing = answered.find(({ weightsOnly }) => weightsOnly?.passes === false);
  const loader = "torch.load(weights_only=True), torch 2.6 and later:";
  if (failing?.weightsOnly === undefined || failing.weightsOnly.passes) return `${loader} loads it`;
  const { why, offset, names = [] } = failing.weightsOnly;
  const at = offset === undefined ? "" : `, at ${placeOf(failing.inner, offset)}`;
  const needed =
    names.length === 0
      ? ""
      : `\n  names it would have to be told of: ${names.map((name) => printable(name)).join(", ")}`;
  return `${loader} refuses it: ${printable(why)}${at}${needed}`;
}

/** numpy/lib/format.py, read_array: arrays of objects are refused, and nothing else is. */
function numpyLine(row: WeightRow | undefined, pickles: readonly ExplainedPickle[]): string | undefined {
  if (row?.format !== "NumPy array" && row?.format !== "NumPy archive") return undefined;
  const loader = "numpy.load(allow_pickle=False):";
  const [first] = pickles;
  if (first === undefined) return `${loader} loads it`;
  return `${loader} refuses ${first.inner === undefined ? "it" : printable(first.inner)}, which holds Python objects`;
}

function joblibLine(row: WeightRow | undefined): string | undefined {
  return row?.format === "joblib" ? "joblib.load: has no mode that refuses classes; skops does" : undefined;
}

function placeOf(inner: string | undefined, offset: number): string {
  return `${inner === undefined ? "" : `${printable(inner)} `}0x${offset.toString(16)}`;
}

function picklePart(pickle: ExplainedPickle): readonly string[] {
  const { imports, tensors, problems } = pickle;
  const lines = [
    `pickle ${placeOf(pickle.inner, pickle.offset)}: protocol ${pickle.protocol}${pickle.completed ? "" : ", breaks off"}`,
    ...problems.map((problem) => `  problem: ${printable(problem)}`),
  ];
  if (imports.length > 0) {
    const order = { denied: 0, unknown: 1, allowed: 2 } as const;
    const sorted = [...imports].sort((a, b) => order[a.tier] - order[b.tier]);
    lines.push(
      "  imports",
      ...table(sorted.slice(0, mostImports).map(({ tier, name, note }) => [tier, name, note])),
    );
    lines.push(...rest(imports.length, mostImports));
  }
  lines.push("  program", ...pickle.program.slice(0, mostLines).map((line) => `    ${printable(line)}`));
  lines.push(...rest(pickle.program.length, mostLines));
  if (tensors.length > 0) {
    const rows = tensors
      .slice(0, mostTensors)
      .map(({ name, dtype, shape }) => [name, dtype, `[${shape.join(", ")}]`]);
    lines.push(`  tensors (${tensors.length})`, ...table(rows), ...rest(tensors.length, mostTensors));
  }
  return lines;
}

function rest(count: number, shown: number): readonly string[] {
  return count > shown ? [`    … ${count - shown} more`] : [];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const shown = rows.map((row) =>
    row.map((text) => printable(text.length > 100 ? `${text.slice(0, 99)}…` : text)),
  );
  const widths = [0, 1].map((column) => Math.max(...shown.map((row) => displayWidth(row[column] ?? ""))));
  return shown.map((row) =>
    `    ${row.map((text, column) => text + " ".repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(text)))).join("  ")}`.trimEnd(),
  );
}
