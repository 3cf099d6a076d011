import type { SafetensorsTensor } from "./file.ts";

const quote = 0x22;
const space = 0x20;
const mostDigits = 15;
const longestDtype = 20;

/**
 * Nearly all entries of headers, written as the reference writer and Python's json.dumps write them
 * (`{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}`, with at most one blank before a token): read where they stand,
 * in the pass over the header, without a tree. Headers have tens of thousands.
 */
export class UsualEntries {
  readonly #text: string;
  readonly #tensors: SafetensorsTensor[] = [];
  /** Where each begins in the text. */
  readonly #starts: number[] = [];
  #at = 0;
  #asked = 0;
  /** Most tensors of a file have the dtype of the one before. */
  #dtype = "";

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads the entry at `start`, and answers where it ends; undefined for one that is not written so, or not right. */
  take(name: string, start: number): number | undefined {
    this.#at = start;
    if (!this.#word('{"dtype":') || !this.#character(quote)) return undefined;
    const dtype = this.#readDtype();
    if (dtype === undefined || !this.#character(0x2c) || !this.#word('"shape":')) return undefined;
    const shape = this.#numbers();
    if (shape === undefined || !this.#character(0x2c) || !this.#word('"data_offsets":')) return undefined;
    const offsets = this.#numbers();
    const begin = offsets?.[0];
    const end = offsets?.[1];
    if (begin === undefined || end === undefined || offsets?.length !== 2 || end < begin) return undefined;
    if (!this.#character(0x7d)) return undefined;
    this.#tensors.push({ name, dtype, shape, begin, end });
    this.#starts.push(start);
    return this.#at;
  }

  /** The tensor that was taken at `start`; asked from front to back. */
  takenAt(start: number): SafetensorsTensor | undefined {
    while ((this.#starts[this.#asked] ?? Number.POSITIVE_INFINITY) < start) this.#asked += 1;
    return this.#starts[this.#asked] === start ? this.#tensors[this.#asked] : undefined;
  }

  #readDtype(): string | undefined {
    const start = this.#at;
    const known = this.#dtype;
    if (known !== "" && this.#text.startsWith(known, start)) {
      const end = start + known.length;
      if (this.#text.charCodeAt(end) === quote) {
        this.#at = end + 1;
        return known;
      }
    }
    let end = start;
    while (isOfDtype(this.#text.charCodeAt(end))) end += 1;
    if (end === start || end - start > longestDtype || this.#text.charCodeAt(end) !== quote) return undefined;
    this.#at = end + 1;
    this.#dtype = this.#text.slice(start, end);
    return this.#dtype;
  }

  /** Goes past one blank, where one stands, and this character; false where another stands there. */
  #character(wanted: number): boolean {
    this.#blank();
    if (this.#text.charCodeAt(this.#at) !== wanted) return false;
    this.#at += 1;
    return true;
  }

  #word(wanted: string): boolean {
    this.#blank();
    const text = this.#text;
    const at = this.#at;
    for (let index = 0; index < wanted.length; index += 1) {
      if (text.charCodeAt(at + index) !== wanted.charCodeAt(index)) return false;
    }
    this.#at = at + wanted.length;
    return true;
  }

  #blank(): void {
    if (this.#text.charCodeAt(this.#at) === space) this.#at += 1;
  }

  /** `[1, 2]`: whole numbers of up to fifteen digits as JSON writes them; undefined for anything else. */
  #numbers(): readonly number[] | undefined {
    if (!this.#character(0x5b)) return undefined;
    const found: number[] = [];
    while (!this.#character(0x5d)) {
      if (found.length > 0 && !this.#character(0x2c)) return undefined;
      this.#blank();
      const value = this.#number();
      if (value === undefined) return undefined;
      found.push(value);
    }
    return found;
  }

  #number(): number | undefined {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    let value = 0;
    for (;;) {
      const digit = text.charCodeAt(at) - 0x30;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
      at += 1;
    }
    const digits = at - start;
    const padded = digits > 1 && text.charCodeAt(start) === 0x30;
    if (digits === 0 || digits > mostDigits || padded) return undefined;
    this.#at = at;
    return value;
  }
}

/** Capital letters, digits and `_`. */
function isOfDtype(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
