import { checkUbjson } from "../../formats/ubjson/read.ts";
import type { ModelDefect, ModelDefectFamily, ModelFile } from "../facts.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const headBytes = 64 * 1024;
const tailBytes = 4 * 1024;
const none = { tensors: [], tensorCount: 0 } as const;

/** XGBoost's models as JSON or UBJSON: trees as numbers, and nothing that runs (xgboost doc/model.schema). */
export async function readXgboostModel({ source }: ModelSubject): Promise<ModelReading> {
  const { size } = source;
  if (size === undefined) return { file: { format: "XGBoost", ...none } };
  const tail = decode(await source.read(Math.max(size - tailBytes, 0), tailBytes));
  const version = /"version"\s*:\s*\[\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/.exec(tail)?.slice(1, 4).join(".");
  const objective = /"objective"\s*:\s*\{\s*"name"\s*:\s*"([\w:.-]{1,80})"/.exec(tail)?.[1];
  const head = decode(await source.read(0, 16));
  const isBinary = /^\{[^\s"}]/.test(head);
  const file: ModelFile = {
    format: "XGBoost",
    ...(version === undefined ? {} : { version, producer: `xgboost ${version}` }),
    ...(objective === undefined ? {} : { architecture: objective }),
    ...none,
  };
  if (isBinary) return { file, defects: defectsOf(await checkUbjson(source), families) };
  return { file, defects: /\}\s*$/.test(tail) ? [] : [cutOff(size)] };
}

const families: Readonly<Record<string, ModelDefectFamily>> = {
  truncated: "incomplete",
  "bad-length": "attacks-reader",
  "bad-marker": "disagree",
  "too-deep": "attacks-reader",
  "value-limit": "unread",
  "trailing-data": "hides",
  unreadable: "unread",
};

/** LightGBM's text: a head of names, trees as numbers, parameters (src/boosting/gbdt_model_text.cpp). */
export async function readLightgbmModel({ source }: ModelSubject): Promise<ModelReading> {
  const { size } = source;
  if (size === undefined) return { file: { format: "LightGBM", ...none } };
  const head = decode(await source.read(0, headBytes));
  const tail = decode(await source.read(Math.max(size - tailBytes, 0), tailBytes));
  const version = /^version=(v?[\w.]{1,20})$/m.exec(head)?.[1];
  const objective = /^objective=([\w .:-]{1,80})$/m.exec(head)?.[1];
  const file: ModelFile = {
    format: "LightGBM",
    ...(version === undefined ? {} : { version }),
    ...(objective === undefined ? {} : { architecture: objective }),
    ...none,
  };
  const isWhole = /^(?:end of parameters|end of trees|pandas_categorical:)/m.test(tail);
  return { file, defects: isWhole ? [] : [cutOff(size)] };
}

/** CatBoost's binary model: `CBM1`, the length of a FlatBuffer, and the FlatBuffer (catboost/libs/model/model.cpp). */
export async function readCatboostModel({ source }: ModelSubject): Promise<ModelReading> {
  const head = await source.read(0, 8);
  const length = head.length < 8 ? 0 : new DataView(head.buffer, head.byteOffset, 8).getUint32(4, true);
  const size = source.size ?? 8 + length;
  const defects = length === 0 || 8 + length > size ? [cutOff(size)] : [];
  return { file: { format: "CatBoost", ...none }, defects };
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function cutOff(offset: number): ModelDefect {
  const message = "the file ends before its model does";
  return { family: "incomplete", problem: { kind: "truncated", code: "truncated", message, offset } };
}
