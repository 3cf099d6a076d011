import { join, raw, utf8 } from "./pickle.ts";

/** Builds MessagePack value by value (msgpack.org, "Formats"). */

export function text(value: string): Uint8Array {
  const bytes = utf8(value);
  return bytes.length < 32 ? join(raw(0xa0 | bytes.length), bytes) : join(raw(0xd9, bytes.length), bytes);
}

export function map(...entries: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  return join(raw(0x80 | entries.length), ...entries.flatMap(([key, value]) => [text(key), value]));
}

export function list(...items: readonly Uint8Array[]): Uint8Array {
  return join(raw(0x90 | items.length), ...items);
}

export function int(value: number): Uint8Array {
  return value < 128 ? raw(value) : raw(0xcd, value >> 8, value & 0xff);
}

export function bytes(content: Uint8Array): Uint8Array {
  return join(raw(0xc5, content.length >> 8, content.length & 0xff), content);
}

export function extension(type: number, content: Uint8Array): Uint8Array {
  return join(raw(0xc8, content.length >> 8, content.length & 0xff, type), content);
}

/** An array as flax packs it. */
export function array(dtype: string, shape: readonly number[], data: Uint8Array): Uint8Array {
  return extension(1, list(list(...shape.map(int)), text(dtype), bytes(data)));
}
