import type { OpenMember } from "../../formats/zip/member.ts";
import { type ByteSource, ByteSourceError } from "../../host/byte-source.ts";

/** A text member in whole; undefined where it is longer, or cannot be read. */
export async function textOfSource(
  source: ByteSource | undefined,
  longest: number,
): Promise<string | undefined> {
  if (source === undefined) return undefined;
  try {
    const bytes = await source.read(0, longest + 1);
    return bytes.length > longest ? undefined : new TextDecoder().decode(bytes);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return undefined;
  }
}

export function textOfMember({ source }: OpenMember, longest: number): Promise<string | undefined> {
  return textOfSource(source, longest);
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
