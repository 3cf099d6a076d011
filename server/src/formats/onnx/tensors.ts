import type { onnx } from "onnx-proto";
import { integersOf, type ProtoMessage } from "../protobuf/message.ts";
import { rawData } from "./schema.ts";

/** TensorProto.DataType by number, with the bits of one element (onnx/onnx.proto, ONNX 1.19); strings have none. */
const types: readonly (readonly [name: string, bits: number] | undefined)[] = [
  undefined,
  ["FLOAT", 32],
  ["UINT8", 8],
  ["INT8", 8],
  ["UINT16", 16],
  ["INT16", 16],
  ["INT32", 32],
  ["INT64", 64],
  ["STRING", 0],
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
  ["FLOAT4E2M1", 4],
  ["FLOAT8E8M0", 8],
  ["UINT2", 2],
  ["INT2", 2],
];

export interface TensorFacts {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Undefined where a dimension is negative, or the product is more than any file has. */
  readonly elements?: number;
  /** Of the data, where dtype and shape are known. */
  readonly bytes?: number;
  readonly problem?: {
    readonly code: "dimension" | "size-overflow" | "size-mismatch" | "two-values" | "unknown-dtype";
    readonly message: string;
  };
}

/** What a tensor says of itself, and whether its bytes are as many as that asks for. */
export function tensorFacts(
  tree: ProtoMessage,
  decoded: Pick<onnx.ITensorProto, "dataType" | "dataLocation">,
): TensorFacts {
  const dims = integersOf(tree, 1, 64);
  const known = types[decoded.dataType ?? 0];
  const base = { dtype: known?.[0] ?? String(decoded.dataType ?? 0), shape: dims.map(Number) };
  const plain = plainFacts(tree, decoded, base, known?.[1]);
  if (plain !== undefined) return plain;
  const negative = dims.find((size) => size < 0n);
  if (negative !== undefined)
    return { ...base, problem: { code: "dimension", message: `has the dimension ${negative}` } };
  const elements = dims.reduce((product, size) => product * size, 1n);
  const bits = known?.[1];
  if (elements * BigInt(bits ?? 8) >= 2n ** 63n) {
    return {
      ...base,
      problem: { code: "size-overflow", message: "has dimensions whose product does not fit in 64 bits" },
    };
  }
  const count = { elements: Number(elements) };
  if (bits === undefined) {
    return {
      ...base,
      ...count,
      problem: {
        code: "unknown-dtype",
        message: `has the data type ${base.dtype}, which ONNX does not have`,
      },
    };
  }
  if (bits === 0) return { ...base, ...count };
  const bytes = Number((elements * BigInt(bits) + 7n) / 8n);
  const problem = sizeProblem(tree, decoded, bytes);
  return { ...base, ...count, bytes, ...(problem === undefined ? {} : { problem }) };
}

/** So many bits are counted exactly without big integers. */
const mostExact = 2 ** 50;

/** What is right about nearly all tensors; undefined where anything is unusual. */
function plainFacts(
  tree: ProtoMessage,
  decoded: Pick<onnx.ITensorProto, "dataLocation">,
  base: Pick<TensorFacts, "dtype" | "shape">,
  bits: number | undefined,
): TensorFacts | undefined {
  if (bits === undefined || bits === 0) return undefined;
  let elements = 1;
  for (const size of base.shape) {
    if (size < 0 || size > mostExact) return undefined;
    elements *= size;
    if (elements > mostExact) return undefined;
  }
  const bytes = Math.ceil((elements * bits) / 8);
  if (sizeProblem(tree, decoded, bytes) !== undefined) return undefined;
  return { dtype: base.dtype, shape: base.shape, elements, bytes };
}

/** onnx/checker.cc, check_tensor: the data stands in exactly one field, and external data in none. */
function sizeProblem(
  tree: ProtoMessage,
  decoded: Pick<onnx.ITensorProto, "dataLocation">,
  wanted: number,
): TensorFacts["problem"] {
  let filled = 0;
  let raw: number | undefined;
  for (const { number, length } of tree.skipped) {
    if (length > 0) filled += 1;
    if (number === rawData) raw = length;
  }
  const isExternal = decoded.dataLocation === 1;
  if (filled > 1 || (isExternal && filled > 0)) {
    return { code: "two-values", message: "holds its data twice, in different places" };
  }
  if (raw === undefined || raw === wanted || isExternal) return undefined;
  return { code: "size-mismatch", message: `needs ${wanted} bytes, it has ${raw}` };
}
