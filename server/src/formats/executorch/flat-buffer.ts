/**
 * Reads tables of a FlatBuffer (flatbuffers.dev, "FlatBuffer Internals"): offsets of 32 bits forward, and
 * for each table a list of where its fields lie. Whatever points out of the bytes is undefined.
 */
export class FlatBuffer {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Whether something pointed out of the bytes. */
  isBroken = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  root(): number | undefined {
    return this.#follow(0);
  }

  /** Where a field of a table lies; undefined where the table does not have it. */
  field(table: number, index: number): number | undefined {
    const distance = this.#int32(table);
    const fields = distance === undefined ? undefined : table - distance;
    if (fields === undefined || fields < 0) return this.#broken();
    const length = this.#uint16(fields);
    const entry = 4 + 2 * index;
    if (length === undefined || entry + 2 > length) return undefined;
    const offset = this.#uint16(fields + entry) ?? 0;
    return offset === 0 ? undefined : table + offset;
  }

  /** The tables of a vector in a field, at most `most`. */
  tables(table: number, index: number, most: number): readonly number[] {
    const vector = this.#reference(table, index);
    if (vector === undefined) return [];
    const count = this.#uint32(vector) ?? 0;
    const found: number[] = [];
    for (let item = 0; item < Math.min(count, most); item += 1) {
      const at = this.#follow(vector + 4 + 4 * item);
      if (at === undefined) break;
      found.push(at);
    }
    return found;
  }

  text(table: number, index: number): string | undefined {
    const at = this.#reference(table, index);
    const length = at === undefined ? undefined : this.#uint32(at);
    if (at === undefined || length === undefined) return undefined;
    if (at + 4 + length > this.#bytes.length) return this.#broken();
    return new TextDecoder().decode(this.#bytes.subarray(at + 4, at + 4 + Math.min(length, 500)));
  }

  number(table: number, index: number): number | undefined {
    const at = this.field(table, index);
    return at === undefined ? undefined : this.#uint32(at);
  }

  #reference(table: number, index: number): number | undefined {
    const at = this.field(table, index);
    return at === undefined ? undefined : this.#follow(at);
  }

  #follow(at: number): number | undefined {
    const offset = this.#uint32(at);
    if (offset === undefined) return undefined;
    return offset === 0 || at + offset + 4 > this.#bytes.length ? this.#broken() : at + offset;
  }

  #broken(): undefined {
    this.isBroken = true;
    return undefined;
  }

  #uint16(at: number): number | undefined {
    return at < 0 || at + 2 > this.#bytes.length ? this.#broken() : this.#view.getUint16(at, true);
  }

  #uint32(at: number): number | undefined {
    return at < 0 || at + 4 > this.#bytes.length ? this.#broken() : this.#view.getUint32(at, true);
  }

  #int32(at: number): number | undefined {
    return at < 0 || at + 4 > this.#bytes.length ? this.#broken() : this.#view.getInt32(at, true);
  }
}
