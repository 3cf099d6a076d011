import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import {
  messagesNumbered,
  type ProtoField,
  type ProtoMessage,
  textOf,
  textOfField,
  textsNumbered,
} from "../protobuf/message.ts";
import { fieldsOf } from "../protobuf/read.ts";
import { type ByteRange, ProtoReading } from "../protobuf/reading.ts";
import { BodyBuilder, type TensorCount } from "./bodies.ts";
import type {
  KerasObject,
  TensorflowBody,
  TensorflowGraph,
  TensorflowMessage,
  TensorflowRead,
} from "./file.ts";
import { functionBody, graph, kerasMetadata, library, metaGraph, savedModel } from "./schema.ts";

const mostFunctions = 50_000;
const mostKeras = 20_000;

/** Which message the first bytes are of: none of them has a signature. */
export function messageOf(head: Uint8Array): TensorflowMessage {
  if (head[0] === 0x08) return "saved-model";
  // A node of a graph begins with its name; the head of a meta graph with its version, its operators or its tags.
  let at = 1;
  while (((head[at] ?? 0) & 0x80) !== 0 && at < 10) at += 1;
  return head[at + 1] === 0x0a || head[0] !== 0x0a ? "graph" : "meta-graph";
}

/**
 * Reads a saved model, a frozen graph, a meta graph or the metadata of Keras, node by node: the main graph and every
 * function of its library. The numbers of tensors are passed over.
 *
 * @param keep the operators whose nodes are handed on whole
 */
export async function readTensorflow(
  source: ByteSource,
  message: TensorflowMessage,
  keep: (op: string) => boolean,
): Promise<TensorflowRead> {
  const reading = new ProtoReading(source);
  const reader = new Reader(reading, keep);
  const whole = { offset: 0, length: source.size ?? Number.MAX_SAFE_INTEGER };
  if (source.size === 0) reading.problem("truncated", "the file is empty", 0, "truncated");
  const value = {
    message,
    graphs: message === "keras-metadata" ? [] : await reader.graphs(whole, message),
    keras: message === "keras-metadata" ? await reader.kerasObjects(whole) : [],
  };
  return { value, problems: [...reading.problems, ...reader.problems] };
}

class Reader {
  readonly #reading: ProtoReading;
  readonly #keep: (op: string) => boolean;
  readonly problems: Problem[] = [];

  constructor(reading: ProtoReading, keep: (op: string) => boolean) {
    this.#reading = reading;
    this.#keep = keep;
  }

