/** What of a 7z header says where files lie. Source: 7-Zip, DOC/7zFormat.txt (22.01). */
export interface Coder {
  /** Its id as hexadecimal digits: `21`, `030101`. */
  readonly id: string;
  readonly properties: Uint8Array;
  readonly inputs: number;
  readonly outputs: number;
}

/** How the coders hang together: their inputs and outputs are counted through all of them. */
export interface Folder {
  readonly coders: readonly Coder[];
  /** The inputs that the folder's packed streams go into, one for each. */
  readonly packed: readonly number[];
  /** Of each pair an input, and the output that it reads. */
  readonly bound: ReadonlyMap<number, number>;
  /** Bytes that come out of each output. */
  sizes: readonly number[];
}

/** The output that no coder reads. */
export function lastOutput({ bound, sizes }: Folder): number {
  const read = new Set(bound.values());
  return Math.max(
    sizes.findIndex((_, output) => !read.has(output)),
    0,
  );
}

/** Bytes that come out at a folder's end. */
export function unpackedSize(folder: Folder): number {
  return folder.sizes[lastOutput(folder)] ?? 0;
}

export interface StreamsInfo {
  readonly packPosition: number;
  readonly packSizes: readonly number[];
  readonly folders: readonly Folder[];
  /** Sizes of the files of each folder, one after another. */
  readonly fileSizes: readonly (readonly number[])[];
}

export interface SevenZipHeader {
  readonly streams: StreamsInfo;
  /** In the archive's order; `empty`: no bytes of a folder belong to it. */
  readonly files: readonly { readonly name: string; readonly empty: boolean }[];
}

/** The header cannot be what it says it is, or is packed in a way that is not opened. */
export class BrokenHeader extends Error {
  readonly kind: "malformed" | "unsupported";

  constructor(message: string, kind: BrokenHeader["kind"] = "malformed") {
    super(message);
    this.kind = kind;
  }
}

const id = {
  end: 0x00,
  header: 0x01,
  archiveProperties: 0x02,
  additionalStreams: 0x03,
  mainStreams: 0x04,
  files: 0x05,
  packInfo: 0x06,
  unpackInfo: 0x07,
  subStreams: 0x08,
  size: 0x09,
  crc: 0x0a,
  folder: 0x0b,
  unpackSize: 0x0c,
  unpackStreams: 0x0d,
  emptyStream: 0x0e,
  names: 0x11,
  encodedHeader: 0x17,
};

/** A packed header, or the header itself. */
export type ReadHeader =
  | { readonly kind: "encoded"; readonly streams: StreamsInfo }
  | { readonly kind: "plain"; readonly header: SevenZipHeader };

const noStreams: StreamsInfo = { packPosition: 0, packSizes: [], folders: [], fileSizes: [] };

/**
 * @param most files and streams; beyond that BrokenHeader is thrown
 */
export function readHeader(bytes: Uint8Array, most: number): ReadHeader {
  const reader = new HeaderReader(bytes, most);
  const kind = reader.byte();
  if (kind === id.encodedHeader) return { kind: "encoded", streams: reader.streams() };
  if (kind !== id.header) throw new BrokenHeader("it begins with no header");
  return { kind: "plain", header: reader.header() };
}

class HeaderReader {
  readonly #bytes: Uint8Array;
  readonly #most: number;
  #at = 0;

  constructor(bytes: Uint8Array, most: number) {
    this.#bytes = bytes;
    this.#most = most;
  }

