import { readOrt } from "../../formats/ort/read.ts";
import type { ModelDefectFamily } from "../facts.ts";
import { wordsOfOnnx } from "./onnx.ts";
import { codeOfOnnx } from "./onnx-code.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  truncated: "incomplete",
  "no-mark": "other-format",
  "no-graph": "disagree",
  structure: "attacks-reader",
  "too-deep": "attacks-reader",
  "node-index": "attacks-reader",
  dimension: "attacks-reader",
  "size-overflow": "attacks-reader",
  "size-mismatch": "attacks-reader",
  limit: "unread",
};

/** A model in ONNX Runtime's own format: its operators judged as those of an ONNX model, its tables held against the file. */
export async function readOrtModel({ source }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readOrt(source);
  const defects = defectsOf(problems, families);
  if (value === undefined) return { defects };
  const { version, ...words } = wordsOfOnnx(value);
  const format = `format ${value.ortVersion}`;
  return {
    file: { ...words, format: "ORT", version: version === undefined ? format : `${format}, ${version}` },
    code: codeOfOnnx(value.operators),
    defects,
  };
}
