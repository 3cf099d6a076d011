// onnx-proto: ONNX's own schema compiled with protobufjs, MIT; it decodes what is left of a message without its tensors.
import * as onnxProto from "onnx-proto";
import type { Problem } from "../../host/problem.ts";
import { encodeMessage } from "../protobuf/encode.ts";
import {
  fieldsNumbered,
  integersOf,
  messagesNumbered,
  numberOf,
  type ProtoField,
  type ProtoMessage,
  textOf,
  textOfField,
} from "../protobuf/message.ts";
import type { ProtoReading } from "../protobuf/reading.ts";
import type { ExternalData, NamedText, OnnxFile, OnnxOperator, OnnxTensor } from "./file.ts";
import { tensorFacts } from "./tensors.ts";

const mostTensors = 200_000;
const mostOperators = 2_000;
const mostExternal = 200_000;
const mostTexts = 2_000;
const mostStrings = 200;
const mostProblems = 50;
const longestText = 16 * 1024;
/** Attributes with shorter strings are modes and names of the format's own. */
const shortestText = 12;

// The package is CommonJS: what imports it unbundled finds its exports under `default`.
const { onnx } = (onnxProto as { readonly default?: typeof onnxProto }).default ?? onnxProto;

interface OperatorCount {
  readonly first: Omit<OnnxOperator, "count" | "strings">;
  readonly strings: NamedText[];
  count: number;
}

/** Draws together what the graphs and functions of one model hold. */
export class Collector {
  readonly #reading: ProtoReading;
  readonly #tensors: OnnxTensor[] = [];
  #tensorCount = 0;
  #parameters = 0;
  readonly #operators = new Map<string, OperatorCount>();
  readonly #functions: { readonly domain: string; readonly name: string }[] = [];
  readonly #external: ExternalData[] = [];
  readonly #problems: Problem[] = [];
  readonly texts: NamedText[] = [];

  constructor(reading: ProtoReading) {
    this.#reading = reading;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  result(): Pick<
    OnnxFile,
    "tensors" | "tensorCount" | "parameters" | "operators" | "functions" | "external"
  > {
    return {
      tensors: this.#tensors,
      tensorCount: this.#tensorCount,
      parameters: this.#parameters,
      operators: [...this.#operators.values()].map(({ first, strings, count }) => ({
        ...first,
        strings,
        count,
      })),
      functions: this.#functions,
      external: this.#external,
    };
  }

  addText(name: string, field: ProtoField): void {
    const bytes = field.message === undefined ? field : fieldsNumbered(field.message, 2)[0];
    const text = textOfField(bytes).slice(0, longestText);
    if (text.length >= shortestText && this.texts.length < mostTexts) {
      this.texts.push({ name: name.slice(0, 200), text, offset: bytes?.offset ?? field.offset });
    }
  }

  addFunction(tree: ProtoMessage): void {
    const name = textOf(tree, 1).slice(0, 200);
    if (this.#functions.length < mostOperators) this.#functions.push({ domain: textOf(tree, 10), name });
    for (const node of messagesNumbered(tree, 7)) this.addNode(node, `function ${name}`);
  }

  addNode(tree: ProtoMessage, within: string): void {
    const decoded = decodeNode(tree);
    if (decoded === undefined) {
      this.#reading.problem("bad-encoding", "a node of the graph cannot be decoded", tree.offset);
      return;
    }
    this.#visitNode(tree, decoded, within);
  }

  /** Input or output of the graph: readers multiply its dimensions. -1 stands for "any" in models of old exporters. */
  addValue(tree: ProtoMessage): void {
    for (const type of messagesNumbered(tree, 2)) {
      for (const shape of messagesNumbered(messagesNumbered(type, 1)[0], 2)) {
        for (const dimension of messagesNumbered(shape, 1)) {
          const [size] = integersOf(dimension, 1, 1);
          if (size === undefined || (size >= -1n && size < 2n ** 40n)) continue;
          this.#problem(
            "dimension",
            `the value ${quoted(textOf(tree, 1))} has the dimension ${size}`,
            tree.offset,
          );
        }
      }
    }
  }

  addSparse(tree: ProtoMessage): void {
    for (const number of [1, 2]) for (const tensor of messagesNumbered(tree, number)) this.addTensor(tensor);
    const negative = integersOf(tree, 3, 64).find((size) => size < 0n);
    if (negative !== undefined)
      this.#problem("dimension", `a sparse tensor has the dimension ${negative}`, tree.offset);
  }

  addTensor(tree: ProtoMessage): void {
    const decoded = decodeTensor(tree);
    if (decoded === undefined) {
      this.#reading.problem("bad-encoding", "the header of a tensor cannot be decoded", tree.offset);
      return;
    }
    const facts = tensorFacts(tree, decoded);
    const name = (decoded.name ?? "").slice(0, 300);
    const { offset } = tree;
    this.#tensorCount += 1;
    this.#parameters += facts.elements ?? 0;
    if (this.#tensors.length < mostTensors)
      this.#tensors.push({ name, dtype: facts.dtype, shape: facts.shape, offset });
    if (facts.problem !== undefined) {
      this.#problem(facts.problem.code, `the tensor ${quoted(name)} ${facts.problem.message}`, offset);
    }
    // A reader that finds external_data without data_location ignores it; one that looks at the entries alone does not.
    if (decoded.dataLocation !== 1 && (decoded.externalData ?? []).length === 0) return;
    if (this.#external.length >= mostExternal) return;
    const entries = new Map((decoded.externalData ?? []).map(({ key, value }) => [key ?? "", value ?? ""]));
    this.#external.push({
      tensor: name,
      entries,
      offset,
      ...(facts.bytes === undefined ? {} : { bytes: facts.bytes }),
    });
  }

  #visitNode(tree: ProtoMessage, decoded: onnxProto.onnx.INodeProto, within: string): void {
    this.#count(tree, decoded, within);
    const attributes = messagesNumbered(tree, 5);
    attributes.forEach((attribute, index) => {
      const named = decoded.attribute?.[index];
      for (const number of [4, 9]) {
        for (const field of fieldsNumbered(attribute, number)) this.addText(named?.name ?? "", field);
      }
      for (const number of [5, 10])
        for (const tensor of messagesNumbered(attribute, number)) this.addTensor(tensor);
      for (const number of [22, 23])
        for (const sparse of messagesNumbered(attribute, number)) this.addSparse(sparse);
      const graphs = [
        ...(named?.g === undefined || named.g === null ? [] : [named.g]),
        ...(named?.graphs ?? []),
      ];
      const trees = [...messagesNumbered(attribute, 6).slice(-1), ...messagesNumbered(attribute, 11)];
      trees.forEach((graph, at) => {
        this.#visitGraph(graph, graphs[at], within);
      });
    });
  }

  #visitGraph(tree: ProtoMessage, decoded: onnxProto.onnx.IGraphProto | undefined, within: string): void {
    messagesNumbered(tree, 1).forEach((node, index) => {
      const inner = decoded?.node?.[index];
      if (inner !== undefined)
        this.#visitNode(node, inner, within.endsWith("subgraph") ? within : `${within}, subgraph`);
    });
    for (const tensor of messagesNumbered(tree, 5)) this.addTensor(tensor);
    for (const sparse of messagesNumbered(tree, 15)) this.addSparse(sparse);
  }

  #count(tree: ProtoMessage, decoded: onnxProto.onnx.INodeProto, within: string): void {
    const type = (decoded.opType ?? "").slice(0, 200);
    const domain = (decoded.domain ?? "").slice(0, 200);
    const key = `${domain}::${type}`;
    const known = this.#operators.get(key);
    if (known !== undefined) known.count += 1;
    if (known === undefined && this.#operators.size >= mostOperators) return;
    // Operators beyond ONNX's own name files and functions: each of their nodes may name another.
    if (known !== undefined && (domain === "" || known.strings.length >= mostStrings)) return;
    const strings = (decoded.attribute ?? []).flatMap((attribute) => stringsOf(attribute, tree.offset));
    if (known !== undefined) known.strings.push(...strings);
    else
      this.#operators.set(key, { first: { domain, type, offset: tree.offset, within }, strings, count: 1 });
  }

  #problem(code: string, message: string, offset: number): void {
    if (this.#problems.length < mostProblems)
      this.#problems.push({ kind: "malformed", code, message, offset });
  }
}

