import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import { readVarint } from "../protobuf/message.ts";
import type { CheckpointRead, CheckpointTensor } from "./file.ts";
import { tableEntries } from "./table.ts";

/** DataType by number, with the bytes of one element (tensorflow/core/framework/types.proto). */
const types: readonly (readonly [name: string, bytes?: number])[] = [
  ["INVALID"],
  ["FLOAT", 4],
  ["DOUBLE", 8],
  ["INT32", 4],
  ["UINT8", 1],
  ["INT16", 2],
  ["INT8", 1],
  ["STRING"],
  ["COMPLEX64", 8],
  ["INT64", 8],
  ["BOOL", 1],
  ["QINT8", 1],
  ["QUINT8", 1],
  ["QINT32", 4],
  ["BFLOAT16", 2],
  ["QINT16", 2],
  ["QUINT16", 2],
  ["UINT16", 2],
  ["COMPLEX128", 16],
  ["HALF", 2],
  ["RESOURCE"],
  ["VARIANT"],
  ["UINT32", 4],
  ["UINT64", 8],
];

const mostProblems = 50;
const mostTensors = 100_000;
const mostShards = 100_000;

/** A field of a message in memory: a number, or the bytes of a length. */
interface Field {
  readonly number: number;
  readonly value: bigint;
  readonly bytes: Uint8Array;
}

/**
 * Reads the index of a checkpoint: names, types, shapes, and where their bytes should lie
 * (tensorflow/core/protobuf/tensor_bundle.proto, tensorflow/core/util/tensor_bundle).
 *
 * Problems: those of the table, `bad-encoding`, `no-header`, `shards`, `dimension`, `size-overflow`, `shard`, `place`,
 * `size-mismatch`, `overlap`.
 */
export async function readCheckpoint(source: ByteSource): Promise<CheckpointRead> {
  const problems: Problem[] = [];
  const table: Problem[] = [];
  const add = (code: string, message: string, offset: number) => {
    if (problems.length < mostProblems) problems.push({ kind: "malformed", code, message, offset });
  };
  const tensors: CheckpointTensor[] = [];
  let header: { readonly version: number; readonly shards: number } | undefined;
  for await (const { key, value, offset } of tableEntries(source, table)) {
    const fields = fieldsOf(value);
    if (fields === undefined) add("bad-encoding", `the entry ${quoted(key)} cannot be decoded`, offset);
    else if (key === "") header = headerOf(fields);
    else if (tensors.length < mostTensors) {
      const { tensor, problem } = tensorOf(key, fields, header?.shards ?? 0);
      tensors.push(tensor);
      if (problem !== undefined) add(problem.code, `the tensor ${quoted(key)} ${problem.clause}`, offset);
    }
  }
  if (header === undefined && table.length === 0) add("no-header", "the table has no header", 0);
  if (header !== undefined && (header.shards < 1 || header.shards > mostShards))
    add("shards", `it says that it has ${header.shards} parts`, 0);
  const overlap = overlapOf(tensors);
  if (overlap !== undefined) add("overlap", overlap, 0);
  const value = header === undefined ? undefined : { ...header, tensors };
  return { value, problems: [...table, ...problems] };
}

/** The fields of a message; undefined where its encoding is broken. */
function fieldsOf(bytes: Uint8Array): readonly Field[] | undefined {
  const found: Field[] = [];
  let at = 0;
  while (at < bytes.length) {
    const next = fieldAt(bytes, at);
    if (next === undefined || next.end > bytes.length) return undefined;
    if (next.field !== undefined) found.push(next.field);
    at = next.end;
  }
  return found;
}

/** One field and where it ends; checksums and other numbers of a fixed width are passed over. */
function fieldAt(
  bytes: Uint8Array,
  at: number,
): { readonly field?: Field; readonly end: number } | undefined {
  const tag = readVarint(bytes, at, bytes.length);
  if (tag === undefined) return undefined;
  const [number, wire] = [Number(tag.value >> 3n), Number(tag.value & 7n)];
  if (wire === 1 || wire === 5) return { end: tag.end + (wire === 1 ? 8 : 4) };
  const value = wire === 0 || wire === 2 ? readVarint(bytes, tag.end, bytes.length) : undefined;
  if (value === undefined) return undefined;
  const end = value.end + (wire === 2 ? Number(value.value) : 0);
  return { field: { number, value: value.value, bytes: bytes.subarray(value.end, end) }, end };
}

