import type { ByteSource } from "../../host/byte-source.ts";

const pageBytes = 64 * 1024;
/** Pages that are kept: a reader goes back and forth in a few places. */
const mostPages = 256;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A page that is not there yet: `FlatBuffer.unit` fetches it and begins its work anew. */
class MissingPage extends Error {
  readonly page: number;
  constructor(page: number) {
    super("a page is not there yet");
    this.page = page;
  }
}

/** A structure that leads out of the file, or into itself. The message is a clause for a person. */
export class BrokenStructure extends Error {
  override readonly name = "BrokenStructure";
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * A FlatBuffers file (flatbuffers.dev, "Internals") over a source of ranges: tables are read where they lie, and every
 * offset and length is held against the file before it is followed.
 *
 * Work is done in units (one operator, one tensor): a function that reads synchronously, and that is begun anew when a
 * page of the file has had to be fetched. It must not change anything before its end.
 */
export class FlatBuffer {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #pages = new Map<number, DataView>();
  #unitsLeft: number;

  constructor(source: ByteSource, mostUnits: number) {
    this.#source = source;
    this.size = source.size ?? Number.MAX_SAFE_INTEGER;
    this.#unitsLeft = mostUnits;
  }

  /** False once the bound is hit: tables may be named many times over. */
  takeUnit(): boolean {
    this.#unitsLeft -= 1;
    return this.#unitsLeft >= 0;
  }

  /** Runs one unit; a structure that is broken is answered, and not thrown. */
  async unit<T>(work: () => T): Promise<T | BrokenStructure> {
    for (;;) {
      try {
        return work();
      } catch (error) {
        if (error instanceof BrokenStructure) return error;
        if (!(error instanceof MissingPage)) throw error;
        await this.#fetch(error.page);
      }
    }
  }

  async #fetch(page: number): Promise<void> {
    const start = page * pageBytes;
    const wanted = Math.min(pageBytes, this.size - start);
    const bytes = new Uint8Array(await this.#source.read(start, wanted));
    const whole = bytes.length < wanted ? new Uint8Array(wanted) : bytes;
    // A source that became shorter reads as zeros, which lead nowhere.
    if (whole !== bytes) whole.set(bytes);
    if (this.#pages.size >= mostPages) {
      const [oldest] = this.#pages.keys();
      if (oldest !== undefined) this.#pages.delete(oldest);
    }
    this.#pages.set(page, new DataView(whole.buffer));
  }

  /** The byte at a place; `what` is what lies there, for the message. */
  #byte(at: number, what: string): number {
    if (!(at >= 0 && at < this.size))
      throw new BrokenStructure(`${what} leads out of the file`, Math.max(0, Math.min(at, this.size)));
    const page = Math.floor(at / pageBytes);
    const view = this.#pages.get(page);
    if (view === undefined) throw new MissingPage(page);
    return view.getUint8(at % pageBytes);
  }

  uint8(at: number, what: string): number {
    return this.#byte(at, what);
  }

  uint16(at: number, what: string): number {
    return this.#byte(at, what) + this.#byte(at + 1, what) * 0x100;
  }

  uint32(at: number, what: string): number {
    return this.uint16(at, what) + this.uint16(at + 2, what) * 0x10000;
  }

  int32(at: number, what: string): number {
    return this.uint32(at, what) | 0;
  }

  /** 64 bits, exact as far as a file can be long. */
  uint64(at: number, what: string): number {
    return this.uint32(at, what) + this.uint32(at + 4, what) * 2 ** 32;
  }

  int64(at: number, what: string): bigint {
    return BigInt.asIntN(64, BigInt(this.uint32(at, what)) + (BigInt(this.uint32(at + 4, what)) << 32n));
  }

  /** The table that the offset at a place leads to. */
  tableAt(at: number, what: string): FlatTable {
    const offset = this.uint32(at, what);
    if (offset === 0) throw new BrokenStructure(`${what} leads to itself`, at);
    return this.table(at + offset, what);
  }

