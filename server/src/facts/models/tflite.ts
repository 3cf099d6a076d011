import type { TfliteCustomOperator, TfliteFile } from "../../formats/tflite/file.ts";
import { readTflite } from "../../formats/tflite/read.ts";
import { harmlessValues, tensorflowOperator } from "../../knowledge/operators/tensorflow.ts";
import { isUsualCustomOperator } from "../../knowledge/operators/tflite.ts";
import type { ModelCode, ModelDefectFamily, ModelFile } from "../facts.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  "no-mark": "other-format",
  truncated: "incomplete",
  version: "deviates",
  structure: "attacks-reader",
  dimension: "attacks-reader",
  "size-overflow": "attacks-reader",
  "buffer-index": "attacks-reader",
  "operator-index": "attacks-reader",
  "tensor-index": "attacks-reader",
  "size-mismatch": "attacks-reader",
  limit: "unread",
};

/** A TFLite model: its custom operators judged, its tables held against the file. */
export async function readTfliteModel({ source }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readTflite(source);
  const defects = defectsOf(problems, families);
  if (value === undefined) return { defects };
  return { file: fileOf(value), code: value.custom.flatMap(codeOf), defects };
}

/** `FlexReadFile` runs TensorFlow's operator of that name (tensorflow/lite/delegates/flex). */
function codeOf({ name, offset, count }: TfliteCustomOperator): readonly ModelCode[] {
  const place = { when: "run", offset, count } as const;
  const row = name.startsWith("Flex") ? tensorflowOperator(name.slice(4)) : undefined;
  if (row !== undefined) {
    // There is no saver in a TFLite model.
    // What an operator does by an attribute's value only is not known: attributes of others are not read.
    const tier = harmlessValues(row) === undefined ? row.tier : "unknown";
    return [{ family: row.family, name, does: row.does, tier, ...place }];
  }
  if (name.startsWith("Flex") || isUsualCustomOperator(name)) return [];
  const does = "is an operator that TFLite does not bring";
  return [
    {
      family: "foreign-code",
      name: name === "" ? "(without a name)" : name,
      does,
      tier: "unknown",
      ...place,
    },
  ];
}

function fileOf(file: TfliteFile): ModelFile {
  return {
    format: "TFLite",
    version: String(file.version),
    ...(file.author === undefined ? {} : { producer: file.author }),
    ...(file.name === undefined ? {} : { architecture: file.name }),
    tensors: file.tensors,
    tensorCount: file.tensorCount,
    parameters: file.parameters,
    licenses: file.license === undefined ? [] : [file.license],
    texts: file.texts,
  };
}
