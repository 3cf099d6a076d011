import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Parsed, Problem } from "../../host/problem.ts";
import { readLiteral } from "./literal.ts";

/** The header of an .npy file. */
export interface NpyHeader {
  readonly version: string;
  /** The type as written: `'<f8'`, or the list of a structured type. */
  readonly descr: string;
  readonly shape: readonly number[];
  /** Whether the data is a pickle: the type, or a field of it, holds objects. */
  readonly objects: boolean;
  /** Where the data, or its pickle, begins. */
  readonly dataOffset: number;
  /** Behind the data of an array without objects; undefined where that is not known. */
  readonly end: number | undefined;
}

const longestHeader = 1 << 20;

/**
 * Reads the header of an .npy file.
 *
 * Source: numpy/lib/format.py, "Format Version 1.0" to 3.0. NumPy evaluates the header with
 * ast.literal_eval, and takes a longer one than 10,000 bytes only with allow_pickle.
 *
 * @returns undefined as the value where the header cannot be understood; then a problem says why
 */
export async function readNpyHeader(
  source: ByteSource,
  limits: Limits,
): Promise<Parsed<NpyHeader | undefined>> {
  try {
    return await read(source, limits);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return failed("unreadable", "unreadable", error.message);
  }
}

async function read(source: ByteSource, limits: Limits): Promise<Parsed<NpyHeader | undefined>> {
  const start = await source.read(0, 12);
  if (start.length < 10) return failed("truncated", "truncated", "the file ends inside of its header");
  const major = start[6] ?? 0;
  const version = `${major}.${start[7] ?? 0}`;
  if (major < 1 || major > 3)
    return failed("unsupported", "npy-version", `version ${version} of the format is not known`);
  const lengthSize = major === 1 ? 2 : 4;
  let length = 0;
  for (let index = lengthSize - 1; index >= 0; index -= 1) length = length * 256 + (start[8 + index] ?? 0);
  const dataOffset = 8 + lengthSize + length;
  if (length > Math.min(longestHeader, limits.headerBytes)) {
    return failed("limit", "header-limit", `its header is said to be ${length} bytes long`);
  }
  const header = await source.read(8 + lengthSize, length);
  if (header.length < length) return failed("truncated", "truncated", "the file ends inside of its header");
  const text = new TextDecoder(major === 3 ? "utf-8" : "latin1").decode(header);
  return understand(text, version, dataOffset);
}

function failed(kind: Problem["kind"], code: string, message: string): Parsed<undefined> {
  return { value: undefined, problems: [{ kind, code, message, offset: 0 }] };
}

function understand(text: string, version: string, dataOffset: number): Parsed<NpyHeader | undefined> {
  const literal = readLiteral(text);
  if (literal === undefined || literal.type !== "dict") {
    return failed("malformed", "npy-header", "its header is no Python dict");
  }
  const entry = (name: string) =>
    literal.entries.findLast(([key]) => key.type === "text" && key.value === name)?.[1];
  const descr = entry("descr");
  const shape = entry("shape");
  if (descr === undefined || shape === undefined || (shape.type !== "tuple" && shape.type !== "list")) {
    return failed("malformed", "npy-header", "its header has no type or no shape");
  }
  const lengths = shape.items.map((item) => (item.type === "number" ? item.value : Number.NaN));
  if (lengths.some((length) => !Number.isInteger(length) || length < 0)) {
    return failed("malformed", "npy-header", "its shape is no tuple of lengths");
  }
  const objects = holdsObjects(descr, 0);
  const itemSize = objects ? undefined : sizeOf(descr, 0);
  const end = itemSize === undefined ? undefined : dataOffset + product(lengths) * itemSize;
  const value = { version, descr: descr.source, shape: lengths, objects, dataOffset, end };
  return { value, problems: [] };
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((count, length) => count * length, 1);
}

/** Bytes of one item of a type without objects; undefined where that is not known. */
function sizeOf(descr: Literal, depth: number): number | undefined {
  if (depth > 32) return undefined;
  if (descr.type === "text") {
    const [, code, length] = /^[<>=|]?([a-zA-Z?])(\d*)(?:\[[^\]]*\])?$/.exec(descr.value) ?? [];
    if (code === undefined) return undefined;
    return (code === "U" ? 4 : 1) * Number(length || "1");
  }
  // A subarray, as a type or as a field: `(type, shape)`.
  if (descr.type === "tuple") return ofShape(descr.items[0], descr.items[1], depth);
  if (descr.type !== "list") return undefined;
  let sum = 0;
  for (const field of descr.items) {
    const size = field.type === "tuple" ? ofShape(field.items[1], field.items[2], depth) : undefined;
    if (size === undefined) return undefined;
    sum += size;
  }
  return sum;
}

function ofShape(type: Literal | undefined, shape: Literal | undefined, depth: number): number | undefined {
  const size = type === undefined ? undefined : sizeOf(type, depth + 1);
  if (size === undefined || shape === undefined) return size;
  const lengths = shape.type === "tuple" || shape.type === "list" ? shape.items : [shape];
  return size * product(lengths.map((length) => (length.type === "number" ? length.value : Number.NaN)));
}

type Literal = NonNullable<ReturnType<typeof readLiteral>>;

/**
 * Objects in a type: `|O` itself, or within a structured type `[(name, type[, shape]), …]`, at any depth.
 * A type that is not understood counts as one of objects: what follows is looked at as a pickle.
 */
function holdsObjects(descr: Literal, depth: number): boolean {
  if (depth > 32) return true;
  // An escape (`\x4f`) is decoded by Python, not here.
  if (descr.type === "text") return /O|object|\\/.test(descr.source);
  if (descr.type === "list") {
    return descr.items.some(
      (field) => field.type !== "tuple" || holdsObjects(field.items[1] ?? field, depth + 1),
    );
  }
  if (descr.type === "tuple")
    return descr.items.length === 0 || holdsObjects(descr.items[0] ?? descr, depth + 1);
  return true;
}
