/** A code object, as far as it says what runs. */
export interface MarshalCode {
  readonly kind: "code";
  readonly bytecode: Uint8Array;
  readonly constants: readonly MarshalValue[];
  readonly names: readonly string[];
  /** Names of local variables, of 3.11 and later with cells and free variables. */
  readonly locals: readonly string[];
  /** 3.8 to 3.10 have six numbers in front, 3.11 and later five. */
  readonly layout: "3.8" | "3.11";
}

export type MarshalValue =
  | string
  | number
  | null
  | MarshalCode
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "items"; readonly items: readonly MarshalValue[] }
  | { readonly kind: "other" };

/** Thrown and caught within this room: the bytes are no marshal data that is known. */
class NotMarshal extends Error {}

const mostObjects = 50_000;
const deepest = 60;
const other: MarshalValue = { kind: "other" };

/**
 * Reads a code object of Python 3.8 to 3.13; undefined for anything else, and for what breaks off.
 *
 * Source: CPython, Python/marshal.c, r_object, and the order of fields in its TYPE_CODE of 3.8 and 3.11.
 */
export function readCode(bytes: Uint8Array): MarshalCode | undefined {
  try {
    const value = new Reader(bytes).object(0);
    return isCode(value) ? value : undefined;
  } catch (error) {
    if (error instanceof NotMarshal) return undefined;
    throw error;
  }
}

export function isCode(value: MarshalValue): value is MarshalCode {
  return typeof value === "object" && value !== null && value.kind === "code";
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #left = mostObjects;
  readonly #references: MarshalValue[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  object(depth: number): MarshalValue {
    this.#left -= 1;
    if (depth > deepest || this.#left < 0) throw new NotMarshal();
    const type = this.#byte();
    const isKept = (type & 0x80) !== 0;
    const at = this.#references.length;
    // A container's place is taken before what it holds.
    if (isKept) this.#references.push(other);
    const value = this.#read(String.fromCharCode(type & 0x7f), depth);
    if (isKept) this.#references[at] = value;
    return value;
  }

  #read(type: string, depth: number): MarshalValue {
    switch (type) {
      case "N":
        return null;
      case "0":
      case "F":
      case "T":
      case "S":
      case ".":
        return other;
      case "i":
        return this.#int();
      case "g":
        return this.#skip(8);
      case "y":
        return this.#skip(16);
      case "f":
        return this.#skip(this.#byte());
      case "l":
        return this.#skip(2 * Math.abs(this.#int()));
      case "s":
        return { kind: "bytes", bytes: this.#take(this.#int()) };
      case "t":
      case "u":
      case "a":
      case "A":
        return new TextDecoder().decode(this.#take(this.#int()));
      case "z":
      case "Z":
        return new TextDecoder().decode(this.#take(this.#byte()));
      case "r":
        return this.#references[this.#int()] ?? other;
      case "c":
        return this.#code(depth);
      default:
        return this.#container(type, depth);
    }
  }

  #container(type: string, depth: number): MarshalValue {
    if (type === ")") return this.#items(this.#byte(), depth);
    if ("([<>".includes(type)) return this.#items(this.#int(), depth);
    if (type === ":") return this.#items(3, depth);
    throw new NotMarshal();
  }

  #items(count: number, depth: number): MarshalValue {
    if (count < 0 || count > this.#bytes.length) throw new NotMarshal();
    const items: MarshalValue[] = [];
    for (let index = 0; index < count; index += 1) items.push(this.object(depth + 1));
    return { kind: "items", items };
  }

  #code(depth: number): MarshalCode {
    const layout = this.#layout();
    this.#skip(4 * (layout === "3.8" ? 6 : 5));
    const next = (): MarshalValue => this.object(depth + 1);
    const bytecode = bytesOf(next());
    const constants = itemsOf(next());
    const names = itemsOf(next()).map(nameOf);
    const locals = itemsOf(next()).map(nameOf);
    const second = next();
    // Python 3.7 has the five numbers of 3.11, and its older fields behind them.
    if (layout === "3.11" && !isBytes(second)) throw new NotMarshal();
    const tail =
      layout === "3.8"
        ? [next, next, next, this.#number, next]
        : [next, next, next, this.#number, next, next];
    for (const read of tail) read.call(this);
    return { kind: "code", bytecode, constants, names, locals, layout };
  }

  /** Behind the numbers stands the bytecode, a byte string. */
  #layout(): MarshalCode["layout"] {
    const isString = (count: number): boolean => ((this.#bytes[this.#at + 4 * count] ?? 0) & 0x7f) === 0x73;
    if (isString(5)) return "3.11";
    if (isString(6)) return "3.8";
    throw new NotMarshal();
  }

  #number(): MarshalValue {
    return this.#int();
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new NotMarshal();
    this.#at += 1;
    return byte;
  }

  #int(): number {
    return this.#byte() | (this.#byte() << 8) | (this.#byte() << 16) | (this.#byte() << 24);
  }

  #take(length: number): Uint8Array {
    if (length < 0 || this.#at + length > this.#bytes.length) throw new NotMarshal();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #skip(length: number): MarshalValue {
    this.#take(length);
    return other;
  }
}

function isBytes(value: MarshalValue): value is { readonly kind: "bytes"; readonly bytes: Uint8Array } {
  return typeof value === "object" && value !== null && value.kind === "bytes";
}

function bytesOf(value: MarshalValue): Uint8Array {
  if (!isBytes(value)) throw new NotMarshal();
  return value.bytes;
}

function itemsOf(value: MarshalValue): readonly MarshalValue[] {
  if (typeof value !== "object" || value === null || value.kind !== "items") throw new NotMarshal();
  return value.items;
}

function nameOf(value: MarshalValue): string {
  return typeof value === "string" ? value : "?";
}
