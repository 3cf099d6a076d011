import {
  beginsWith,
  isCheckpointIndex,
  isCoreMl,
  isGguf,
  isHdf5,
  isOnnx,
  isPaddle,
  isRData,
  isSafetensors,
  isTensorRt,
  isTflite,
  isXgboost,
  type Matches,
  textMatching,
} from "./format-beginnings.ts";
import { isAsciiAt } from "./head-bytes.ts";
import { isTensorflow } from "./tensorflow-beginnings.ts";

/** A format of models that is no pickle: how its files are told from others. */
interface ModelFormat {
  /** The kind of its documents. */
  readonly kind: string;
  /** For people, as in "the file is no … file": the format's own spelling. */
  readonly name: string;
  /** Extensions under which nothing else is loaded, lower case, with blanks between. */
  readonly extensions: string;
  /** Whole names of the same, lower case. */
  readonly names?: string;
  /** Whether bytes that begin so are of this format, whatever their name. `texture`: what they look like. */
  readonly matches: Matches;
}

/**
 * The kind table of model formats. A new format is a row here, a room in formats/ that reads its structure, a row in
 * facts/models/readers.ts that turns the structure into facts, a builder in test/harness and a page in
 * test/corpus/formats. Rows are asked in this order.
 */
const formats = [
  { kind: "safetensors", name: "safetensors", extensions: "safetensors", matches: isSafetensors },
  { kind: "hdf5", name: "HDF5", extensions: "h5 hdf5 hdf", matches: isHdf5 },
  { kind: "gguf", name: "GGUF", extensions: "gguf", matches: isGguf },
  { kind: "onnx", name: "ONNX", extensions: "onnx", matches: isOnnx },
  { kind: "tflite", name: "TFLite", extensions: "tflite lite", matches: isTflite },
  {
    kind: "ort",
    name: "ORT",
    extensions: "ort",
    matches: (head, texture) => texture !== "text" && isAsciiAt(head, 4, "ORTM"),
  },
  {
    kind: "tensorflow-checkpoint",
    name: "TensorFlow checkpoint",
    extensions: "",
    matches: isCheckpointIndex,
  },
  { kind: "coreml", name: "Core ML", extensions: "mlmodel", matches: isCoreMl },
  { kind: "paddle", name: "PaddlePaddle", extensions: "pdmodel", matches: isPaddle },
  { kind: "flax", name: "flax", extensions: "msgpack", matches: () => false },
  { kind: "rdata", name: "R data", extensions: "rds rda rdata", matches: isRData },
  {
    kind: "openvino",
    name: "OpenVINO IR",
    extensions: "",
    matches: textMatching("<", /^<(?:[\s\S]{0,4000}?<)?net\s[^>]{0,500}version="\d/),
  },
  {
    kind: "pmml",
    name: "PMML",
    extensions: "pmml",
    matches: textMatching("<", /^<(?:[\s\S]{0,4000}?<)?(?:\w{1,20}:)?PMML[\s>]/),
  },
  { kind: "xgboost", name: "XGBoost", extensions: "ubj", matches: isXgboost },
  {
    kind: "lightgbm",
    name: "LightGBM",
    extensions: "",
    matches: textMatching("t", /^tree\r?\nversion=v?\d/),
  },
  { kind: "catboost", name: "CatBoost", extensions: "cbm", matches: beginsWith("CBM1") },
  {
    kind: "mxnet",
    name: "MXNet",
    extensions: "",
    matches: textMatching("{", /^\{\s{0,50}"nodes"\s{0,5}:\s{0,5}\[\s{0,50}\{\s{0,50}"op"\s{0,5}:/),
  },
  {
    kind: "executorch",
    name: "ExecuTorch",
    extensions: "pte",
    matches: (head) => isAsciiAt(head, 4, "ET12"),
  },
  { kind: "tensorrt", name: "TensorRT", extensions: "", matches: isTensorRt },
  { kind: "llamafile", name: "llamafile", extensions: "llamafile", matches: beginsWith("MZqFpD") },
  {
    kind: "tensorflow",
    name: "TensorFlow",
    extensions: "graphdef",
    names: "saved_model.pb keras_metadata.pb",
    matches: isTensorflow,
  },
] as const satisfies readonly ModelFormat[];

export const modelFormats: readonly (ModelFormat & { readonly kind: ModelKind })[] = formats;

export type ModelKind = (typeof formats)[number]["kind"];

/** The kinds of model formats. */
export const modelKinds: readonly ModelKind[] = formats.map(({ kind }) => kind);

export function isModelKind(kind: string): kind is ModelKind {
  return (modelKinds as readonly string[]).includes(kind);
}
