import type { ByteSource } from "../../host/byte-source.ts";
import { BrokenStructure, FlatBuffer, type FlatTable } from "../flatbuffers/buffer.ts";
import { FlatReading } from "../flatbuffers/reading.ts";
import type { NamedText, TfliteCustomOperator, TfliteRead, TfliteTensor } from "./file.ts";
import { readMetadata } from "./metadata.ts";
import { type Buffer, checkTensor, quoted, type RawTensor, rawTensor } from "./tensors.ts";
import { typeName } from "./types.ts";

/** BuiltinOperator.CUSTOM (tensorflow/compiler/mlir/lite/schema/schema.fbs). */
const customCode = 32;
const knownVersion = 3;
const mostUnits = 2_000_000;
const mostTensors = 100_000;

/** Reads a TFLite model: tables and names; of its buffers only where they lie. */
export async function readTflite(source: ByteSource): Promise<TfliteRead> {
  const reader = new TfliteReader(new FlatReading(new FlatBuffer(source, mostUnits), mostUnits));
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
  readonly #reading: FlatReading;
  readonly #tensors: TfliteTensor[] = [];
  readonly #custom = new Map<string, { offset: number; count: number }>();
  readonly #texts: NamedText[] = [];
  #tensorCount = 0;
  #parameters = 0;
  #operators = 0;

  constructor(reading: FlatReading) {
    this.#reading = reading;
  }

  async read(): Promise<TfliteRead> {
    const { flat, problems } = this.#reading;
    if (!(await this.#reading.hasMark("TFL3", "a TFLite"))) return { value: undefined, problems };
    const root = await this.#reading.unit(() => flat.tableAt(0, "the model"));
    if (root === undefined) return { value: undefined, problems };
    const version = (await this.#reading.unit(() => root.uint32(0))) ?? 0;
    if (version !== knownVersion)
      this.#reading.problem("version", `it says that it is of version ${version}`, root.position);
    const tables = { codes: await this.#readCodes(root), buffers: await this.#readBuffers(root) };
    const subgraphs = await this.#reading.each(root, 2, "the list of subgraphs", (table) => table);
    for (const subgraph of subgraphs) await this.#readSubgraph(subgraph, tables);
    const description = await this.#reading.unit(() => root.string(3, "the description"));
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
    return { value, problems };
  }

  #readCodes(root: FlatTable): Promise<readonly OperatorCode[]> {
    return this.#reading.each(root, 1, "the list of operators", (code) => {
      // The code of up to 127 stands in a byte of old, the later ones in a number of their own.
      const builtin = Math.max(code.uint8(0), code.int32(3));
      const name = builtin === customCode ? code.string(1, "the name of an operator") : undefined;
      const custom = builtin === customCode ? (name?.text ?? "") : undefined;
      return { custom, offset: name?.offset ?? code.position };
    });
  }

  async #readBuffers(root: FlatTable): Promise<readonly Buffer[]> {
    const { size } = this.#reading.flat;
    return this.#reading.each(root, 4, "the list of buffers", (buffer, index) => {
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
    const tensors = await this.#reading.each(subgraph, 0, "the list of tensors", (tensor) =>
      rawTensor(this.#reading.flat, tensor),
    );
    for (const tensor of tensors) this.#addTensor(tensor, buffers);
    const count = tensors.length;
    for (const field of [1, 2]) await this.#checkIndices(subgraph, field, count, "a subgraph");
    const operators = await this.#reading.each(subgraph, 3, "the list of steps", (operator) => ({
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
      this.#reading.problem(problem.code, `the tensor ${quoted(name)} ${problem.clause}`, offset);
  }

  #addOperator(operator: FlatTable, code: OperatorCode | undefined, index: number): void {
    this.#operators += 1;
    if (code === undefined) {
      this.#reading.problem(
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
    const vector = await this.#reading.unit(() => table.vector(field, 4, "a list of tensors"));
    if (vector === undefined || vector.count === 0) return;
    const bad = await this.#reading.unit(() => {
      for (let index = 0; index < Math.min(vector.count, 100_000); index += 1) {
        const at = vector.start + 4 * index;
        const tensor = this.#reading.flat.int32(at, "a list of tensors");
        if (tensor < -1 || tensor >= count) return { tensor, at };
      }
      return { tensor: -1, at: -1 };
    });
    if (bad !== undefined && bad.at >= 0) {
      this.#reading.problem(
        "tensor-index",
        `${whose} names the tensor ${bad.tensor}, there are ${count}`,
        bad.at,
      );
    }
  }

  async #readMetadata(root: FlatTable, buffers: readonly Buffer[]) {
    const entries = await this.#reading.each(root, 6, "the list of metadata", (entry) => ({
      name: entry.string(0, "the name of metadata")?.text ?? "",
      buffer: entry.uint32(1),
      offset: entry.position,
    }));
    for (const { name, buffer, offset } of entries) {
      if (buffers[buffer] === undefined) {
        this.#reading.problem(
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
    return (await this.#reading.unit(() => readMetadata(this.#reading.flat, buffer.start))) ?? none;
  }
}