  table(position: number, what: string): FlatTable {
    const vtable = position - this.int32(position, what);
    const vtableBytes = this.uint16(vtable, what);
    const tableBytes = this.uint16(vtable + 2, what);
    if (vtableBytes < 4 || vtableBytes % 2 !== 0 || vtable + vtableBytes > this.size) {
      throw new BrokenStructure(`the list of fields of ${what} is broken`, position);
    }
    if (tableBytes < 4 || position + tableBytes > this.size) {
      throw new BrokenStructure(`${what} is longer than the file`, position);
    }
    return new FlatTable(this, { position, vtable, vtableBytes, tableBytes }, what);
  }

  text(position: number, length: number, what: string): string {
    const bytes = new Uint8Array(length);
    for (let index = 0; index < length; index += 1) bytes[index] = this.#byte(position + index, what);
    return decoder.decode(bytes);
  }
}

interface TablePlace {
  readonly position: number;
  readonly vtable: number;
  readonly vtableBytes: number;
  readonly tableBytes: number;
}

/** A vector: where its first element lies, and how many there are. */
export interface FlatVector {
  readonly start: number;
  readonly count: number;
}

const longestText = 64 * 1024;

/** One table. Fields are numbered as they stand in the schema. */
export class FlatTable {
  readonly #buffer: FlatBuffer;
  readonly #place: TablePlace;
  readonly #what: string;

  constructor(buffer: FlatBuffer, place: TablePlace, what: string) {
    this.#buffer = buffer;
    this.#place = place;
    this.#what = what;
  }

  get position(): number {
    return this.#place.position;
  }

  /** Where a field's value lies; undefined where it is left out. */
  field(number: number, bytes: number): number | undefined {
    const { vtable, vtableBytes, position, tableBytes } = this.#place;
    const slot = 4 + 2 * number;
    if (slot + 2 > vtableBytes) return undefined;
    const offset = this.#buffer.uint16(vtable + slot, this.#what);
    if (offset === 0) return undefined;
    if (offset + bytes > tableBytes)
      throw new BrokenStructure(`a field of ${this.#what} lies outside of it`, position);
    return position + offset;
  }

  uint8(number: number): number {
    const at = this.field(number, 1);
    return at === undefined ? 0 : this.#buffer.uint8(at, this.#what);
  }

  uint32(number: number): number {
    const at = this.field(number, 4);
    return at === undefined ? 0 : this.#buffer.uint32(at, this.#what);
  }

  int32(number: number): number {
    const at = this.field(number, 4);
    return at === undefined ? 0 : this.#buffer.int32(at, this.#what);
  }

  uint64(number: number): number {
    const at = this.field(number, 8);
    return at === undefined ? 0 : this.#buffer.uint64(at, this.#what);
  }

  table(number: number, what: string): FlatTable | undefined {
    const at = this.field(number, 4);
    return at === undefined ? undefined : this.#buffer.tableAt(at, what);
  }

  /** A vector of elements of so many bytes each (four for tables and strings). */
  vector(number: number, elementBytes: number, what: string): FlatVector {
    const at = this.field(number, 4);
    if (at === undefined) return { start: 0, count: 0 };
    const start = at + this.#buffer.uint32(at, what);
    const count = this.#buffer.uint32(start, what);
    if (count * elementBytes > this.#buffer.size - start - 4) {
      throw new BrokenStructure(
        `${what} says that it has ${count} elements, which the file is too short for`,
        start,
      );
    }
    return { start: start + 4, count };
  }

  /** A string, cut at a bound, with its place. */
  string(number: number, what: string): { readonly text: string; readonly offset: number } | undefined {
    const at = this.field(number, 4);
    if (at === undefined) return undefined;
    const { start, count } = this.vector(number, 1, what);
    return { text: this.#buffer.text(start, Math.min(count, longestText), what), offset: start };
  }
}