  byte(): number {
    if (this.#at >= this.#bytes.length) throw new BrokenHeader("its header breaks off");
    this.#at += 1;
    return this.#bytes[this.#at - 1] ?? 0;
  }

  #take(count: number): Uint8Array {
    if (count > this.#bytes.length - this.#at) throw new BrokenHeader("its header breaks off");
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  /** A number of one to nine bytes: the ones at the first byte's front say how many more there are. */
  number(): number {
    const first = this.byte();
    let mask = 0x80;
    let value = 0;
    for (let index = 0; index < 8; index += 1) {
      if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * index);
      value += this.byte() * 2 ** (8 * index);
      mask >>= 1;
    }
    return value;
  }

  #count(): number {
    const count = this.number();
    if (count > this.#most) throw new BrokenHeader(`it says that it has ${count} streams or files`);
    return count;
  }

  header(): SevenZipHeader {
    let streams = noStreams;
    let files: SevenZipHeader["files"] = [];
    for (let kind = this.byte(); kind !== id.end; kind = this.byte()) {
      if (kind === id.archiveProperties) this.#skipProperties();
      else if (kind === id.additionalStreams) this.streams();
      else if (kind === id.mainStreams) streams = this.streams();
      else if (kind === id.files) files = this.#files();
      else throw new BrokenHeader("its header has an unknown part");
    }
    return { streams, files };
  }

  #skipProperties(): void {
    for (let kind = this.byte(); kind !== id.end; kind = this.byte()) this.#take(this.number());
  }

  streams(): StreamsInfo {
    let packPosition = 0;
    let packSizes: readonly number[] = [];
    let folders: readonly Folder[] = [];
    let fileSizes: readonly (readonly number[])[] | undefined;
    for (let kind = this.byte(); kind !== id.end; kind = this.byte()) {
      if (kind === id.packInfo) {
        packPosition = this.number();
        packSizes = this.#packSizes();
      } else if (kind === id.unpackInfo) folders = this.#folders();
      else if (kind === id.subStreams) fileSizes = this.#subStreams(folders);
      else throw new BrokenHeader("its streams have an unknown part");
    }
    return {
      packPosition,
      packSizes,
      folders,
      fileSizes: fileSizes ?? folders.map((one) => [unpackedSize(one)]),
    };
  }

