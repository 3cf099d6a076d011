import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import {
  messagesNumbered,
  type ProtoField,
  type ProtoMessage,
  type ProtoSchema,
  schemaOf,
  textOf,
} from "../protobuf/message.ts";
import { fieldsOf } from "../protobuf/read.ts";
import { ProtoReading } from "../protobuf/reading.ts";

/** A class of the app that has to run a layer, or the model. */
export interface CustomClass {
  readonly name: string;
  readonly what: "layer" | "model";
  readonly offset: number;
}

export interface CoreMlFile {
  readonly version: number | undefined;
  readonly author: string;
  readonly license: string;
  readonly userDefined: ReadonlyMap<string, string>;
  /** The kind of model: `neuralNetwork`, `mlProgram`; empty where it is none that is known. */
  readonly type: string;
  readonly custom: readonly CustomClass[];
  /** Another model that is loaded in its place, and where it is looked for. */
  readonly linked:
    | { readonly file: string; readonly searchPath: string; readonly offset: number }
    | undefined;
}

/**
 * Field numbers of coremltools, mlmodel/format/Model.proto and NeuralNetwork.proto (BSD-3-Clause), specification 1 to 9.
 */
const entry: ProtoSchema = schemaOf(() => ({ 1: "text", 2: "text" }));
const metadata: ProtoSchema = schemaOf(() => ({ 1: "text", 2: "text", 3: "text", 4: "text", 100: entry }));
const description: ProtoSchema = schemaOf(() => ({ 100: metadata }));
const customClass: ProtoSchema = schemaOf(() => ({ 1: "text", 10: "text", 40: "text" }));
const layer: ProtoSchema = schemaOf(() => ({ 1: "text", 500: customClass }));
const network: ProtoSchema = schemaOf(() => ({ 1: layer }));
const stringParameter: ProtoSchema = schemaOf(() => ({ 1: "text" }));
const linkedFile: ProtoSchema = schemaOf(() => ({ 1: stringParameter, 2: stringParameter }));
const linkedModel: ProtoSchema = schemaOf(() => ({ 1: linkedFile }));
const models: ProtoSchema = schemaOf(() => ({ 1: "range" }));
const pipeline: ProtoSchema = schemaOf(() => ({ 1: "range" }));

const networks: ReadonlyMap<number, string> = new Map([
  [303, "neuralNetworkRegressor"],
  [403, "neuralNetworkClassifier"],
  [500, "neuralNetwork"],
]);
const otherTypes: ReadonlyMap<number, string> = new Map([
  [200, "pipelineClassifier"],
  [201, "pipelineRegressor"],
  [202, "pipeline"],
  [300, "glmRegressor"],
  [301, "supportVectorRegressor"],
  [302, "treeEnsembleRegressor"],
  [400, "glmClassifier"],
  [401, "supportVectorClassifier"],
  [402, "treeEnsembleClassifier"],
  [404, "kNearestNeighborsClassifier"],
  [501, "itemSimilarityRecommender"],
  [502, "mlProgram"],
  [555, "customModel"],
  [556, "linkedModel"],
]);

const model: ProtoSchema = schemaOf(() => ({
  1: "text",
  2: description,
  ...Object.fromEntries([...networks.keys()].map((number) => [number, network])),
  ...Object.fromEntries([...otherTypes.keys()].map((number) => [number, "range" as const])),
  555: customClass,
  556: linkedModel,
}));

const deepestPipeline = 10;
const mostClasses = 500;

/** Reads a Core ML model: its description, and which classes of the app it needs. Weights stay unread. */
export async function readCoreMl(
  source: ByteSource,
): Promise<{ readonly value: CoreMlFile; readonly problems: readonly Problem[] }> {
  const reading = new ProtoReading(source);
  const reader = new Reader(reading);
  await reader.read(0, source.size ?? Number.MAX_SAFE_INTEGER, 0);
  return { value: reader, problems: reading.problems };
}

class Reader implements CoreMlFile {
  version: number | undefined;
  author = "";
  license = "";
  readonly userDefined = new Map<string, string>();
  type = "";
  readonly custom: CustomClass[] = [];
  linked: CoreMlFile["linked"];
  readonly #reading: ProtoReading;

  constructor(reading: ProtoReading) {
    this.#reading = reading;
  }

  async read(offset: number, length: number, depth: number): Promise<void> {
    if (depth > deepestPipeline) {
      this.#reading.problem(
        "too-deep",
        `more than ${deepestPipeline} pipelines lie in each other`,
        offset,
        "limit",
      );
      return;
    }
    for await (const field of fieldsOf(this.#reading, { offset, length }, model)) {
      if (field.number === 1 && depth === 0) this.version = Number(field.varint ?? 0n);
      else if (field.number === 2 && depth === 0) this.#describe(field);
      else await this.#typeOf(field, depth);
    }
  }

  #describe({ message }: ProtoField): void {
    const [known] = messagesNumbered(message, 100);
    this.author = textOf(known, 3).slice(0, 200);
    this.license = textOf(known, 4).slice(0, 200);
    for (const one of messagesNumbered(known, 100).slice(0, 1_000))
      this.userDefined.set(textOf(one, 1).slice(0, 200), textOf(one, 2).slice(0, 65_536));
  }

  async #typeOf(field: ProtoField, depth: number): Promise<void> {
    const { number, message, offset } = field;
    const name = networks.get(number) ?? otherTypes.get(number);
    if (name === undefined) return;
    if (depth === 0) this.type = name;
    if (networks.has(number)) this.#layersOf(message);
    if (number === 555) this.#addClass(textOf(message, 1), "model", offset);
    if (number === 556) this.#link(message, offset);
    if (number >= 200 && number <= 202) await this.#modelsOf(field, depth);
  }

  #layersOf(message: ProtoMessage | undefined): void {
    for (const one of messagesNumbered(message, 1))
      for (const custom of messagesNumbered(one, 500))
        this.#addClass(textOf(custom, 10), "layer", custom.offset);
  }

  #addClass(name: string, what: CustomClass["what"], offset: number): void {
    if (this.custom.length < mostClasses) this.custom.push({ name: name.slice(0, 200), what, offset });
  }

  #link(message: ProtoMessage | undefined, offset: number): void {
    const [file] = messagesNumbered(message, 1);
    const text = (number: number) => textOf(messagesNumbered(file, number)[0], 1).slice(0, 1_000);
    this.linked = { file: text(1), searchPath: text(2), offset };
  }

  /** Of a pipeline its models; a classifier's and a regressor's pipeline is a field of theirs. */
  async #modelsOf({ number, offset, length }: ProtoField, depth: number): Promise<void> {
    const schema = number === 202 ? models : pipeline;
    for await (const inner of fieldsOf(this.#reading, { offset, length }, schema)) {
      if (number === 202) await this.read(inner.offset, inner.length, depth + 1);
      else await this.#modelsOf({ ...inner, number: 202 }, depth + 1);
    }
  }
}
