/** Builds FlatBuffers by hand, and TFLite models with them (flatbuffers.dev, "Internals"; TFLite's schema.fbs). */

/** A value of a table: a number of so many bytes, or something that it points to. */
type Value =
  | { readonly bytes: 1 | 4 | 8; readonly number: number | bigint }
  | { readonly pointer: Item }
  | undefined;

/** A table, a vector, a string. */
type Item =
  | { readonly table: readonly Value[] }
  | { readonly pointers: readonly Item[] }
  | { readonly integers: readonly number[] }
  | { readonly data: Uint8Array; readonly count?: number };

export function byte(value: number): Value {
  return { bytes: 1, number: value };
}

export function int(value: number): Value {
  return { bytes: 4, number: value };
}

export function long(value: number | bigint): Value {
  return { bytes: 8, number: value };
}

export function table(...fields: readonly Value[]): Item {
  return { table: fields };
}

export function to(item: Item): Value {
  return { pointer: item };
}

export function tables(...items: readonly Item[]): Value {
  return { pointer: { pointers: items } };
}

export function integers(...values: readonly number[]): Value {
  return { pointer: { integers: values } };
}

/** A string, or bytes; `count` is how many it says it has. */
export function data(content: string | Uint8Array, count?: number): Value {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { pointer: { data: bytes, ...(count === undefined ? {} : { count }) } };
}

/** Writes front to back: every item behind what points to it. */
class Writer {
  bytes: number[] = [];
  readonly #open: { readonly item: Item; readonly at: number }[] = [];

  pad(): void {
    while (this.bytes.length % 8 !== 0) this.bytes.push(0);
  }

  put(value: number | bigint, length: number): void {
    const whole = BigInt.asUintN(64, BigInt(value));
    for (let index = 0; index < length; index += 1)
      this.bytes.push(Number((whole >> BigInt(8 * index)) & 0xffn));
  }

  set(at: number, value: number): void {
    for (let index = 0; index < 4; index += 1) this.bytes[at + index] = (value >>> (8 * index)) & 0xff;
  }

  point(item: Item): void {
    this.#open.push({ item, at: this.bytes.length });
    this.put(0, 4);
  }

  finish(): void {
    for (let next = this.#open.shift(); next !== undefined; next = this.#open.shift()) {
      this.pad();
      this.#write(next.item, next.at);
    }
  }

  #write(item: Item, from: number): void {
    if ("table" in item) {
      this.#writeTable(item.table, from);
      return;
    }
    this.set(from, this.bytes.length - from);
    if ("pointers" in item) {
      this.put(item.pointers.length, 4);
      for (const one of item.pointers) this.point(one);
    } else if ("integers" in item) {
      this.put(item.integers.length, 4);
      for (const one of item.integers) this.put(one, 4);
    } else {
      this.put(item.count ?? item.data.length, 4);
      for (const one of item.data) this.bytes.push(one);
      this.bytes.push(0);
    }
  }

  /** The list of fields, then the table: each field in eight bytes of its own. */
  #writeTable(fields: readonly Value[], from: number): void {
    const vtable = this.bytes.length;
    this.put(4 + 2 * fields.length, 2);
    this.put(8 + 8 * fields.length, 2);
    fields.forEach((value, index) => {
      this.put(value === undefined ? 0 : 8 + 8 * index, 2);
    });
    this.pad();
    const position = this.bytes.length;
    this.set(from, position - from);
    this.put(position - vtable, 4);
    this.put(0, 4);
    for (const value of fields) {
      const start = this.bytes.length;
      if (value !== undefined && "pointer" in value) this.point(value.pointer);
      else if (value !== undefined) this.put(value.number, value.bytes);
      while (this.bytes.length < start + 8) this.bytes.push(0);
    }
  }
}

/** A file with this root table and this mark. */
export function flat(root: Item, mark = "TFL3", tail: Uint8Array = new Uint8Array(0)): Uint8Array {
  const writer = new Writer();
  writer.point(root);
  for (const character of mark) writer.bytes.push(character.charCodeAt(0));
  writer.finish();
  return Uint8Array.from([...writer.bytes, ...tail]);
}

/** A code of the list of operators: a builtin one by number, a custom one by name. */
export function builtin(code: number): Item {
  return table(byte(Math.min(code, 127)), undefined, int(1), int(code));
}

export function custom(name: string): Item {
  return table(byte(32), data(name), int(1), int(32));
}

export function tensor(name: string, shape: readonly number[], type: number, buffer: number): Item {
  return table(integers(...shape), byte(type), int(buffer), data(name));
}

export function step(code: number, inputs: readonly number[], outputs: readonly number[]): Item {
  return table(int(code), integers(...inputs), integers(...outputs));
}

export function subgraph(
  tensors: readonly Item[],
  steps: readonly Item[],
  inputs = [0],
  outputs = [0],
): Item {
  return table(tables(...tensors), integers(...inputs), integers(...outputs), tables(...steps), data("main"));
}

export function buffer(bytes: number, count?: number): Item {
  return bytes === 0 && count === undefined ? table() : table(data(new Uint8Array(bytes), count));
}

export function bufferOf(content: Uint8Array): Item {
  return table(data(content));
}

/** A buffer behind the tables. */
export function farBuffer(offset: number | bigint, bytes: number | bigint): Item {
  return table(undefined, long(offset), long(bytes));
}

interface Parts {
  readonly version?: number;
  readonly codes?: readonly Item[];
  readonly subgraphs?: readonly Item[];
  readonly buffers?: readonly Item[];
  readonly description?: string;
  readonly metadata?: readonly Item[];
  readonly tail?: Uint8Array;
}

/** A model; what is left out is right: one operator, one subgraph of three tensors, two buffers. */
export function model(parts: Parts = {}): Uint8Array {
  const {
    version = 3,
    codes = [builtin(9)],
    subgraphs = [
      subgraph(
        [tensor("x", [1, 2], 0, 0), tensor("w", [2, 2], 0, 1), tensor("y", [1, 2], 0, 0)],
        [step(0, [0, 1, -1], [2])],
      ),
    ],
    buffers = [buffer(0), buffer(16)],
    description = "converted",
    metadata = [],
    tail,
  } = parts;
  const root = table(
    int(version),
    tables(...codes),
    tables(...subgraphs),
    data(description),
    tables(...buffers),
    undefined,
    tables(...metadata),
  );
  return flat(root, "TFL3", tail);
}

export function metadata(name: string, buffer: number): Item {
  return table(data(name), int(buffer));
}

/** The metadata of TFLite's support library, as a buffer holds them. */
export function said(name: string, license: string): Uint8Array {
  return flat(
    table(data(name), data("a small model"), data("v1"), undefined, data("someone"), data(license)),
    "M001",
  );
}
