import type { TensorflowFile, TensorflowGraph, TensorflowMessage } from "../../formats/tensorflow/file.ts";
import { messageOf, readTensorflow } from "../../formats/tensorflow/read.ts";
import { messageOfText, tensorflowFromText } from "../../formats/tensorflow/text.ts";
import { bufferSource } from "../../host/byte-source.ts";
import { nameOf } from "../../host/paths.ts";
import { tensorflowOperator } from "../../knowledge/operators/tensorflow.ts";
import type { ModelCode, ModelDefect, ModelDefectFamily, ModelFile } from "../facts.ts";
import { readKerasConfig } from "./keras/config.ts";
import { escapeOf, shownPath } from "./paths.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";
import { codeOfGraph } from "./tensorflow-code.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  truncated: "incomplete",
  length: "disagree",
  "bad-encoding": "disagree",
  "no-graph": "disagree",
  "too-deep": "attacks-reader",
  "too-many-fields": "unread",
  "unknown-field": "hides",
  dimension: "attacks-reader",
};

/** A saved model, a frozen graph or Keras' metadata: operators judged in the graph and in every function of its library. */
export async function readTensorflowModel({ source, path }: ModelSubject): Promise<ModelReading> {
  const head = await source.read(0, 4096);
  if (isText(head)) return readText(source);
  return readMessage(source, nameOf(path) === "keras_metadata.pb" ? "keras-metadata" : messageOf(head));
}

/** A message has control characters among its first bytes, the tags of its fields. */
function isText(head: Uint8Array): boolean {
  return (
    head.length > 0 && !head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
  );
}

/** So long a text is read (a graph as text is for people; one with weights in it is no use to them). */
const longestText = 64 * 1024 * 1024;

/** `.pbtxt`: the same messages in protobuf's text format. Places in it are not known to a byte. */
async function readText(source: ModelSubject["source"]): Promise<ModelReading> {
  const bytes = await source.read(0, longestText);
  const text = new TextDecoder().decode(bytes);
  const { value, problems } = tensorflowFromText(text);
  const { code, defects, ...rest } = await readMessage(bufferSource(value), messageOfText(text));
  const cut = (source.size ?? 0) > bytes.length;
  const long = `the text is longer than ${longestText} bytes`;
  return {
    ...rest,
    code: (code ?? []).map(({ offset: _, ...one }) => one),
    defects: [
      ...defectsOf(
        cut ? [{ kind: "limit", code: "too-many-fields", message: long, offset: 0 }] : problems,
        families,
      ),
      ...(defects ?? []).map(({ family, problem: { offset: _, ...problem } }) => ({ family, problem })),
    ],
  };
}

async function readMessage(
  source: ModelSubject["source"],
  message: TensorflowMessage,
): Promise<ModelReading> {
  const { value, problems } = await readTensorflow(
    source,
    message,
    (op) => tensorflowOperator(op) !== undefined,
  );
  const code = [...value.graphs.flatMap(codeOfGraph), ...kerasCode(value)];
  return {
    file: fileOf(value),
    code,
    defects: [...defectsOf(problems, families), ...value.graphs.flatMap(assetDefects)],
  };
}

/** Layers of Keras with functions and classes of their own: `keras_metadata.pb`, and the objects of older saved models. */
function kerasCode({ graphs, keras }: TensorflowFile): readonly ModelCode[] {
  const objects = [...keras, ...graphs.flatMap((graph) => graph.keras)];
  const found = new Map<string, ModelCode>();
  for (const { metadata, offset, path } of objects) {
    for (const one of readKerasConfig(metadata, "h5").code) {
      // A layer stands in its model's configuration and for itself.
      const key = `${one.family} ${one.name} ${one.argument ?? ""}`;
      if (!found.has(key))
        found.set(key, { ...one, offset, ...(path === "" ? {} : { within: path.slice(0, 200) }) });
    }
  }
  return [...found.values()];
}

/** Assets lie in the folder `assets` of the model, by a plain name. */
function assetDefects({ assets }: TensorflowGraph): readonly ModelDefect[] {
  return assets.flatMap(({ filename, offset }) => {
    const way = escapeOf(filename);
    if (way === undefined) return [];
    const message = `an asset of the model is ${shownPath(filename)}, ${way.what}`;
    return [{ family: "escapes", problem: { kind: "malformed", code: way.code, message, offset } }];
  });
}

const names: Readonly<Record<TensorflowMessage, string>> = {
  "saved-model": "saved model",
  graph: "graph",
  "meta-graph": "meta graph",
  "keras-metadata": "Keras metadata",
};

function fileOf({ message, graphs, keras }: TensorflowFile): ModelFile {
  const [version] = graphs.flatMap((graph) => graph.version ?? []);
  const objects = [...keras, ...graphs.flatMap((graph) => graph.keras)];
  return {
    format: "TensorFlow",
    version: names[message],
    ...(version === undefined ? {} : { producer: `tensorflow ${version}` }),
    tensors: graphs.flatMap(({ tensors }) => tensors),
    tensorCount: graphs.reduce((sum, graph) => sum + graph.tensorCount, 0),
    parameters: graphs.reduce((sum, graph) => sum + graph.parameters, 0),
    texts: [
      ...objects.map(({ identifier, metadata, offset }) => ({ name: identifier, text: metadata, offset })),
      ...graphs.flatMap(({ bodies }) => bodies.flatMap(textsOf)),
    ].slice(0, 2_000),
    files: graphs.flatMap(({ assets }) => assets.map(({ filename }) => filename)),
  };
}

/** Constant strings: paths, addresses, words of a vocabulary. */
function textsOf({ constants, operators, name }: TensorflowGraph["bodies"][number]) {
  const offset = operators.get("Const")?.offset ?? 0;
  return [...constants]
    .filter(([, text]) => text.length >= 12 && !text.includes("\uFFFD"))
    .slice(0, 500)
    .map(([key, text]) => ({ name: name === "" ? key : `${name}/${key}`, text, offset }));
}
