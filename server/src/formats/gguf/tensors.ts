import type { Cursor } from "./cursor.ts";
import type { GgufTensor } from "./file.ts";
import { quoted } from "./quoted.ts";
import { mostLikelyTypes, tensorType } from "./types.ts";
import { type LengthBytes, readString } from "./values.ts";

/** ggml/include/ggml.h, GGML_MAX_DIMS and GGML_MAX_NAME. */
const mostDimensions = 4;
const longestName = 63;
const largest = 2n ** 63n;

/** Up to here products and sizes are exact without big integers. */
const mostExact = 2 ** 40;

/**
 * An entry of the tensor table as nearly all are: in the window, of a known type, nothing wrong with it. Undefined for
 * any other, of which nothing is taken then. Headers have thousands: this one waits for nothing.
 */
export function plainTensor(cursor: Cursor, lengthBytes: LengthBytes): GgufTensor | undefined {
  const entry = cursor.position;
  const tensor = takePlain(cursor, lengthBytes, entry);
  if (tensor === undefined) cursor.back(cursor.position - entry);
  return tensor;
}

function takePlain(cursor: Cursor, lengthBytes: LengthBytes, entry: number): GgufTensor | undefined {
  if (!cursor.has(lengthBytes)) return undefined;
  const nameLength = cursor.length(lengthBytes);
  if (nameLength > longestName || !cursor.has(nameLength + 4)) return undefined;
  const name = cursor.text(nameLength);
  const count = cursor.uint32();
  if (count > mostDimensions || !cursor.has(count * lengthBytes + 12)) return undefined;
  const shape: number[] = [];
  let elements = 1;
  for (let index = 0; index < count; index += 1) {
    const size = cursor.length(lengthBytes);
    if (size > mostExact) return undefined;
    shape.push(size);
    elements *= size;
  }
  const type = tensorType(cursor.uint32());
  const offset = cursor.length64();
  if (type === undefined || elements > mostExact || offset > mostExact) return undefined;
  if ((shape[0] ?? 1) % type.block !== 0 || name.includes("\0")) return undefined;
  const bytes = (elements / type.block) * type.bytes;
  return { name, dtype: type.name, shape, offset, entry, bytes };
}

/** One entry of the tensor table. Undefined where reading cannot go on: that is told. */
export async function readTensor(cursor: Cursor, lengthBytes: LengthBytes): Promise<GgufTensor | undefined> {
  const entry = cursor.position;
  const name = (await readString(cursor, lengthBytes, "the name of a tensor"))?.text;
  if (name === undefined) return undefined;
  if (name.length > longestName || name.includes("\0")) {
    cursor.problem("tensor-name", `the tensor ${quoted(name)} has a name that llama.cpp refuses`, entry);
  }
  if (!(await cursor.need(4))) return cut(cursor, entry);
  const count = cursor.uint32();
  if (count > mostDimensions) {
    cursor.problem(
      "dimensions",
      `the tensor ${quoted(name)} has ${count} dimensions, readers have room for ${mostDimensions}`,
      entry,
    );
    if (count > 64) return undefined;
  }
  if (!(await cursor.need(count * lengthBytes + 12))) return cut(cursor, entry);
  const dims: bigint[] = [];
  for (let index = 0; index < count; index += 1) {
    dims.push(lengthBytes === 4 ? BigInt(cursor.uint32()) : cursor.uint64());
  }
  const type = cursor.uint32();
  const offset = cursor.uint64();
  const bytes = sizeOf(cursor, { name, entry }, dims, type);
  if (offset >= largest) {
    cursor.problem("offset", `the data of tensor ${quoted(name)} lies at ${offset}, which overflows`, entry);
  }
  return {
    name,
    dtype: tensorType(type)?.name ?? String(type),
    shape: dims.map(Number),
    offset: Number(offset),
    entry,
    ...(bytes === undefined || offset >= largest ? {} : { bytes }),
  };
}

function cut(cursor: Cursor, at: number): undefined {
  cursor.problem("truncated", "the file ends inside its header", at, "truncated");
  return undefined;
}

interface Named {
  readonly name: string;
  readonly entry: number;
}

/** Bytes of the data: whole blocks of the first dimension, times the others (gguf.cpp, ggml_nbytes). */
function sizeOf(
  cursor: Cursor,
  { name, entry }: Named,
  dims: readonly bigint[],
  type: number,
): number | undefined {
  const say = (
    code: "dimensions" | "size-overflow" | "blocks" | "tensor-type",
    clause: string,
  ): undefined => {
    cursor.problem(code, `the tensor ${quoted(name)} ${clause}`, entry);
    return undefined;
  };
  const bad = dims.find((size) => size >= largest);
  if (bad !== undefined) return say("dimensions", `has the dimension ${BigInt.asIntN(64, bad)}`);
  const elements = dims.reduce((product, size) => product * size, 1n);
  if (elements >= largest) return say("size-overflow", "has dimensions whose product overflows");
  const known = tensorType(type);
  if (known === undefined) {
    // A newer type than this table knows: only its size is not known.
    return type < mostLikelyTypes && type !== 4 && type !== 5
      ? undefined
      : say("tensor-type", `is of a type (${type}) that ggml does not have`);
  }
  const first = dims[0] ?? 1n;
  if (first % BigInt(known.block) !== 0n) {
    return say(
      "blocks",
      `has rows of ${first} elements, which do not fill blocks of ${known.block} (${known.name})`,
    );
  }
  const bytes = (elements / BigInt(known.block)) * BigInt(known.bytes);
  return bytes >= largest
    ? say("size-overflow", "asks for more bytes than 64 bits can count")
    : Number(bytes);
}
