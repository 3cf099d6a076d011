/**
 * The part of a pickle that is in memory, and a position in it.
 *
 * The machine runs without waiting as long as the chunk lasts. Where an opcode needs more than the
 * chunk has, it sets `missing` and changes nothing else; the driver then loads a chunk that starts
 * at that opcode and the opcode runs anew. So no opcode must change anything before it has its bytes.
 */
export class Tape {
  chunk: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(this.chunk.buffer);
  /** Index into the chunk of the next byte. May lie behind the chunk's end after a skip. */
  position = 0;
  /** Index into the chunk of the opcode that runs. */
  opcodeStart = 0;
  /** Offset of the chunk's first byte in the source. */
  base = 0;
  /** Whether the source ends where the chunk ends. */
  final = false;
  /**
   * The source's offset at which a frame ends whose rest is thrown away by a read that does not fit
   * into it; 0 for none. See MachineOptions.dropsAtFrameEnd.
   */
  frameEnd = 0;
  /** Bytes, counted from `opcodeStart`, that the chunk must have for the opcode to run; 0 where it has them. */
  missing = 0;

  load(chunk: Uint8Array, base: number, final: boolean): void {
    this.chunk = chunk;
    this.view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.base = base;
    this.position = 0;
    this.opcodeStart = 0;
    this.final = final;
    this.missing = 0;
  }

  /** Offset in the source of the next byte. */
  get offset(): number {
    return this.base + this.position;
  }

  /** Before a read of `length` bytes: where they do not fit into the frame, it goes on behind the frame. */
  fit(length: number): void {
    const left = this.frameEnd - this.offset;
    if (left > 0 && length > left) this.position += left;
  }

  /** Whether the next `length` bytes are in the chunk; if not, asks for them. */
  has(length: number): boolean {
    if (this.frameEnd > 0) this.fit(length);
    if (this.position + length <= this.chunk.length) return true;
    this.missing = this.position - this.opcodeStart + length;
    return false;
  }

  byte(): number {
    const value = this.chunk[this.position] ?? 0;
    this.position += 1;
    return value;
  }

  uint16(): number {
    const value = this.view.getUint16(this.position, true);
    this.position += 2;
    return value;
  }

  int32(): number {
    const value = this.view.getInt32(this.position, true);
    this.position += 4;
    return value;
  }

  uint32(): number {
    const value = this.view.getUint32(this.position, true);
    this.position += 4;
    return value;
  }

  /** A 64-bit length. Above 2^53 it is rounded, which no comparison with a file's size notices. */
  uint64(): number {
    const low = this.view.getUint32(this.position, true);
    const high = this.view.getUint32(this.position + 4, true);
    this.position += 8;
    return high * 0x1_0000_0000 + low;
  }

  float64(): number {
    const value = this.view.getFloat64(this.position, false);
    this.position += 8;
    return value;
  }

  bytes(length: number): Uint8Array {
    const value = this.chunk.subarray(this.position, this.position + length);
    this.position += length;
    return value;
  }

  #fitLine(): void {
    const left = this.frameEnd - this.offset;
    if (left <= 0 || this.position + left > this.chunk.length) return;
    const end = this.chunk.indexOf(0x0a, this.position);
    if (end < 0 || end >= this.position + left) this.position += left;
  }

  /**
   * The bytes up to the next line feed, which is passed over. Undefined where the chunk has none:
   * then a chunk of twice the length is asked for, up to `longestLine`. At the end of the source
   * both of CPython's readers take what is left and drop its last byte as if it were the line feed.
   */
  line(): Uint8Array | undefined {
    if (this.frameEnd > 0) this.#fitLine();
    const end = this.chunk.indexOf(0x0a, this.position);
    if (end >= 0) {
      const value = this.chunk.subarray(this.position, end);
      this.position = end + 1;
      return value;
    }
    if (this.final && this.position < this.chunk.length) {
      const rest = this.chunk.subarray(this.position, this.chunk.length - 1);
      this.position = this.chunk.length;
      return rest;
    }
    this.missing = Math.max(2 * (this.chunk.length - this.opcodeStart), 1024);
    return undefined;
  }
}

/** The longest argument of an opcode that ends at a line feed, in bytes. */
export const longestLine = 1 << 20;
