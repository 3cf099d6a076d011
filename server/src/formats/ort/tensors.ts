import type { FlatBuffer, FlatTable } from "../flatbuffers/buffer.ts";

/** TensorDataType by number, with the bits of one element (ort.fbs; the numbers of ONNX's TensorProto.DataType). */
const types: readonly (readonly [name: string, bits?: number])[] = [
  ["UNDEFINED"],
  ["FLOAT", 32],
  ["UINT8", 8],
  ["INT8", 8],
  ["UINT16", 16],
  ["INT16", 16],
  ["INT32", 32],
  ["INT64", 64],
  ["STRING"],
  ["BOOL", 8],
  ["FLOAT16", 16],
  ["DOUBLE", 64],
  ["UINT32", 32],
  ["UINT64", 64],
  ["COMPLEX64", 64],
  ["COMPLEX128", 128],
  ["BFLOAT16", 16],
  ["FLOAT8E4M3FN", 8],
  ["FLOAT8E4M3FNUZ", 8],
  ["FLOAT8E5M2", 8],
  ["FLOAT8E5M2FNUZ", 8],
  ["UINT4", 4],
  ["INT4", 4],
];

const mostDimensions = 64;
/** Fields of the table Tensor, in the order of ort.fbs. */
const Tensor = { name: 0, dims: 2, dataType: 3, rawData: 4, externalOffset: 6 } as const;

export interface RawTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Numbers in it; 0 where its shape is wrong. */
  readonly elements: number;
  readonly offset: number;
  readonly problem?: { readonly code: string; readonly clause: string };
}

/** A tensor as its table says, its shape held against its bytes: the runtime copies by the one and allocates by the other. */
export function readTensor(flat: FlatBuffer, table: FlatTable): RawTensor {
  const { start, count } = table.vector(Tensor.dims, 8, "a shape");
  const dims = Array.from({ length: Math.min(count, mostDimensions) }, (_, index) =>
    flat.int64(start + 8 * index, "a shape"),
  );
  const type = table.int32(Tensor.dataType);
  const [dtype, bits] = types[type] ?? [String(type)];
  const base = {
    name: table.string(Tensor.name, "the name of a tensor")?.text.slice(0, 300) ?? "",
    dtype,
    shape: dims.map(Number),
    offset: table.position,
  };
  const negative = dims.find((size) => size < 0n);
  const elements = dims.reduce((product, size) => product * size, 1n);
  const wrong = (code: string, clause: string): RawTensor => ({
    ...base,
    elements: 0,
    problem: { code, clause },
  });
  if (negative !== undefined) return wrong("dimension", `has the dimension ${negative}`);
  if (elements * BigInt(bits ?? 8) >= 2n ** 63n)
    return wrong("size-overflow", "has dimensions whose product overflows");
  // Its bytes may lie in a file that the program hands over by itself.
  const isElsewhere =
    table.field(Tensor.externalOffset, 8) !== undefined && table.field(Tensor.rawData, 4) === undefined;
  const bytes = table.vector(Tensor.rawData, 1, "the data of a tensor").count;
  const wanted = bits === undefined ? undefined : Number((elements * BigInt(bits) + 7n) / 8n);
  if (wanted !== undefined && !isElsewhere && wanted !== bytes)
    return wrong("size-mismatch", `needs ${wanted} bytes, it has ${bytes}`);
  return { ...base, elements: Number(elements) };
}
