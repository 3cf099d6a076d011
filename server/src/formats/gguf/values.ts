import type { Cursor } from "./cursor.ts";
import type { GgufString, GgufValue } from "./file.ts";
import { arrayType, boolType, stringType, valueWidths } from "./types.ts";

/** ggml/src/gguf.cpp, GGUF_MAX_STRING_LENGTH and GGUF_MAX_ARRAY_ELEMENTS. */
const longestInReaders = 2 ** 30;
/** So much of a string is kept; and so many strings of an array: a vocabulary is not. */
const longestKept = 1024 * 1024;
const mostKept = 512;
/** Arrays in arrays: the specification allows them, llama.cpp refuses them, and readers that recurse fall. */
const deepest = 4;

/** How lengths are written: four bytes in version 1, eight later. */
export type LengthBytes = 4 | 8;

/** A string. Undefined where it does not end in the file: that is told. */
export async function readString(
  cursor: Cursor,
  lengthBytes: LengthBytes,
  what: string,
): Promise<GgufString | undefined> {
  const at = cursor.position;
  if (!(cursor.has(lengthBytes) || (await cursor.need(lengthBytes)))) {
    ended(cursor, at);
    return undefined;
  }
  const length = cursor.length(lengthBytes);
  if (length > cursor.remaining) {
    if (length > longestInReaders) {
      cursor.problem(
        "string-length",
        `${what} says that it has ${length} bytes, the file has ${cursor.remaining} left`,
        at,
      );
    } else ended(cursor, at);
    return undefined;
  }
  const kept = Math.min(length, longestKept);
  const offset = cursor.position;
  if (!(cursor.has(kept) || (await cursor.need(kept)))) {
    ended(cursor, at);
    return undefined;
  }
  const text = cursor.text(kept);
  cursor.skip(length - kept);
  return { text, offset };
}

function ended(cursor: Cursor, at: number): void {
  cursor.problem("truncated", "the file ends inside its header", at, "truncated");
}

/** A value of a metadata type. Undefined where reading cannot go on: that is told. */
export async function readValue(
  cursor: Cursor,
  type: number,
  lengthBytes: LengthBytes,
  key: string,
  depth = 0,
): Promise<GgufValue | undefined> {
  const width = valueWidths[type];
  if (width !== undefined) {
    const at = cursor.position;
    if (!(await cursor.need(width))) {
      ended(cursor, at);
      return undefined;
    }
    const value = cursor.scalar(type);
    if (type !== boolType) return value;
    if (value !== 0 && value !== 1) cursor.problem("bool-value", `the truth value of ${key} is ${value}`, at);
    return value !== 0;
  }
  if (type === stringType) return (await readString(cursor, lengthBytes, key))?.text;
  if (type === arrayType) return readArray(cursor, lengthBytes, key, depth);
  cursor.problem("value-type", `${key} has a type (${type}) that the format does not have`);
  return undefined;
}

async function readArray(
  cursor: Cursor,
  lengthBytes: LengthBytes,
  key: string,
  depth: number,
): Promise<GgufValue | undefined> {
  const at = cursor.position;
  if (!(await cursor.need(4 + lengthBytes))) {
    ended(cursor, at);
    return undefined;
  }
  const type = cursor.uint32();
  const count = cursor.length(lengthBytes);
  const width = valueWidths[type];
  const least = width ?? (type === stringType ? lengthBytes : 4 + lengthBytes);
  if (count * least > cursor.remaining) {
    if (count > longestInReaders || type === arrayType) {
      cursor.problem(
        "array-length",
        `${key} says that it has ${count} elements, which the file is too short for`,
        at,
      );
    } else ended(cursor, at);
    return undefined;
  }
  if (width !== undefined) {
    cursor.skip(count * width);
    return { count, strings: [] };
  }
  if (type === stringType) return readStrings(cursor, lengthBytes, key, count);
  if (type !== arrayType) {
    cursor.problem("value-type", `${key} is an array of a type (${type}) that the format does not have`, at);
    return undefined;
  }
  return readNested(cursor, { lengthBytes, key, depth, at }, count);
}

interface Nesting {
  readonly lengthBytes: LengthBytes;
  readonly key: string;
  readonly depth: number;
  readonly at: number;
}

async function readNested(
  cursor: Cursor,
  { lengthBytes, key, depth, at }: Nesting,
  count: number,
): Promise<GgufValue | undefined> {
  if (depth === 0)
    cursor.problem("nested-array", `${key} is an array of arrays, which llama.cpp refuses`, at);
  if (depth >= deepest) {
    cursor.problem("array-length", `${key} has more than ${deepest} arrays in each other`, at);
    return undefined;
  }
  for (let index = 0; index < count; index += 1) {
    if ((await readArray(cursor, lengthBytes, key, depth + 1)) === undefined) return undefined;
  }
  return { count, strings: [] };
}

async function readStrings(
  cursor: Cursor,
  lengthBytes: LengthBytes,
  key: string,
  count: number,
): Promise<GgufValue | undefined> {
  const strings: GgufString[] = [];
  const kept = count > mostKept * 8 ? 0 : mostKept;
  for (let index = 0; index < count; index += 1) {
    if (index < kept) {
      const string = await readString(cursor, lengthBytes, key);
      if (string === undefined) return undefined;
      strings.push(string);
      continue;
    }
    const at = cursor.position;
    if (!(cursor.has(lengthBytes) || (await cursor.need(lengthBytes)))) {
      ended(cursor, at);
      return undefined;
    }
    const length = cursor.length(lengthBytes);
    if (length > cursor.remaining) {
      if (length > longestInReaders) {
        cursor.problem(
          "string-length",
          `a string of ${key} says that it has ${length} bytes, the file has ${cursor.remaining} left`,
          at,
        );
      } else ended(cursor, at);
      return undefined;
    }
    cursor.skip(length);
  }
  return { count, strings };
}
