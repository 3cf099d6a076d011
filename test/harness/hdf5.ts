/**
 * Builds HDF5 files, right ones and those that no library writes (HDF5 File Format Specification 3.0). Objects are of
 * the newer kind (superblock 2, headers with signatures) unless `old` is asked for. Checksums are left 0.
 */

/** A datatype message. */
export interface Type {
  readonly message: readonly number[];
  readonly size: number;
}

/** A link of a group. */
export type Entry =
  | Node
  | { readonly kind: "soft"; readonly target: string }
  | { readonly kind: "external"; readonly file: string; readonly target: string }
  | { readonly kind: "user"; readonly type: number }
  /** A hard link to an address: of the root, or of anything. */
  | { readonly kind: "address"; readonly address: number | "root" };

export interface Attribute {
  readonly type: Type;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
  /** A text in a global heap instead of `bytes`. */
  readonly heap?: Uint8Array;
}

export interface Group {
  readonly kind: "group";
  readonly entries: Readonly<Record<string, Entry>>;
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** A symbol table instead of links. */
  readonly old?: { readonly entries?: number; readonly level?: number; readonly cycle?: boolean };
}

export interface Dataset {
  readonly kind: "dataset";
  readonly type: Type;
  readonly shape: readonly number[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly data: Uint8Array;
  readonly how: DatasetOptions;
}

export interface DatasetOptions {
  /** Of the data, instead of the true one. */
  readonly address?: number;
  readonly bytes?: number;
  readonly compact?: boolean;
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** Files that hold the data. */
  readonly files?: readonly string[];
  /** Files that a virtual dataset is put together from. */
  readonly virtual?: readonly string[];
  /** One chunk that passed filters with these numbers; `data` is what they made. */
  readonly filters?: readonly number[];
  /** One chunk, found through a B-tree of the old kind. */
  readonly chunked?: boolean;
  /** Nothing was written. */
  readonly unwritten?: boolean;
  /** Each row lies in a global heap: a dataset of sequences of bytes. */
  readonly rows?: readonly Uint8Array[];
}

export type Node = Group | Dataset;

const encoder = new TextEncoder();

export const float32: Type = {
  message: [0x11, 0x20, 0x1f, 0, 4, 0, 0, 0, 0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0],
  size: 4,
};
export const uint8: Type = { message: [0x10, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0], size: 1 };
const sequence: Type = { message: [0x19, 0, 0, 0, 16, 0, 0, 0, ...uint8.message], size: 16 };
const variableText: Type = { message: [0x19, 1, 1, 0, 16, 0, 0, 0, 0x13, 0, 0, 0, 1, 0, 0, 0], size: 16 };

export function opaque(size: number): Type {
  return { message: [0x15, 0, 0, 0, ...little(size, 4)], size };
}

export function fixedText(size: number): Type {
  return { message: [0x13, 0, 0, 0, ...little(size, 4)], size };
}

/** A text of fixed length, as PyTables writes its attributes. */
export function fixed(value: string | Uint8Array): Attribute {
  const bytes = typeof value === "string" ? encoder.encode(value) : value;
  return {
    type: fixedText(Math.max(bytes.length, 1)),
    shape: [],
    bytes: bytes.length === 0 ? new Uint8Array(1) : bytes,
  };
}

/** A text in a global heap, as h5py writes its attributes. */
export function text(value: string | Uint8Array): Attribute {
  const heap = typeof value === "string" ? encoder.encode(value) : value;
  return { type: variableText, shape: [], bytes: new Uint8Array(0), heap };
}

export function opaqueValue(bytes: Uint8Array): Attribute {
  return { type: opaque(bytes.length), shape: [], bytes };
}

export function group(
  entries: Readonly<Record<string, Entry>> = {},
  attributes: Readonly<Record<string, Attribute>> = {},
  old?: Group["old"],
): Group {
  return { kind: "group", entries, attributes, ...(old === undefined ? {} : { old }) };
}

export function dataset(
  type: Type,
  shape: readonly number[],
  data: Uint8Array | number = 0,
  how: DatasetOptions = {},
): Dataset {
  const bytes = typeof data === "number" ? new Uint8Array(data) : data;
  return { kind: "dataset", type, shape, attributes: how.attributes ?? {}, data: bytes, how };
}

/** A right dataset of zeros. */
export function floats(...shape: readonly number[]): Dataset {
  return dataset(float32, shape, 4 * shape.reduce((product, size) => product * size, 1));
}

/** Sequences of bytes, one a row, as PyTables keeps Python objects. */
export function rows(...values: readonly Uint8Array[]): Dataset {
  return dataset(sequence, [values.length], 0, {
    rows: values,
    attributes: { CLASS: fixed("VLARRAY"), PSEUDOATOM: fixed("object") },
  });
}

export function soft(target: string): Entry {
  return { kind: "soft", target };
}
export function external(file: string, target = "/weights"): Entry {
  return { kind: "external", file, target };
}
export function userLink(type = 66): Entry {
  return { kind: "user", type };
}
export function link(address: number | "root"): Entry {
  return { kind: "address", address };
}

export interface FileOptions {
  /** Bytes before the superblock: 512, 1024, … */
  readonly userBlock?: Uint8Array;
  readonly version?: number;
  /** The end of the file by its own account. */
  readonly end?: number;
  readonly suffix?: Uint8Array;
  readonly offsetBytes?: number;
}

/** A file with a root group. */
export function file(root: Group, options: FileOptions = {}): Uint8Array {
  const writer = new Writer();
  const version = options.version ?? 2;
  const superblockBytes = 48;
  writer.put(new Uint8Array(superblockBytes));
  const address = writer.node(root);
  writer.patchRoot(address);
  const end = options.end ?? writer.length;
  const head = bytes(
    [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, version, options.offsetBytes ?? 8, 8, 0],
    little(0, 8),
    undefinedAddress,
    little(end, 8),
    little(address, 8),
    [0, 0, 0, 0],
  );
  const body = writer.bytes();
  body.set(head, 0);
  // Addresses are counted from the superblock where a user block stands before it.
  if (options.userBlock !== undefined) body.set(little(options.userBlock.length, 8), 12);
  return bytes(options.userBlock ?? [], body, options.suffix ?? []);
}

export function little(value: number, width: number): readonly number[] {
  let rest = BigInt.asUintN(8 * width, BigInt(value));
  return Array.from({ length: width }, () => {
    const byte = Number(rest & 0xffn);
    rest >>= 8n;
    return byte;
  });
}

const undefinedAddress = new Array<number>(8).fill(0xff);

export function bytes(...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}

function dataspace(shape: readonly number[]): Uint8Array {
  return bytes([2, shape.length, 0, shape.length === 0 ? 0 : 1], ...shape.map((size) => little(size, 8)));
}

function padded(part: Uint8Array): Uint8Array {
  return bytes(part, new Uint8Array((8 - (part.length % 8)) % 8));
}

class Writer {
  #parts: Uint8Array[] = [];
  #rootPlaces: number[] = [];
  length = 0;

