import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import { BrokenStructure, FlatBuffer, type FlatTable } from "../flatbuffers/buffer.ts";
import type { NamedText, TfliteCustomOperator, TfliteRead, TfliteTensor } from "./file.ts";
import { readMetadata } from "./metadata.ts";
import { type Buffer, checkTensor, quoted, type RawTensor, rawTensor } from "./tensors.ts";
import { typeName } from "./types.ts";

/** BuiltinOperator.CUSTOM (tensorflow/compiler/mlir/lite/schema/schema.fbs). */
const customCode = 32;
const knownVersion = 3;
const mostUnits = 2_000_000;
const mostTensors = 100_000;
const mostProblems = 50;

/** Reads a TFLite model: tables and names; of its buffers only where they lie. */
export async function readTflite(source: ByteSource): Promise<TfliteRead> {
  const reader = new TfliteReader(new FlatBuffer(source, mostUnits));
  return reader.read();
}

interface OperatorCode {
  readonly custom: string | undefined;
  readonly offset: number;
}

/** What operators and subgraphs point into. */
interface Tables {
  readonly codes: readonly OperatorCode[];
  readonly buffers: readonly Buffer[];
}

class TfliteReader {
  readonly #flat: FlatBuffer;
  readonly #problems: Problem[] = [];
  readonly #tensors: TfliteTensor[] = [];
  readonly #custom = new Map<string, { offset: number; count: number }>();
  readonly #texts: NamedText[] = [];
  #tensorCount = 0;
  #parameters = 0;
  #operators = 0;
  #isFull = false;

  constructor(flat: FlatBuffer) {
    this.#flat = flat;
  }

