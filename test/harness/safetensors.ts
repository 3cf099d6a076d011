/** Builds safetensors files, right ones and broken ones (format: huggingface/safetensors, README, "Format"). */

export interface TensorEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly number[];
}

const encoder = new TextEncoder();

/** Bytes of one element, of the dtypes that the builder writes. */
const sizes: Readonly<Record<string, number>> = {
  F64: 8,
  I64: 8,
  F32: 4,
  I32: 4,
  F16: 2,
  BF16: 2,
  I8: 1,
  U8: 1,
  BOOL: 1,
};

function bytesOf(dtype: string, shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, sizes[dtype] ?? 1);
}

/** A tensor for `file`: its dtype and shape. */
export function tensor(dtype: string, ...shape: readonly number[]): readonly [string, readonly number[]] {
  return [dtype, shape];
}

/** A right file: tensors one behind the other, zeros as data, the header padded to eight bytes with spaces. */
export function file(
  tensors: Readonly<Record<string, readonly [string, readonly number[]]>>,
  metadata?: Readonly<Record<string, string>>,
): Uint8Array {
  let at = 0;
  const header: Record<string, unknown> = metadata === undefined ? {} : { __metadata__: metadata };
  for (const [name, [dtype, shape]] of Object.entries(tensors)) {
    const end = at + bytesOf(dtype, shape);
    header[name] = { dtype, shape, data_offsets: [at, end] };
    at = end;
  }
  return raw(padded(JSON.stringify(header)), new Uint8Array(at));
}

/** A file of a header as it stands and `data` (bytes, or so many zeros). */
export function raw(
  header: string | Uint8Array,
  data: Uint8Array | number = 0,
  length?: number | bigint,
): Uint8Array {
  const bytes = typeof header === "string" ? encoder.encode(header) : header;
  const field = new Uint8Array(8);
  new DataView(field.buffer).setBigUint64(0, BigInt(length ?? bytes.length), true);
  return concat(field, bytes, typeof data === "number" ? new Uint8Array(data) : data);
}

/** A file of entries that need not fit together. */
export function entries(
  tensors: Readonly<Record<string, TensorEntry | unknown>>,
  data: Uint8Array | number = 0,
): Uint8Array {
  return raw(padded(JSON.stringify(tensors)), data);
}

export function entry(dtype: string, shape: readonly number[], begin: number, end: number): TensorEntry {
  return { dtype, shape, data_offsets: [begin, end] };
}

/** Spaces up to the next multiple of eight, as the reference writer pads. */
export function padded(header: string): string {
  return header + " ".repeat((8 - (encoder.encode(header).length % 8)) % 8);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

export function text(content: string): Uint8Array {
  return encoder.encode(content);
}

/** A zip archive with one stored member, as it may hang behind anything (APPNOTE.TXT, sections 4.3.7 to 4.3.16). */
export function zip(name: string, content: Uint8Array, before = 0): Uint8Array {
  const label = encoder.encode(name);
  const local = new Uint8Array(30);
  const directory = new Uint8Array(46);
  const end = new Uint8Array(22);
  const write = (bytes: Uint8Array, fields: readonly (readonly [number, number, 2 | 4])[]) => {
    const view = new DataView(bytes.buffer);
    for (const [at, value, size] of fields) {
      if (size === 4) view.setUint32(at, value, true);
      else view.setUint16(at, value, true);
    }
  };
  const sizesOfMember = [content.length, content.length] as const;
  write(local, [
    [0, 0x04034b50, 4],
    [18, sizesOfMember[0], 4],
    [22, sizesOfMember[1], 4],
    [26, label.length, 2],
  ]);
  write(directory, [
    [0, 0x02014b50, 4],
    [20, content.length, 4],
    [24, content.length, 4],
    [28, label.length, 2],
    [42, before, 4],
  ]);
  write(end, [
    [0, 0x06054b50, 4],
    [8, 1, 2],
    [10, 1, 2],
    [12, directory.length + label.length, 4],
    [16, before + local.length + label.length + content.length, 4],
  ]);
  return concat(local, label, content, directory, label, end);
}