  #packSizes(): readonly number[] {
    const count = this.#count();
    let sizes: readonly number[] = [];
    for (let kind = this.byte(); kind !== id.end; kind = this.byte()) {
      if (kind === id.size) sizes = Array.from({ length: count }, () => this.number());
      else if (kind === id.crc) this.#checksums(count);
      else throw new BrokenHeader("its packed streams have an unknown part");
    }
    return sizes;
  }

  #folders(): readonly Folder[] {
    if (this.byte() !== id.folder) throw new BrokenHeader("its folders are missing");
    const count = this.#count();
    if (this.byte() !== 0) throw new BrokenHeader("its folders lie elsewhere");
    const folders = Array.from({ length: count }, () => this.#folder());
    if (this.byte() !== id.unpackSize) throw new BrokenHeader("its folders have no sizes");
    for (const folder of folders) {
      const outputs = folder.coders.reduce((sum, coder) => sum + coder.outputs, 0);
      folder.sizes = Array.from({ length: outputs }, () => this.number());
    }
    for (let kind = this.byte(); kind !== id.end; kind = this.byte()) {
      if (kind !== id.crc) throw new BrokenHeader("its folders have an unknown part");
      this.#checksums(count);
    }
    return folders;
  }

  #folder(): Folder {
    const count = this.#count();
    if (count === 0 || count > 32) throw new BrokenHeader("a folder has no coder, or too many");
    const coders = Array.from({ length: count }, () => this.#coder());
    const inputs = coders.reduce((sum, coder) => sum + coder.inputs, 0);
    const outputs = coders.reduce((sum, coder) => sum + coder.outputs, 0);
    const bound = new Map<number, number>();
    for (let pair = 0; pair < outputs - 1; pair += 1) {
      const input = this.number();
      bound.set(input, this.number());
    }
    const left = inputs - (outputs - 1);
    if (left < 1) throw new BrokenHeader("a folder takes no stream");
    const open = Array.from({ length: inputs }, (_, at) => at).filter((at) => !bound.has(at));
    const packed = left === 1 ? open.slice(0, 1) : Array.from({ length: left }, () => this.number());
    return { coders, packed, bound, sizes: [] };
  }

  #coder(): Coder {
    const flags = this.byte();
    const name = Array.from(this.#take(flags & 0x0f), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const [inputs, outputs] = (flags & 0x10) === 0 ? [1, 1] : [this.number(), this.number()];
    if (inputs > 32 || outputs > 32) throw new BrokenHeader("a coder has too many streams");
    const properties = (flags & 0x20) === 0 ? new Uint8Array(0) : this.#take(this.number());
    return { id: name, properties, inputs, outputs };
  }

  #subStreams(folders: readonly Folder[]): readonly (readonly number[])[] {
    let counts = folders.map(() => 1);
    let kind = this.byte();
    if (kind === id.unpackStreams) {
      counts = folders.map(() => this.#count());
      kind = this.byte();
    }
    const explicit = kind === id.size;
    const sizes = folders.map((folder, index) => this.#fileSizes(folder, counts[index] ?? 0, explicit));
    if (explicit) kind = this.byte();
    for (; kind !== id.end; kind = this.byte()) {
      if (kind !== id.crc) throw new BrokenHeader("its files' streams have an unknown part");
      // Those of folders of one file stand with the folders, if at all: how many these are is not certain.
      this.#checksums(
        sizes.reduce((sum, one) => sum + one.length, 0),
        true,
      );
    }
    return sizes;
  }

  /** The last size of a folder is what is left. */
  #fileSizes(folder: Folder, count: number, explicit: boolean): readonly number[] {
    if (count === 0) return [];
    const sizes = Array.from({ length: count - 1 }, () => (explicit ? this.number() : 0));
    const rest = unpackedSize(folder) - sizes.reduce((sum, size) => sum + size, 0);
    if (rest < 0) throw new BrokenHeader("the files of a folder are longer than it");
    return [...sizes, rest];
  }

  #checksums(count: number, last = false): void {
    // Nothing is read behind the files' checksums but the files, which are found by their mark.
    if (last) {
      this.#skipToFiles();
      return;
    }
    const defined = this.byte() === 0 ? this.#bitCount(count) : count;
    this.#take(4 * defined);
  }

  /** How many checksums stand here depends on those given before; the end mark and the files follow them. */
  #skipToFiles(): void {
    for (let at = this.#at; at + 1 < this.#bytes.length; at += 1) {
      const ends = this.#bytes[at] === id.end && this.#bytes[at + 1] === id.end;
      if (!ends || this.#bytes[at + 2] !== id.files) continue;
      this.#at = at;
      return;
    }
    this.#at = this.#bytes.length - 1;
  }

  #bitCount(count: number): number {
    let set = 0;
    for (const byte of this.#take(Math.ceil(count / 8)))
      for (let bit = byte; bit > 0; bit >>= 1) set += bit & 1;
    return set;
  }

  #files(): SevenZipHeader["files"] {
    const count = this.#count();
    let names: readonly string[] = [];
    let empty: readonly boolean[] = [];
    for (let kind = this.number(); kind !== id.end; kind = this.number()) {
      const bytes = this.#take(this.number());
      if (kind === id.names) names = readNames(bytes, count);
      else if (kind === id.emptyStream) {
        empty = Array.from({ length: count }, (_, at) => ((bytes[at >> 3] ?? 0) & (0x80 >> (at & 7))) !== 0);
      }
    }
    return Array.from({ length: count }, (_, at) => ({
      name: names[at] ?? `(file ${at + 1})`,
      empty: empty[at] === true,
    }));
  }
}

/** UTF-16, little-endian, each behind its NUL; a first byte says whether they lie elsewhere. */
function readNames(bytes: Uint8Array, count: number): readonly string[] {
  if (bytes[0] !== 0) throw new BrokenHeader("its names lie elsewhere");
  return new TextDecoder("utf-16le").decode(bytes.subarray(1)).split("\0").slice(0, count);
}
