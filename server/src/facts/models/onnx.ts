import type { NamedText, OnnxFile } from "../../formats/onnx/file.ts";
import { readOnnx } from "../../formats/onnx/read.ts";
import type { ModelDefectFamily, ModelFile } from "../facts.ts";
import { codeOfOnnx } from "./onnx-code.ts";
import { externalDefects } from "./onnx-external.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  truncated: "incomplete",
  length: "disagree",
  "bad-encoding": "disagree",
  "no-graph": "disagree",
  "no-model": "deviates",
  "several-graphs": "disagree",
  "too-deep": "attacks-reader",
  "too-many-fields": "unread",
  "unknown-field": "hides",
  dimension: "attacks-reader",
  "size-overflow": "attacks-reader",
  "size-mismatch": "disagree",
  "two-values": "disagree",
  "unknown-dtype": "deviates",
};

/** An ONNX model: its operators judged, its external data looked for, its tensors and words handed on. */
export async function readOnnxModel({ source, beside }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readOnnx(source);
  return {
    file: fileOf(value),
    code: codeOfOnnx(value.operators, value.functions),
    defects: [...defectsOf(problems, families), ...(await externalDefects(value.external, beside))],
  };
}

function fileOf(file: OnnxFile): ModelFile {
  const locations = file.external.flatMap(({ entries }) => entries.get("location") ?? []);
  return { ...wordsOfOnnx(file), format: "ONNX", files: [...new Set(locations)].slice(0, 1_000) };
}

/** What a model says of itself, in ONNX's format or in ONNX Runtime's. */
export function wordsOfOnnx(
  file: Pick<
    OnnxFile,
    | "irVersion"
    | "producer"
    | "producerVersion"
    | "opsets"
    | "metadata"
    | "tensorCount"
    | "parameters"
    | "texts"
  > & { readonly tensors: ModelFile["tensors"] },
): Omit<ModelFile, "format"> {
  const of = (...names: readonly string[]) => valuesOf(file.metadata, names);
  const opset = file.opsets.find(({ domain }) => domain === "" || domain === "ai.onnx");
  const version = [
    ...(file.irVersion === undefined ? [] : [`ir ${file.irVersion}`]),
    ...(opset === undefined ? [] : [`opset ${opset.version}`]),
  ].join(", ");
  const producer = `${file.producer} ${file.producerVersion}`.trim();
  const [architecture] = of("model_type", "architecture");
  return {
    ...(version === "" ? {} : { version }),
    ...(producer === "" ? {} : { producer }),
    ...(architecture === undefined ? {} : { architecture }),
    tensors: file.tensors,
    tensorCount: file.tensorCount,
    parameters: file.parameters,
    licenses: of("license", "licence"),
    baseModels: of("base_model"),
    datasets: of("dataset", "datasets"),
    texts: file.texts,
  };
}

function valuesOf(metadata: readonly NamedText[], names: readonly string[]): readonly string[] {
  return metadata.flatMap(({ name, text }) =>
    names.includes(name.toLowerCase()) && text.trim() !== "" ? [text.trim().slice(0, 500)] : [],
  );
}