  async read(): Promise<TfliteRead> {
    const flat = this.#flat;
    if (flat.size < 8) {
      this.#problem(
        "truncated",
        flat.size === 0 ? "the file is empty" : "the file ends inside its head",
        0,
        "truncated",
      );
      return { value: undefined, problems: this.#problems };
    }
    const mark = await flat.unit(() => flat.text(4, 4, "the mark"));
    if (mark !== "TFL3") {
      this.#problem("not-tflite", "the file does not begin as a TFLite file", 0);
      return { value: undefined, problems: this.#problems };
    }
    const root = await this.#unit(() => flat.tableAt(0, "the model"));
    if (root === undefined) return { value: undefined, problems: this.#problems };
    const version = (await this.#unit(() => root.uint32(0))) ?? 0;
    if (version !== knownVersion)
      this.#problem("version", `it says that it is of version ${version}`, root.position);
    const tables = { codes: await this.#readCodes(root), buffers: await this.#readBuffers(root) };
    const subgraphs = await this.#each(root, 2, "the list of subgraphs", (table) => table);
    for (const subgraph of subgraphs) await this.#readSubgraph(subgraph, tables);
    const description = await this.#unit(() => root.string(3, "the description"));
    if (description !== undefined) this.#texts.push({ name: "description", ...description });
    const metadata = await this.#readMetadata(root, tables.buffers);
    const value = {
      version,
      subgraphs: subgraphs.length,
      operators: this.#operators,
      custom: [...this.#custom].map(
        ([name, { offset, count }]): TfliteCustomOperator => ({ name, offset, count }),
      ),
      tensors: this.#tensors,
      tensorCount: this.#tensorCount,
      parameters: this.#parameters,
      texts: [...this.#texts, ...metadata.texts],
      ...metadata.said,
    };
    return { value, problems: this.#problems };
  }

  #problem(code: string, message: string, offset: number, kind: Problem["kind"] = "malformed"): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ kind, code, message, offset });
  }

  async #unit<T>(work: () => T): Promise<T | undefined> {
    if (!this.#flat.takeUnit()) {
      if (!this.#isFull) this.#problem("limit", `more than ${mostUnits} tables are not read`, 0, "limit");
      this.#isFull = true;
      return undefined;
    }
    const answer = await this.#flat.unit(work);
    if (!(answer instanceof BrokenStructure)) return answer;
    this.#problem("structure", answer.message, answer.offset);
    return undefined;
  }

  /** What a function makes of each table of a vector, in order; a broken table ends it, since others count on places. */
  async #each<T>(
    table: FlatTable,
    field: number,
    what: string,
    read: (element: FlatTable, index: number) => T,
  ): Promise<readonly T[]> {
    const vector = await this.#unit(() => table.vector(field, 4, what));
    const found: T[] = [];
    for (let index = 0; index < (vector?.count ?? 0); index += 1) {
      const made = await this.#unit(() => {
        const element = this.#flat.tableAt((vector?.start ?? 0) + 4 * index, `element ${index} of ${what}`);
        return { value: read(element, index) };
      });
      if (made === undefined) break;
      found.push(made.value);
    }
    return found;
  }

  #readCodes(root: FlatTable): Promise<readonly OperatorCode[]> {
    return this.#each(root, 1, "the list of operators", (code) => {
      // The code of up to 127 stands in a byte of old, the later ones in a number of their own.
      const builtin = Math.max(code.uint8(0), code.int32(3));
      const name = builtin === customCode ? code.string(1, "the name of an operator") : undefined;
      const custom = builtin === customCode ? (name?.text ?? "") : undefined;
      return { custom, offset: name?.offset ?? code.position };
    });
  }

  async #readBuffers(root: FlatTable): Promise<readonly Buffer[]> {
    const { size } = this.#flat;
    return this.#each(root, 4, "the list of buffers", (buffer, index) => {
      const [offset, bytes] = [buffer.uint64(1), buffer.uint64(2)];
      // Buffers of large models lie behind the tables.
      if (offset > 1) {
        if (offset + bytes > size)
          throw new BrokenStructure(`buffer ${index} lies outside of the file`, buffer.position);
        return { bytes, start: offset };
      }
      const data = buffer.vector(0, 1, `buffer ${index}`);
      return { bytes: data.count, start: data.start };
    });
  }

  async #readSubgraph(subgraph: FlatTable, { codes, buffers }: Tables): Promise<void> {
    const tensors = await this.#each(subgraph, 0, "the list of tensors", (tensor) =>
      rawTensor(this.#flat, tensor),
    );
    for (const tensor of tensors) this.#addTensor(tensor, buffers);
    const count = tensors.length;
    for (const field of [1, 2]) await this.#checkIndices(subgraph, field, count, "a subgraph");
    const operators = await this.#each(subgraph, 3, "the list of steps", (operator) => ({
      operator,
      code: operator.uint32(0),
    }));
    for (const { operator, code } of operators) {
      this.#addOperator(operator, codes[code], code);
      for (const field of [1, 2]) await this.#checkIndices(operator, field, count, "an operator");
    }
  }

  #addTensor(tensor: RawTensor, buffers: readonly Buffer[]): void {
    const { name, type, shape, offset } = tensor;
    this.#tensorCount += 1;
    if (this.#tensors.length < mostTensors) this.#tensors.push({ name, dtype: typeName(type), shape });
    const { problem, elements } = checkTensor(tensor, buffers);
    this.#parameters += elements;
    if (problem !== undefined)
      this.#problem(problem.code, `the tensor ${quoted(name)} ${problem.clause}`, offset);
  }

  #addOperator(operator: FlatTable, code: OperatorCode | undefined, index: number): void {
    this.#operators += 1;
    if (code === undefined) {
      this.#problem(
        "operator-index",
        `an operator has the code ${index}, which the list does not have`,
        operator.position,
      );
      return;
    }
    if (code.custom === undefined) return;
    const known = this.#custom.get(code.custom);
    if (known !== undefined) known.count += 1;
    else if (this.#custom.size < 1_000) this.#custom.set(code.custom, { offset: code.offset, count: 1 });
  }

  /** Interpreters use these numbers as places in an array. -1 stands for an input that is left out. */
  async #checkIndices(table: FlatTable, field: number, count: number, whose: string): Promise<void> {
    const vector = await this.#unit(() => table.vector(field, 4, "a list of tensors"));
    if (vector === undefined || vector.count === 0) return;
    const bad = await this.#unit(() => {
      for (let index = 0; index < Math.min(vector.count, 100_000); index += 1) {
        const at = vector.start + 4 * index;
        const tensor = this.#flat.int32(at, "a list of tensors");
        if (tensor < -1 || tensor >= count) return { tensor, at };
      }
      return { tensor: -1, at: -1 };
    });
    if (bad !== undefined && bad.at >= 0) {
      this.#problem("tensor-index", `${whose} names the tensor ${bad.tensor}, there are ${count}`, bad.at);
    }
  }

  async #readMetadata(root: FlatTable, buffers: readonly Buffer[]) {
    const entries = await this.#each(root, 6, "the list of metadata", (entry) => ({
      name: entry.string(0, "the name of metadata")?.text ?? "",
      buffer: entry.uint32(1),
      offset: entry.position,
    }));
    for (const { name, buffer, offset } of entries) {
      if (buffers[buffer] === undefined) {
        this.#problem(
          "buffer-index",
          `the metadata ${quoted(name)} are in buffer ${buffer}, the file has ${buffers.length}`,
          offset,
        );
      }
    }
    const entry = entries.find(({ name }) => name === "TFLITE_METADATA");
    const buffer = entry === undefined ? undefined : buffers[entry.buffer];
    const none: { readonly texts: readonly NamedText[]; readonly said: object } = { texts: [], said: {} };
    if (buffer === undefined || buffer.bytes < 8) return none;
    return (await this.#unit(() => readMetadata(this.#flat, buffer.start))) ?? none;
  }
}