  bytes(): Uint8Array {
    return bytes(...this.#parts);
  }

  put(part: Uint8Array): number {
    const at = this.length;
    const whole = padded(part);
    this.#parts.push(whole);
    this.length += whole.length;
    return at;
  }

  /** Puts the root's address wherever a link to it was written: addresses are unique numbers until then. */
  patchRoot(address: number): void {
    const all = this.bytes();
    for (const place of this.#rootPlaces) all.set(little(address, 8), place);
    this.#parts = [all];
  }

  node(node: Node): number {
    return node.kind === "group" ? this.#group(node) : this.#dataset(node);
  }

  #header(messages: readonly (readonly [number, Uint8Array])[]): number {
    const body = bytes(
      ...messages.map(([type, content]) => bytes([type], little(content.length, 2), [0], content)),
    );
    const at = this.put(bytes(encoder.encode("OHDR"), [2, 2], little(body.length, 4), body, [0, 0, 0, 0]));
    let place = at + 10;
    for (const [type, content] of messages) {
      const marker = type === 6 ? indexOf(content, rootMarker) : -1;
      if (marker >= 0) this.#rootPlaces.push(place + 4 + marker);
      place += 4 + content.length;
    }
    return at;
  }

  #group({ entries, attributes, old }: Group): number {
    const written = this.#attributes(attributes);
    if (old !== undefined) return this.#header([...written, [0x11, this.#symbolTable(entries, old)]]);
    const links = Object.entries(entries).map(([name, entry]) => [6, this.#link(name, entry)] as const);
    return this.#header([...written, ...links]);
  }

  #link(name: string, entry: Entry): Uint8Array {
    const label = encoder.encode(name);
    const head = (type: number) => bytes([1, 0x08 | 0x02, type], little(label.length, 4), label);
    const value = (type: number, content: Uint8Array) =>
      bytes(head(type), little(content.length, 2), content);
    switch (entry.kind) {
      case "soft":
        return value(1, encoder.encode(entry.target));
      case "external":
        return value(64, bytes([0], encoder.encode(`${entry.file}\0${entry.target}\0`)));
      case "user":
        return value(entry.type, new Uint8Array(4));
      case "address":
        return bytes(head(0), entry.address === "root" ? rootMarker : little(entry.address, 8));
      default:
        return bytes(head(0), little(this.node(entry), 8));
    }
  }

  #attributes(attributes: Readonly<Record<string, Attribute>>): readonly (readonly [number, Uint8Array])[] {
    return Object.entries(attributes).map(([name, one]) => {
      const label = encoder.encode(`${name}\0`);
      const space = dataspace(one.shape);
      const value =
        one.heap === undefined ? one.bytes : bytes(little(one.heap.length, 4), this.#inHeap(one.heap));
      const sizes = [
        ...little(label.length, 2),
        ...little(one.type.message.length, 2),
        ...little(space.length, 2),
      ];
      return [0x0c, bytes([3, 0], sizes, [0], label, one.type.message, space, value)] as const;
    });
  }

  /** A global heap with one entry; answers its reference. */
  #inHeap(content: Uint8Array): Uint8Array {
    const entry = padded(content);
    const size = 16 + 16 + entry.length + 16;
    const at = this.put(
      bytes(
        encoder.encode("GCOL"),
        [1, 0, 0, 0],
        little(size, 8),
        [1, 0, 1, 0, 0, 0, 0, 0],
        little(content.length, 8),
        entry,
        new Uint8Array(16),
      ),
    );
    return bytes(little(at, 8), little(1, 4));
  }

