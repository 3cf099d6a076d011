import type { OpenMember } from "../../formats/zip/member.ts";
import { type ByteSource, ByteSourceError } from "../../host/byte-source.ts";

/** What is read at a time: packed text is a hundred times its file, and none of it is held twice. */
const step = 1 << 20;

/**
 * A text member in whole; undefined where it is longer, or cannot be read.
 *
 * @param longest in bytes
 * @param mostValues of a JSON text, about: its brackets and commas, since each value takes many times its bytes
 */
export async function textOfSource(
  source: ByteSource | undefined,
  longest: number,
  mostValues = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  if (source === undefined) return undefined;
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let values = 0;
  try {
    for (let at = 0; ; at += step) {
      const bytes = await source.read(at, Math.min(step, longest + 1 - at));
      if (mostValues !== Number.POSITIVE_INFINITY) values += separatorsIn(bytes);
      if (at + bytes.length > longest || values > mostValues) return undefined;
      parts.push(decoder.decode(bytes, { stream: true }));
      if (bytes.length < step) return parts.join("") + decoder.decode();
    }
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return undefined;
  }
}

/** `,`, `[` and `{`. */
function separatorsIn(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === 0x2c || byte === 0x5b || byte === 0x7b) count += 1;
  return count;
}

export function textOfMember(
  { source }: OpenMember,
  longest: number,
  mostValues?: number,
): Promise<string | undefined> {
  return textOfSource(source, longest, mostValues);
}

/** The value that a JSON text holds; undefined where it is none. */
export function jsonValue(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A field of a value that may be anything. */
export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** Every object in a JSON value, the outer ones first; `most` bounds the walk. Answers whether all were seen. */
export function eachObject(
  value: unknown,
  most: number,
  visit: (entries: Readonly<Record<string, unknown>>) => void,
): boolean {
  const open: unknown[] = [value];
  let left = most;
  for (let at = 0; at < open.length; at += 1) {
    const node = open[at];
    if (typeof node !== "object" || node === null) continue;
    left -= 1;
    if (left < 0) return false;
    // An object of JSON has only its own keys, and any value.
    if (!Array.isArray(node)) visit(node as Readonly<Record<string, unknown>>);
    for (const inner of Object.values(node))
      if (typeof inner === "object" && inner !== null) open.push(inner);
  }
  return true;
}