  async graphs(whole: ByteRange, message: TensorflowMessage): Promise<readonly TensorflowGraph[]> {
    if (message === "graph") return [await this.#graphAlone(whole)];
    if (message === "meta-graph") return [await this.#metaGraph(whole)];
    const found: TensorflowGraph[] = [];
    for await (const field of fieldsOf(this.#reading, whole, savedModel, 0, new Set([1, 2]))) {
      if (field.number === 2) found.push(await this.#metaGraph(field));
    }
    if (found.length === 0 && this.#reading.problems.length === 0)
      this.#reading.problem("no-graph", "the saved model has no graph", 0);
    return found;
  }

  async kerasObjects(whole: ByteRange): Promise<readonly KerasObject[]> {
    const found: KerasObject[] = [];
    for await (const { message } of fieldsOf(this.#reading, whole, kerasMetadata)) {
      if (message === undefined || found.length >= mostKeras) continue;
      const { offset } = message;
      found.push({
        identifier: textOf(message, 4),
        path: textOf(message, 3),
        metadata: textOf(message, 5),
        offset,
      });
    }
    return found;
  }

  async #graphAlone(range: ByteRange): Promise<TensorflowGraph> {
    const counted: TensorCount = { tensors: [], count: 0, parameters: 0, problems: [] };
    const bodies = await this.#bodies(range, counted);
    return { bodies, saver: [], outputs: [], assets: [], tags: [], keras: [], ...this.#counts(counted) };
  }

  async #metaGraph(range: ByteRange): Promise<TensorflowGraph> {
    const counted: TensorCount = { tensors: [], count: 0, parameters: 0, problems: [] };
    const bodies: TensorflowBody[] = [];
    const saver: string[] = [];
    const assets: TensorflowGraph["assets"][number][] = [];
    const keras: KerasObject[] = [];
    const outputs: string[] = [];
    let info: ProtoMessage | undefined;
    for await (const field of fieldsOf(this.#reading, range, metaGraph, 1)) {
      const { number, message } = field;
      if (number === 1) info = message;
      if (number === 2) bodies.push(...(await this.#bodies(field, counted)));
      if (number === 3)
        saver.push(...[1, 2, 3].map((one) => textOf(message, one)).filter((text) => text !== ""));
      if (number === 5) outputs.push(...outputsOf(message));
      if (number === 6 && message !== undefined) {
        const { offset } = message;
        assets.push({
          tensor: textOf(messagesNumbered(message, 1)[0], 1),
          filename: textOf(message, 2),
          offset,
        });
      }
      if (number === 7) keras.push(...objectsOf(message));
    }
    const version = textOf(info, 5);
    const tags = textsNumbered(info, 4);
    return {
      bodies,
      saver,
      outputs,
      assets,
      tags,
      keras,
      ...(version === "" ? {} : { version }),
      ...this.#counts(counted),
    };
  }

  #counts({
    tensors,
    count,
    parameters,
    problems,
  }: TensorCount): Pick<TensorflowGraph, "tensors" | "tensorCount" | "parameters"> {
    for (const { message, offset } of problems)
      this.problems.push({ kind: "malformed", code: "dimension", message, offset });
    return { tensors, tensorCount: count, parameters };
  }

  async #bodies(range: ByteRange, counted: TensorCount): Promise<readonly TensorflowBody[]> {
    const main = new BodyBuilder("", this.#keep, counted);
    const functions: TensorflowBody[] = [];
    for await (const field of fieldsOf(this.#reading, range, graph, 2)) {
      if (field.message !== undefined) main.add(field.message);
      else await this.#library(field, counted, functions);
    }
    return [main.result(), ...functions];
  }

  async #library(range: ByteRange, counted: TensorCount, functions: TensorflowBody[]): Promise<void> {
    for await (const one of fieldsOf(this.#reading, range, library, 3)) {
      if (functions.length >= mostFunctions) {
        this.#reading.problem(
          "too-many-fields",
          `more than ${mostFunctions} functions are not read`,
          one.offset,
          "limit",
        );
        return;
      }
      functions.push(await this.#function(one, counted));
    }
  }

  /** The signature may stand behind the nodes. */
  async #function(range: ByteRange, counted: TensorCount): Promise<TensorflowBody> {
    let name = "";
    const body = new BodyBuilder("?", this.#keep, counted);
    for await (const { number, message } of fieldsOf(this.#reading, range, functionBody, 4)) {
      if (message === undefined) continue;
      if (number === 1) name = textOf(message, 1).slice(0, 500);
      else body.add(message);
    }
    return { ...body.result(), name };
  }
}

/** signature_def: a map of signatures, each with a map of outputs. */
function outputsOf(entry: ProtoMessage | undefined): readonly string[] {
  return messagesNumbered(entry, 2)
    .flatMap((signature) => messagesNumbered(signature, 2))
    .flatMap((output) => messagesNumbered(output, 2))
    .map((info) => textOf(info, 1));
}

function objectsOf(objects: ProtoMessage | undefined): readonly KerasObject[] {
  return messagesNumbered(objects, 1).flatMap((object) =>
    messagesNumbered(object, 4).flatMap((user) => {
      const metadata = user.fields.findLast((field: ProtoField) => field.number === 3);
      const identifier = textOf(user, 1);
      if (metadata === undefined || !identifier.startsWith("_tf_keras")) return [];
      return [{ identifier, path: "", metadata: textOfField(metadata), offset: metadata.offset }];
    }),
  );
}