function numberIn(fields: readonly Field[], number: number): bigint {
  return BigInt.asIntN(64, fields.findLast((field) => field.number === number)?.value ?? 0n);
}

function headerOf(fields: readonly Field[]): { readonly version: number; readonly shards: number } {
  const version = fieldsOf(fields.findLast(({ number }) => number === 3)?.bytes ?? new Uint8Array(0)) ?? [];
  return { version: Number(numberIn(version, 1)), shards: Number(numberIn(fields, 1)) };
}

interface TensorAnswer {
  readonly tensor: CheckpointTensor;
  readonly problem?: { readonly code: string; readonly clause: string };
}

/** BundleEntryProto: dtype 1, shape 2, shard 3, offset 4, size 5, checksum 6, slices 7. */
function tensorOf(name: string, fields: readonly Field[], shards: number): TensorAnswer {
  const type = Number(numberIn(fields, 1));
  const [dtype, bytes] = types[type] ?? [String(type)];
  const shape = fieldsOf(fields.findLast(({ number }) => number === 2)?.bytes ?? new Uint8Array(0)) ?? [];
  const dims = shape
    .filter(({ number }) => number === 2)
    .slice(0, 254)
    .map((dimension) => numberIn(fieldsOf(dimension.bytes) ?? [], 1));
  const [shard, offset, size] = [3, 4, 5].map((number) => numberIn(fields, number));
  const product = dims.reduce((all, one) => all * one, 1n);
  const isSliced = fields.some(({ number }) => number === 7);
  const tensor: CheckpointTensor = {
    name: name.slice(0, 300),
    dtype,
    shape: dims.map(Number),
    elements: product < 0n || product >= 2n ** 63n ? 0 : Number(product),
    shard: Number(shard),
    offset: Number(offset),
    // Slices of a tensor are entries of their own.
    size: isSliced ? 0 : Number(size),
  };
  const wrong = (code: string, clause: string): TensorAnswer => ({
    tensor: { ...tensor, size: 0 },
    problem: { code, clause },
  });
  const negative = dims.find((one) => one < 0n);
  if (negative !== undefined) return wrong("dimension", `has the dimension ${negative}`);
  if (product >= 2n ** 60n) return wrong("size-overflow", "has dimensions whose product overflows");
  if (isSliced) return { tensor };
  if (tensor.shard < 0 || tensor.shard >= shards)
    return wrong("shard", `lies in part ${tensor.shard}, and there are ${shards}`);
  if (tensor.offset < 0 || tensor.size < 0 || !Number.isSafeInteger(tensor.offset + tensor.size))
    return wrong("place", `lies at byte ${tensor.offset} with ${tensor.size} bytes`);
  const wanted = bytes === undefined ? undefined : product * BigInt(bytes);
  if (wanted !== undefined && wanted !== BigInt(tensor.size))
    return wrong("size-mismatch", `needs ${wanted} bytes, its entry says ${tensor.size}`);
  return { tensor };
}

/** Two tensors that share bytes of a part; the same stretch for both is a clause that writers do not use either. */
function overlapOf(tensors: readonly CheckpointTensor[]): string | undefined {
  const placed = tensors
    .filter(({ size }) => size > 0)
    .sort((left, right) => left.shard - right.shard || left.offset - right.offset);
  for (const [index, tensor] of placed.entries()) {
    const before = placed[index - 1];
    if (before !== undefined && before.shard === tensor.shard && before.offset + before.size > tensor.offset)
      return `the tensors ${quoted(before.name)} and ${quoted(tensor.name)} share bytes`;
  }
  return undefined;
}

function quoted(name: string): string {
  const short = name.length > 80 ? `${name.slice(0, 77)}…` : name;
  return `\`${JSON.stringify(short).slice(1, -1)}\``;
}
