/** Builds GGUF files, right ones and broken ones (ggml/docs/gguf.md). */

const encoder = new TextEncoder();

/** How numbers are written: byte order, and four bytes for lengths in version 1. */
interface Layout {
  readonly version?: number;
  readonly bigEndian?: boolean;
}

type Writer = (layout: Layout) => Uint8Array;

/** Value types by number. */
export const types = {
  uint8: 0,
  int8: 1,
  uint16: 2,
  int16: 3,
  uint32: 4,
  int32: 5,
  float32: 6,
  bool: 7,
  string: 8,
  array: 9,
  uint64: 10,
  int64: 11,
  float64: 12,
} as const;

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

function integer(bytes: 1 | 2 | 4 | 8, value: number | bigint): Writer {
  return ({ bigEndian = false }) => {
    const result = new Uint8Array(bytes);
    const view = new DataView(result.buffer);
    if (bytes === 1) view.setUint8(0, Number(value));
    else if (bytes === 2) view.setUint16(0, Number(value), !bigEndian);
    else if (bytes === 4) view.setUint32(0, Number(value), !bigEndian);
    else view.setBigUint64(0, BigInt.asUintN(64, BigInt(value)), !bigEndian);
    return result;
  };
}

function length(value: number | bigint): Writer {
  return (layout) => integer(layout.version === 1 ? 4 : 8, value)(layout);
}

function all(...writers: readonly Writer[]): Writer {
  return (layout) => concat(...writers.map((write) => write(layout)));
}

function bytes(content: Uint8Array): Writer {
  return () => content;
}

/** A string; `claimed` is the length that it says it has. */
export function text(value: string, claimed?: number | bigint): Writer {
  const content = encoder.encode(value);
  return all(length(claimed ?? content.length), bytes(content));
}

/** A key with a value of a type. */
export function entry(key: string, type: number, value: Writer): Writer {
  return all(text(key), integer(4, type), value);
}

export function string(key: string, value: string, claimed?: number | bigint): Writer {
  return entry(key, types.string, text(value, claimed));
}

export function uint32(key: string, value: number): Writer {
  return entry(key, types.uint32, integer(4, value));
}

export function uint16(key: string, value: number): Writer {
  return entry(key, types.uint16, integer(2, value));
}

export function bool(key: string, value: number): Writer {
  return entry(key, types.bool, integer(1, value));
}

export function strings(key: string, ...values: readonly string[]): Writer {
  return entry(key, types.array, array(types.string, values.length, ...values.map((value) => text(value))));
}

/** The content of an array: its element type, the count that it claims, its elements. */
export function array(type: number, count: number | bigint, ...elements: readonly Writer[]): Writer {
  return all(integer(4, type), length(count), ...elements);
}

export function numbers(count: number): Writer {
  return bytes(new Uint8Array(count * 4));
}

/** An entry of the tensor table: type 0 is F32, 1 F16, 2 Q4_0, 12 Q4_K. */
export function tensor(
  name: string,
  dims: readonly (number | bigint)[],
  type: number,
  offset: number | bigint,
): Writer {
  return all(
    text(name),
    integer(4, dims.length),
    ...dims.map((size) => length(size)),
    integer(4, type),
    integer(8, offset),
  );
}

interface Parts extends Layout {
  readonly entries?: readonly Writer[];
  readonly tensors?: readonly Writer[];
  /** What the header says instead of the true numbers. */
  readonly tensorCount?: number | bigint;
  readonly entryCount?: number | bigint;
  readonly alignment?: number;
  /** Bytes of data behind the header. */
  readonly data?: number;
  readonly tail?: Uint8Array;
}

/** A file: header, metadata, tensor table, padding, data of zeros, and what may follow. */
export function file({
  entries = [],
  tensors = [],
  alignment = 32,
  data = 0,
  ...rest
}: Parts = {}): Uint8Array {
  const { version = 3, tail } = rest;
  const layout = { version, bigEndian: rest.bigEndian ?? false };
  const header = all(
    bytes(encoder.encode("GGUF")),
    integer(4, version),
    length(rest.tensorCount ?? tensors.length),
    length(rest.entryCount ?? entries.length),
    ...entries,
    ...tensors,
  )(layout);
  const padding = new Uint8Array((alignment - (header.length % alignment)) % alignment);
  return concat(header, padding, new Uint8Array(data), tail ?? new Uint8Array(0));
}

/** The metadata of a small model, as converters write it. */
export const usual: readonly Writer[] = [
  string("general.architecture", "llama"),
  string("general.name", "Tiny"),
  string("general.license", "apache-2.0"),
  uint32("general.base_model.count", 1),
  string("general.base_model.0.repo_url", "https://huggingface.co/org/tiny"),
  strings("general.datasets", "org/corpus"),
  string("tokenizer.ggml.model", "gpt2"),
  strings("tokenizer.ggml.tokens", "a", "b", "c"),
  entry("tokenizer.ggml.scores", types.array, array(types.float32, 3, numbers(3))),
  string("tokenizer.chat_template", "{% for message in messages %}{{ message.content }}{% endfor %}"),
];
