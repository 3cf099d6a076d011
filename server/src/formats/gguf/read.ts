import type { ByteSource } from "../../host/byte-source.ts";
import { Cursor } from "./cursor.ts";
import type { GgufEntry, GgufRead, GgufTensor } from "./file.ts";
import { checkLayout } from "./layout.ts";
import { quoted } from "./quoted.ts";
import { plainTensor, readTensor } from "./tensors.ts";
import { arrayType, uint32Type } from "./types.ts";
import { type LengthBytes, readString, readValue } from "./values.ts";

const magic = "GGUF";
const newestVersion = 3;
const defaultAlignment = 32;
/** Headers with more are no model's: llama.cpp's largest have some thousand tensors and some hundred keys. */
const mostEntries = 1_000_000;
/** The longest key (ggml/docs/gguf.md, "gguf_metadata_kv_t"). */
const longestKey = 65_535;

/** What the first 24 bytes say. */
interface Counts {
  readonly version: number;
  readonly lengthBytes: LengthBytes;
  readonly tensors: number;
  readonly entries: number;
}

/**
 * Reads the header of a GGUF file (ggml/docs/gguf.md; versions 1 to 3, both byte orders) and checks it against the file
 * as llama.cpp's reader does (ggml/src/gguf.cpp), and further. Reads no tensor.
 */
export async function readGguf(source: ByteSource): Promise<GgufRead> {
  const cursor = new Cursor(source);
  const counts = await readCounts(cursor);
  if (counts === undefined) return { value: undefined, problems: cursor.problems };
  const metadata = new Map<string, GgufEntry>();
  const whole = await readMetadata(cursor, counts, metadata);
  const alignment = alignmentOf(cursor, metadata);
  const tensors: GgufTensor[] = [];
  const complete = whole && (await readTensors(cursor, counts, tensors));
  const end = cursor.position;
  const dataStart = Math.ceil(end / alignment) * alignment;
  if (complete) {
    const dataEnd = checkLayout(cursor, tensors, dataStart, alignment);
    if (dataEnd !== undefined) await checkPadding(source, cursor, dataEnd);
  }
  const { version, tensors: tensorCount } = counts;
  return {
    value: { version, bigEndian: !cursor.littleEndian, metadata, tensors, tensorCount, dataStart },
    problems: cursor.problems,
  };
}

/** What follows the last tensor may be padding, which is zeros. */
async function checkPadding(source: ByteSource, cursor: Cursor, end: number): Promise<void> {
  const rest = await source.read(end, cursor.size - end);
  if (rest.some((byte) => byte !== 0))
    cursor.problem("trailing-data", `${rest.length} bytes that are no padding follow the last tensor`, end);
}

async function readCounts(cursor: Cursor): Promise<Counts | undefined> {
  if (!(await cursor.need(8))) {
    const message = cursor.size === 0 ? "the file is empty" : "the file ends inside its header";
    cursor.problem("truncated", message, 0, "truncated");
    return undefined;
  }
  if (cursor.text(4) !== magic) {
    cursor.problem("not-gguf", "the file does not begin as a GGUF file", 0);
    return undefined;
  }
  const version = readVersion(cursor);
  if (version === undefined) return undefined;
  const lengthBytes = version === 1 ? 4 : 8;
  if (!(await cursor.need(2 * lengthBytes))) {
    cursor.problem("truncated", "the file ends inside its header", 8, "truncated");
    return undefined;
  }
  const tensors = cursor.length(lengthBytes);
  const entries = cursor.length(lengthBytes);
  return areCounts(cursor, tensors, entries, lengthBytes)
    ? { version, lengthBytes, tensors, entries }
    : undefined;
}

function readVersion(cursor: Cursor): number | undefined {
  const version = cursor.uint32();
  if (version === 0 || version > newestVersion) {
    // The byte order is told from the version alone: gguf.cpp does the same.
    const swapped =
      ((version & 0xff) << 24) | ((version & 0xff00) << 8) | ((version >>> 8) & 0xff00) | (version >>> 24);
    if (swapped > 0 && swapped <= newestVersion) {
      cursor.littleEndian = false;
      return swapped;
    }
    cursor.problem(
      "version",
      `it is of version ${version}; versions 1 to ${newestVersion} are known`,
      4,
      "unsupported",
    );
    return undefined;
  }
  if (version === 1) {
    cursor.problem("old-version", "it is of version 1, which llama.cpp no longer reads", 4);
  }
  return version;
}

