import type { FlatBuffer, FlatTable } from "../flatbuffers/buffer.ts";
import { tensorBytes } from "./types.ts";

export interface Buffer {
  readonly bytes: number;
  /** Of its data, where it has any. */
  readonly start: number;
}

/** A tensor as its table says. */
export interface RawTensor {
  readonly name: string;
  readonly type: number;
  readonly buffer: number;
  readonly isSparse: boolean;
  readonly shape: readonly number[];
  readonly offset: number;
}

const mostDimensions = 64;

export function rawTensor(flat: FlatBuffer, table: FlatTable): RawTensor {
  const { start, count } = table.vector(0, 4, "a shape");
  return {
    name: table.string(3, "the name of a tensor")?.text ?? "",
    type: table.uint8(1),
    buffer: table.uint32(2),
    isSparse: table.field(6, 4) !== undefined,
    shape: Array.from({ length: Math.min(count, mostDimensions) }, (_, index) =>
      flat.int32(start + 4 * index, "a shape"),
    ),
    offset: table.position,
  };
}

interface TensorCheck {
  /** That its buffer holds; none for what is computed. */
  readonly elements: number;
  readonly problem?: { readonly code: string; readonly clause: string };
}

/** A tensor's shape against its buffer: interpreters copy by the one and allocate by the other. */
export function checkTensor(tensor: RawTensor, buffers: readonly Buffer[]): TensorCheck {
  const { shape, type, buffer: index } = tensor;
  const wrong = (code: string, clause: string): TensorCheck => ({ elements: 0, problem: { code, clause } });
  const negative = shape.find((size) => size < 0);
  if (negative !== undefined) return wrong("dimension", `has the dimension ${negative}`);
  const elements = shape.reduce((product, size) => product * size, 1);
  if (elements * 8 >= 2 ** 63) return wrong("size-overflow", "has dimensions whose product overflows");
  const buffer = buffers[index];
  if (buffer === undefined)
    return wrong("buffer-index", `is in buffer ${index}, the file has ${buffers.length}`);
  if (buffer.bytes === 0) return { elements: 0 };
  const wanted = tensorBytes(type, elements);
  if (wanted === undefined || tensor.isSparse || wanted === buffer.bytes) return { elements };
  return wrong("size-mismatch", `needs ${wanted} bytes, its buffer has ${buffer.bytes}`);
}

export function quoted(name: string): string {
  const short = name.length > 80 ? `${name.slice(0, 77)}…` : name;
  return `\`${JSON.stringify(short).slice(1, -1)}\``;
}
