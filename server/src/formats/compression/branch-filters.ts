/**
 * What is done to machine code before it is compressed, undone: the target of a call or jump is written as the place that it
 * leads to, which repeats, and becomes again what the processor reads, its distance. Data that is no code goes through the
 * same, so a pickle behind such a filter differs wherever it holds the bytes of a call.
 *
 * Sources: The .xz File Format 1.2.1, section 5.3.2; the description of the filters in xz(1) and in 7-Zip's DOC/Methods.txt;
 * the processors' own manuals for the fields. Each was compared with what liblzma makes (test/real/weights/filters.test.ts).
 */
export interface Undo {
  /** Undoes the filter for more bytes; those that have to wait for what follows come out the next time. */
  push(bytes: Uint8Array, final: boolean): Uint8Array;
}

/** Changes what it can from `from` on, where `at` is the place of `bytes[0]`; answers how many bytes are through. */
type Convert = (bytes: Uint8Array, at: number) => number;

class BranchFilter implements Undo {
  readonly #convert: Convert;
  #held: Uint8Array = new Uint8Array(0);
  #at: number;

  constructor(convert: Convert, start: number) {
    this.#convert = convert;
    this.#at = start;
  }

  push(bytes: Uint8Array, final: boolean): Uint8Array {
    const joined = new Uint8Array(this.#held.length + bytes.length);
    joined.set(this.#held);
    joined.set(bytes, this.#held.length);
    const through = this.#convert(joined, this.#at);
    // What is left at the end is no whole instruction, and stays as it is.
    const out = final ? joined.length : through;
    this.#held = joined.slice(out);
    this.#at = (this.#at + out) >>> 0;
    return joined.subarray(0, out);
  }
}

/** Each byte was written as its difference from the one `distance` before it (section 5.3.3). */
class Delta implements Undo {
  readonly #history: Uint8Array;
  #at = 0;

  constructor(distance: number) {
    this.#history = new Uint8Array(distance);
  }

  push(bytes: Uint8Array): Uint8Array {
    for (let index = 0; index < bytes.length; index += 1) {
      const value = ((bytes[index] ?? 0) + (this.#history[this.#at] ?? 0)) & 0xff;
      bytes[index] = value;
      this.#history[this.#at] = value;
      this.#at = (this.#at + 1) % this.#history.length;
    }
    return bytes;
  }
}

/** Instructions of one width, each on its own. */
function each(width: number, change: (view: DataView, at: number, place: number) => void): Convert {
  return (bytes, place) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    for (; at + width <= bytes.length; at += width) change(view, at, place + at);
    return at;
  };
}

/** CALL and JMP, whose distance of 32 bits has a highest byte of all ones or none; calls close before confuse it. */
function x86(): Convert {
  let last = -5;
  let mask = 0;
  return (bytes, place) => {
    const base = last;
    let previous = base;
    let at = 0;
    for (; at + 5 <= bytes.length; at += 1) {
      if (((bytes[at] ?? 0) & 0xfe) !== 0xe8) continue;
      const distance = at - previous;
      mask = distance > 3 ? 0 : (mask << (distance - 1)) & 7;
      previous = at;
      if (isHidden(bytes, at, mask) || !isFar(bytes[at + 4] ?? 0)) {
        mask = ((mask << 1) & 7) | 1;
        continue;
      }
      writeTarget(bytes, at, place, mask);
      at += 4;
    }
    // Of a call that reached to the end nothing is held back.
    const through = Math.min(at, bytes.length);
    last = previous - through;
    return through;
  };
}

const isFar = (byte: number): boolean => byte === 0 || byte === 0xff;
/** By the mask of calls within the last three bytes: how many bytes of the distance one of them shares. */
const shared = [0, 1, 2, 2, 3, 3, 3, 3];
const allowed = new Set([0, 1, 2, 4]);

/** Whether the bytes of an earlier call that was left alone make this one no call. */
function isHidden(bytes: Uint8Array, at: number, mask: number): boolean {
  return mask !== 0 && (!allowed.has(mask) || isFar(bytes[at + 4 - (shared[mask] ?? 0)] ?? 0));
}

function writeTarget(bytes: Uint8Array, at: number, place: number, mask: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at + 1, 4);
  let source = view.getUint32(0, true);
  const bits = 8 * (shared[mask] ?? 0);
  let distance = (source - (place + at + 5)) >>> 0;
  // Each round clears what the one before set: more than two are none.
  for (let round = 0; mask !== 0 && round < 4 && isFar((distance >>> (24 - bits)) & 0xff); round += 1) {
    source = (distance ^ (2 ** (32 - bits) - 1)) >>> 0;
    distance = (source - (place + at + 5)) >>> 0;
  }
  const sign = (distance & 0x01000000) === 0 ? 0 : 0xff000000;
  view.setUint32(0, ((distance & 0x00ffffff) | sign) >>> 0, true);
}

/** BL of ARM: the condition "always", then words from two instructions ahead. */
function arm(view: DataView, at: number, place: number): void {
  const word = view.getUint32(at, true);
  if (word >>> 24 !== 0xeb) return;
  const distance = ((word << 2) - (place + 8)) >>> 2;
  view.setUint32(at, ((word & 0xff000000) | (distance & 0x00ffffff)) >>> 0, true);
}

/** BL of Thumb: two halves, of which the second may be the first of the next. */
function thumb(bytes: Uint8Array, place: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  for (; at + 4 <= bytes.length; at += 2) {
    const [high, low] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if ((high & 0xf800) !== 0xf000 || (low & 0xf800) !== 0xf800) continue;
    const target = ((high & 0x7ff) << 12) | ((low & 0x7ff) << 1);
    const distance = (target - (place + at + 4)) >>> 1;
    view.setUint16(at, 0xf000 | ((distance >>> 11) & 0x7ff), true);
    view.setUint16(at + 2, 0xf800 | (distance & 0x7ff), true);
    at += 2;
  }
  return Math.min(at, bytes.length);
}

/** BL of ARM64, in words, and ADRP within 512 MiB, in pages. */
function arm64(view: DataView, at: number, place: number): void {
  const word = view.getUint32(at, true);
  if (word >>> 26 === 0x25) {
    view.setUint32(at, (0x94000000 | ((word - (place >>> 2)) & 0x03ffffff)) >>> 0, true);
    return;
  }
  if ((word & 0x9f000000) >>> 0 !== 0x90000000) return;
  const page = ((word >>> 29) & 3) | ((word >>> 3) & 0x1ffffc);
  if (((page + 0x20000) & 0x1c0000) !== 0) return;
  const distance = page - (place >>> 12);
  const sign = (distance & 0x20000) === 0 ? 0 : 0xe00000;
  const fields = ((distance & 3) << 29) | ((distance & 0x3fffc) << 3) | sign;
  view.setUint32(at, ((word & 0x9000001f) | fields) >>> 0, true);
}

/** `bl` of PowerPC: its two lowest bits say that it is relative and a call. */
function powerPc(view: DataView, at: number, place: number): void {
  const word = view.getUint32(at);
  if (word >>> 26 !== 0x12 || (word & 3) !== 1) return;
  view.setUint32(at, (0x48000001 | ((word - place) & 0x03fffffc)) >>> 0);
}

/** `call` of SPARC whose distance fits into 23 bits. */
function sparc(view: DataView, at: number, place: number): void {
  const word = view.getUint32(at);
  const top = word >>> 22;
  if (top !== 0x100 && top !== 0x1ff) return;
  const distance = ((word << 2) - place) >>> 2;
  const sign = (distance & 0x400000) === 0 ? 0 : 0x3fc00000;
  view.setUint32(at, (0x40000000 | sign | (distance & 0x3fffff)) >>> 0);
}

/** The places of branches in a bundle of Itanium's, by its template. */
const branchSlots: Readonly<Record<number, readonly number[]>> = {
  16: [2],
  17: [2],
  18: [1, 2],
  19: [1, 2],
  22: [0, 1, 2],
  23: [0, 1, 2],
  24: [2],
  25: [2],
  28: [2],
  29: [2],
};

/** A bundle of 128 bits: a template of five, three instructions of 41. */
function itanium(view: DataView, at: number, place: number): void {
  for (const slot of branchSlots[view.getUint8(at) & 0x1f] ?? []) {
    const bit = 5 + 41 * slot;
    const start = at + (bit >> 3);
    const shift = BigInt(bit & 7);
    let bytes = 0n;
    for (let index = 5; index >= 0; index -= 1) bytes = (bytes << 8n) | BigInt(view.getUint8(start + index));
    const instruction = bytes >> shift;
    if (((instruction >> 37n) & 0xfn) !== 5n || ((instruction >> 9n) & 7n) !== 0n) continue;
    const target = Number(((instruction >> 13n) & 0xfffffn) | (((instruction >> 36n) & 1n) << 20n)) * 16;
    const distance = BigInt(((target - place) >>> 4) & 0x1fffff);
    const fields = ((distance & 0xfffffn) << 13n) | ((distance >> 20n) << 36n);
    const changed = (instruction & ~((0xfffffn << 13n) | (1n << 36n))) | fields;
    let made = (bytes & ((1n << shift) - 1n)) | (changed << shift);
    for (let index = 0; index < 6; index += 1, made >>= 8n)
      view.setUint8(start + index, Number(made & 0xffn));
  }
}

const converters: Readonly<Record<number, () => Convert>> = {
  4: x86,
  5: () => each(4, powerPc),
  6: () => each(16, itanium),
  7: () => each(4, arm),
  8: () => thumb,
  9: () => each(4, sparc),
  10: () => each(4, arm64),
};

const deltaFilter = 3;

/**
 * The filter of an id as xz and newer 7z archives number them; undefined where it is not one that is undone here.
 *
 * @param properties the distance less one for delta; for the others nothing, or the place of the first byte
 */
export function undoFilter(id: number, properties: Uint8Array): Undo | undefined {
  if (id === deltaFilter) return new Delta((properties[0] ?? 0) + 1);
  const convert = converters[id];
  if (convert === undefined) return undefined;
  const view = new DataView(properties.buffer, properties.byteOffset, properties.length);
  return new BranchFilter(convert(), properties.length >= 4 ? view.getUint32(0, true) : 0);
}

/** Words whose bytes 7-Zip turns round (SWAP2, SWAP4). */
export function undoSwap(width: 2 | 4): Undo {
  const swap = each(width, (view, at) => {
    if (width === 2) view.setUint16(at, view.getUint16(at), true);
    else view.setUint32(at, view.getUint32(at), true);
  });
  return new BranchFilter(swap, 0);
}
