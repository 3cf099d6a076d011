import {
  integersOf,
  messagesNumbered,
  numberOf,
  type ProtoMessage,
  textOf,
  textsNumbered,
} from "../protobuf/message.ts";
import type { TensorflowBody, TensorflowNode, TensorflowTensor } from "./file.ts";

/** DataType by number (tensorflow/core/framework/types.proto). */
export const dataTypes = (
  "INVALID FLOAT DOUBLE INT32 UINT8 INT16 INT8 STRING COMPLEX64 INT64 BOOL QINT8 QUINT8 QINT32 BFLOAT16 QINT16 QUINT16 UINT16 " +
  "COMPLEX128 HALF RESOURCE VARIANT UINT32 UINT64 FLOAT8_E5M2 FLOAT8_E4M3FN"
).split(" ");
const stringType = 7;

/** So much is kept of a graph, however large it is. */
const mostNodes = 2_000;
const mostInputs = 300_000;
const mostConstants = 20_000;
const mostTensors = 100_000;
const longestText = 2_000;

/** What tensors all bodies of a file hold. */
export interface TensorCount {
  readonly tensors: TensorflowTensor[];
  count: number;
  parameters: number;
  readonly problems: { readonly message: string; readonly offset: number }[];
}

/** Draws together the nodes of the main graph, or of one function. */
export class BodyBuilder {
  readonly #name: string;
  readonly #keep: (op: string) => boolean;
  readonly #counted: TensorCount;
  readonly #nodes: TensorflowNode[] = [];
  readonly #operators = new Map<string, { count: number; readonly offset: number }>();
  readonly #calls = new Set<string>();
  readonly #constants = new Map<string, string>();
  readonly #callers = new Map<string, readonly string[]>();
  readonly #inputs = new Map<string, readonly string[]>();

  constructor(name: string, keep: (op: string) => boolean, counted: TensorCount) {
    this.#name = name;
    this.#keep = keep;
    this.#counted = counted;
  }

  add(tree: ProtoMessage): void {
    const name = textOf(tree, 1).slice(0, 500);
    const op = textOf(tree, 2).slice(0, 300);
    const known = this.#operators.get(op);
    if (known !== undefined) known.count += 1;
    else this.#operators.set(op, { count: 1, offset: tree.offset });
    const inputs = textsNumbered(tree, 3);
    if (this.#name === "" && this.#inputs.size < mostInputs) this.#inputs.set(name, inputs.slice(0, 1_000));
    const called = this.#addCalls(tree, op);
    if (called.length > 0 && this.#name === "") this.#callers.set(name, called);
    if (op === "Const") this.#addConstant(name, tree);
    if (this.#nodes.length < mostNodes && this.#keep(op)) {
      this.#nodes.push({ name, op, inputs, texts: textsOf(tree), offset: tree.offset });
    }
  }

  result(): TensorflowBody {
    return {
      name: this.#name,
      nodes: this.#nodes,
      operators: this.#operators,
      calls: this.#calls,
      constants: this.#constants,
      callers: this.#callers,
      inputs: this.#inputs,
    };
  }

  /** A node calls the functions of its attributes, and the one that it has for an operator. */
  #addCalls(tree: ProtoMessage, op: string): readonly string[] {
    const found = [op];
    for (const attribute of messagesNumbered(tree, 5)) {
      for (const value of messagesNumbered(attribute, 2)) {
        for (const called of messagesNumbered(value, 10)) found.push(textOf(called, 1));
        for (const list of messagesNumbered(value, 1)) {
          for (const called of messagesNumbered(list, 9)) found.push(textOf(called, 1));
        }
      }
    }
    for (const called of found) this.#calls.add(called);
    return found.length > 1 ? found : [];
  }

  #addConstant(name: string, tree: ProtoMessage): void {
    const value = messagesNumbered(tree, 5).find((attribute) => textOf(attribute, 1) === "value");
    const tensor = messagesNumbered(messagesNumbered(value, 2)[0], 8)[0];
    if (tensor === undefined) return;
    const type = numberOf(tensor, 1) ?? 0;
    const strings = type === stringType ? textsNumbered(tensor, 8) : [];
    const [only] = strings;
    if (only !== undefined && strings.length === 1 && this.#constants.size < mostConstants) {
      this.#constants.set(name, only.slice(0, longestText));
    }
    this.#countTensor(name, tensor, type);
  }

  #countTensor(name: string, tensor: ProtoMessage, type: number): void {
    const counted = this.#counted;
    const dims = messagesNumbered(messagesNumbered(tensor, 2)[0], 2).map(
      (one) => integersOf(one, 1, 1)[0] ?? 0n,
    );
    const bad = dims.find((size) => size < 0n);
    const elements = dims.reduce((product, size) => product * size, 1n);
    if (bad !== undefined || elements >= 2n ** 63n) {
      const what = bad === undefined ? "dimensions whose product overflows" : `the dimension ${bad}`;
      if (counted.problems.length < 20) {
        counted.problems.push({ message: `the constant ${quoted(name)} has ${what}`, offset: tensor.offset });
      }
      return;
    }
    counted.count += 1;
    counted.parameters += Number(elements);
    if (counted.tensors.length < mostTensors && dims.length > 0) {
      counted.tensors.push({ name, dtype: dataTypes[type] ?? String(type), shape: dims.map(Number) });
    }
  }
}

function textsOf(tree: ProtoMessage): TensorflowNode["texts"] {
  return messagesNumbered(tree, 5).flatMap((attribute) => {
    const name = textOf(attribute, 1);
    const values = messagesNumbered(attribute, 2).flatMap((value) => [
      ...textsNumbered(value, 2),
      ...messagesNumbered(value, 1).flatMap((list) => textsNumbered(list, 2)),
    ]);
    return values.slice(0, 20).map((text) => ({ name, text: text.slice(0, longestText) }));
  });
}

export function quoted(name: string): string {
  const short = name.length > 80 ? `${name.slice(0, 77)}…` : name;
  return `\`${JSON.stringify(short).slice(1, -1)}\``;
}
