import type { GgufEntry, GgufFile, GgufProblemCode, GgufValue } from "../../formats/gguf/file.ts";
import { readGguf } from "../../formats/gguf/read.ts";
import type { ModelDefectFamily, ModelFile, ModelText, ModelTokenizer } from "../facts.ts";
import { defectsOf, type ModelReading, type ModelSubject, parametersOf } from "./reading.ts";
import { splitDefects } from "./splits.ts";

const families: Readonly<Record<GgufProblemCode, ModelDefectFamily>> = {
  "not-gguf": "other-format",
  truncated: "incomplete",
  version: "unread",
  "old-version": "deviates",
  counts: "attacks-reader",
  "string-length": "attacks-reader",
  "array-length": "attacks-reader",
  "nested-array": "deviates",
  "value-type": "disagree",
  "bool-value": "disagree",
  key: "disagree",
  "duplicate-key": "disagree",
  alignment: "attacks-reader",
  "tensor-name": "deviates",
  "duplicate-tensor": "disagree",
  dimensions: "attacks-reader",
  "size-overflow": "attacks-reader",
  blocks: "attacks-reader",
  "tensor-type": "disagree",
  offset: "attacks-reader",
  overlap: "hides",
  gap: "hides",
  "out-of-range": "incomplete",
  "trailing-data": "hides",
  limit: "unread",
};

/** The header of a GGUF file, its metadata as facts, and its splits against what lies beside. */
export async function readGgufModel({ source, beside }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readGguf(source);
  const defects = defectsOf(problems, families);
  if (value === undefined) return { defects };
  const split = { index: numberOf(value, "split.no"), count: numberOf(value, "split.count") };
  const splits = beside === undefined ? [] : await splitDefects(beside, split);
  return { file: fileOf(value), defects: [...defects, ...splits] };
}

function fileOf(file: GgufFile): ModelFile {
  const architecture = textOf(file, "general.architecture");
  const producer = textOf(file, "general.quantized_by") ?? textOf(file, "general.author");
  const tokenizer = textOf(file, "tokenizer.ggml.model");
  const tokens = file.metadata.get("tokenizer.ggml.tokens");
  const texts = textsOf(file);
  return {
    format: "GGUF",
    version: `${file.version}${file.bigEndian ? ", big endian" : ""}`,
    ...(producer === undefined ? {} : { producer }),
    ...(architecture === undefined ? {} : { architecture }),
    tensors: file.tensors,
    tensorCount: file.tensorCount,
    parameters: parametersOf(file.tensors),
    licenses: valuesOf(file, /^general\.license(?:\.name|\.link)?$/),
    baseModels: valuesOf(file, /^general\.base_model\.\d+\.(?:repo_url|name)$/),
    datasets: valuesOf(file, /^general\.(?:datasets|dataset\.\d+\.(?:repo_url|name))$/),
    templates: texts.filter(({ name }) => /^tokenizer\.chat_template(?:\.|$)/.test(name)),
    ...(tokenizer === undefined ? {} : { tokenizer: { model: tokenizer, ...vocabularyOf(tokens) } }),
    texts,
  };
}

function vocabularyOf(tokens: GgufEntry | undefined): Omit<ModelTokenizer, "model"> {
  if (tokens === undefined || !isArray(tokens.value)) return {};
  const { offset, length } = tokens;
  return { tokens: tokens.value.count, vocabulary: { offset, length } };
}

function isArray(
  value: GgufValue | undefined,
): value is Exclude<GgufValue, number | bigint | boolean | string> {
  return typeof value === "object";
}

function textOf(file: GgufFile, key: string): string | undefined {
  const value = file.metadata.get(key)?.value;
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 500) : undefined;
}

function numberOf(file: GgufFile, key: string): number | undefined {
  const value = file.metadata.get(key)?.value;
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
}

/** The strings of all keys that match: `general.base_model.0.repo_url`, `general.datasets` (a list). */
function valuesOf(file: GgufFile, keys: RegExp): readonly string[] {
  const found: string[] = [];
  for (const { key, value } of file.metadata.values()) {
    if (!keys.test(key)) continue;
    const texts = isArray(value)
      ? value.strings.map(({ text }) => text)
      : typeof value === "string"
        ? [value]
        : [];
    found.push(...texts.map((text) => text.trim().slice(0, 500)).filter((text) => text !== ""));
  }
  return [...new Set(found)].slice(0, 200);
}

const mostTexts = 4_000;

/** All strings but the vocabulary: tokens are data. */
function textsOf(file: GgufFile): readonly ModelText[] {
  const found: ModelText[] = [];
  for (const { key, value, offset } of file.metadata.values()) {
    if (typeof value === "string") found.push({ name: key, text: value, offset });
    else if (isArray(value) && !key.startsWith("tokenizer.ggml.")) {
      found.push(...value.strings.map((string, index) => ({ name: `${key}[${index}]`, ...string })));
    }
    if (found.length >= mostTexts) break;
  }
  return found.slice(0, mostTexts);
}