  #dataset({ type, shape, attributes, data, how }: Dataset): number {
    const messages: (readonly [number, Uint8Array])[] = [
      ...this.#attributes(attributes),
      [0x01, dataspace(shape)],
      [0x03, bytes(type.message)],
    ];
    if (how.files !== undefined) messages.push([0x07, this.#externalFiles(how.files)]);
    if (how.filters !== undefined) messages.push([0x0b, filterMessage(how.filters)]);
    messages.push([0x08, this.#layout({ type, shape, data, how })]);
    return this.#header(messages);
  }

  #layout({ type, shape, data, how }: Pick<Dataset, "type" | "shape" | "data" | "how">): Uint8Array {
    const content =
      how.rows === undefined
        ? data
        : bytes(...how.rows.map((row) => bytes(little(row.length, 4), this.#inHeap(row))));
    if (how.virtual !== undefined) return bytes([4, 3], this.#inHeap(virtualBlock(how.virtual)));
    if (how.compact === true) return bytes([3, 0], little(how.bytes ?? content.length, 2), content);
    if (how.filters !== undefined || how.chunked === true) {
      const tree =
        how.unwritten === true ? undefinedAddress : little(this.#chunkTree(content, shape.length), 8);
      const chunk = [...shape, type.size].flatMap((size) => little(size, 4));
      return bytes([3, 2, shape.length + 1], tree, chunk);
    }
    const isElsewhere = how.files !== undefined || how.unwritten === true;
    const address = isElsewhere ? undefinedAddress : little(how.address ?? this.put(content), 8);
    return bytes([3, 1], address, little(how.bytes ?? content.length, 8));
  }

  #chunkTree(content: Uint8Array, rank: number): number {
    const at = this.put(content);
    const key = (size: number) => bytes(little(size, 4), little(0, 4), new Uint8Array(8 * (rank + 1)));
    return this.put(
      bytes(
        encoder.encode("TREE"),
        [1, 0],
        little(1, 2),
        undefinedAddress,
        undefinedAddress,
        key(content.length),
        little(at, 8),
        key(0),
      ),
    );
  }

  #externalFiles(files: readonly string[]): Uint8Array {
    const heap = this.#localHeap(files);
    const slots = files.map((_, index) =>
      bytes(little(heap.places[index] ?? 0, 8), little(0, 8), little(1024, 8)),
    );
    return bytes(
      [1, 0, 0, 0],
      little(files.length, 2),
      little(files.length, 2),
      little(heap.address, 8),
      ...slots,
    );
  }

  #localHeap(names: readonly string[]): { readonly address: number; readonly places: readonly number[] } {
    const places: number[] = [];
    let content: Uint8Array = new Uint8Array(8);
    for (const name of names) {
      places.push(content.length);
      content = padded(bytes(content, encoder.encode(`${name}\0`)));
    }
    const data = this.put(content);
    const head = bytes(
      encoder.encode("HEAP"),
      [0, 0, 0, 0],
      little(content.length, 8),
      little(1, 8),
      little(data, 8),
    );
    return { address: this.put(head), places };
  }

  /** A B-tree over one table of entries over a heap of names. */
  #symbolTable(entries: Readonly<Record<string, Entry>>, old: NonNullable<Group["old"]>): Uint8Array {
    const heap = this.#localHeap(Object.keys(entries));
    const rowsOfTable = Object.values(entries).map((entry, index) => {
      const address = entry.kind === "group" || entry.kind === "dataset" ? this.node(entry) : 0;
      return bytes(little(heap.places[index] ?? 0, 8), little(address, 8), new Uint8Array(24));
    });
    const count = old.entries ?? rowsOfTable.length;
    const table = this.put(bytes(encoder.encode("SNOD"), [1, 0], little(count, 2), ...rowsOfTable));
    const child = old.cycle === true ? this.length : table;
    const tree = this.put(
      bytes(
        encoder.encode("TREE"),
        [0, old.level ?? (old.cycle === true ? 1 : 0)],
        little(1, 2),
        undefinedAddress,
        undefinedAddress,
        little(0, 8),
        little(child, 8),
        little(0, 8),
      ),
    );
    return bytes(little(tree, 8), little(heap.address, 8));
  }
}

/** Stands for the root's address until that is known: a number that no test writes otherwise. */
const rootMarker = Uint8Array.of(0x52, 0x4f, 0x4f, 0x54, 0x6d, 0x61, 0x72, 0x6b);

function indexOf(content: Uint8Array, part: Uint8Array): number {
  for (let at = 0; at + part.length <= content.length; at += 1) {
    if (part.every((byte, index) => content[at + index] === byte)) return at;
  }
  return -1;
}

function filterMessage(ids: readonly number[]): Uint8Array {
  const filters = ids.map((id) => bytes(little(id, 2), little(0, 2), little(0, 2), little(0, 2)));
  return bytes([1, ids.length, 0, 0, 0, 0, 0, 0], ...filters);
}

function virtualBlock(files: readonly string[]): Uint8Array {
  const all = bytes(little(3, 4), little(1, 4), new Uint8Array(8));
  const rowsOfList = files.map((name) => bytes(encoder.encode(`${name}\0/data\0`), all, all));
  return bytes([0], little(files.length, 8), ...rowsOfList, new Uint8Array(4));
}