const decoder = new TextDecoder();

function stringsOf(attribute: onnxProto.onnx.IAttributeProto, offset: number): readonly NamedText[] {
  const values = [...(attribute.s?.length ? [attribute.s] : []), ...(attribute.strings ?? []).slice(0, 10)];
  return values.map((value) => ({
    name: attribute.name ?? "",
    text: decoder.decode(value.subarray(0, longestText)),
    offset,
  }));
}

/** What is not of the schema's types makes the decoder throw: the tree was read by the encoding alone. */
function decodeNode(tree: ProtoMessage): onnxProto.onnx.NodeProto | undefined {
  try {
    return onnx.NodeProto.decode(encodeMessage(tree));
  } catch {
    return undefined;
  }
}

/** What of a tensor's head is asked for. */
export type TensorHead = Pick<
  onnxProto.onnx.ITensorProto,
  "name" | "dataType" | "dataLocation" | "externalData"
>;

/**
 * The head of a tensor. Models have tens of thousands: one of nothing but dimensions, a type and a name is read from its
 * tree, every other by the schema.
 */
function decodeTensor(tree: ProtoMessage): TensorHead | undefined {
  if (isPlainHead(tree)) return { name: textOf(tree, 8), dataType: numberOf(tree, 2) ?? 0 };
  try {
    return onnx.TensorProto.decode(encodeMessage(tree));
  } catch {
    return undefined;
  }
}

/** dims, data_type and name, each of the wire type that the schema gives it. */
function isPlainHead({ fields }: ProtoMessage): boolean {
  for (const { number, wire, varint } of fields) {
    const isPlain =
      number === 1
        ? wire === 0 || wire === 2
        : number === 2
          ? wire === 0 && varint !== undefined && varint < mostDataType
          : number === 8 && wire === 2;
    if (!isPlain) return false;
  }
  return true;
}

const mostDataType = 2n ** 31n;

function quoted(name: string): string {
  const short = name.length > 80 ? `${name.slice(0, 77)}…` : name;
  return `\`${JSON.stringify(short).slice(1, -1)}\``;
}