/** The least that an entry takes: an empty key, a type and a byte; a tensor's: an empty name, no dimension, a type, an offset. */
function areCounts(cursor: Cursor, tensors: number, entries: number, lengthBytes: LengthBytes): boolean {
  const least = entries * (lengthBytes + 5) + tensors * (lengthBytes + 16);
  if (least > cursor.remaining) {
    // A file that was cut has honest counts: those of real models fit in a few hundred kilobytes.
    const honest = tensors <= 100_000 && entries <= 100_000;
    const message = `the header announces ${tensors} tensors and ${entries} keys, which the file is too short for`;
    if (honest) cursor.problem("truncated", message, 8, "truncated");
    else cursor.problem("counts", message, 8);
    return false;
  }
  if (tensors <= mostEntries && entries <= mostEntries) return true;
  cursor.problem(
    "limit",
    `the header has ${tensors} tensors and ${entries} keys: more than ${mostEntries} are not read`,
    8,
    "limit",
  );
  return false;
}

async function readMetadata(
  cursor: Cursor,
  { entries, lengthBytes }: Counts,
  metadata: Map<string, GgufEntry>,
): Promise<boolean> {
  for (let index = 0; index < entries; index += 1) {
    const at = cursor.position;
    const key = (await readString(cursor, lengthBytes, "a key"))?.text;
    if (key === undefined) return false;
    checkKey(cursor, key, at);
    if (!(await cursor.need(4))) {
      cursor.problem("truncated", "the file ends inside its header", at, "truncated");
      return false;
    }
    const type = cursor.uint32();
    const offset = cursor.position;
    const value = await readValue(cursor, type, lengthBytes, quoted(key));
    if (value === undefined) return false;
    if (key === "general.alignment" && type !== uint32Type) {
      cursor.problem("alignment", "general.alignment is not a whole number of 32 bits", offset);
    }
    const known = metadata.has(key);
    if (known) cursor.problem("duplicate-key", `the key ${quoted(key)} stands twice`, at);
    else {
      const start = type === arrayType ? offset : offset + lengthOf(value, lengthBytes);
      metadata.set(key, { key, value, offset: start, length: cursor.position - start });
    }
  }
  return true;
}

function checkKey(cursor: Cursor, key: string, at: number): void {
  if (key === "") cursor.problem("key", "a key is empty", at);
  else if (key.length > longestKey || hasControl(key))
    cursor.problem("key", `the key ${quoted(key)} is none that the format allows`, at);
}

/** A string's text begins behind its length. */
function lengthOf(value: GgufEntry["value"], lengthBytes: LengthBytes): number {
  return typeof value === "string" ? lengthBytes : 0;
}

function alignmentOf(cursor: Cursor, metadata: ReadonlyMap<string, GgufEntry>): number {
  const entry = metadata.get("general.alignment");
  if (entry === undefined) return defaultAlignment;
  const value = typeof entry.value === "number" ? entry.value : Number.NaN;
  if (Number.isInteger(value) && value > 0 && (value & (value - 1)) === 0 && value < 2 ** 31) return value;
  cursor.problem(
    "alignment",
    `the alignment is ${String(entry.value).slice(0, 30)}, and no power of two`,
    entry.offset,
  );
  return defaultAlignment;
}

async function readTensors(
  cursor: Cursor,
  { tensors: count, lengthBytes }: Counts,
  tensors: GgufTensor[],
): Promise<boolean> {
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const tensor = plainTensor(cursor, lengthBytes) ?? (await readTensor(cursor, lengthBytes));
    if (tensor === undefined) return false;
    if (names.has(tensor.name)) {
      cursor.problem("duplicate-tensor", `two tensors are called ${quoted(tensor.name)}`, tensor.entry);
    }
    names.add(tensor.name);
    tensors.push(tensor);
  }
  return true;
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
