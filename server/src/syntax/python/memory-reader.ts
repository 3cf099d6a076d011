import { isPart, type OpenReader, type TreeReader } from "./cursor.ts";
import { code, errorTypeId } from "./node-codes.ts";

/** The memory of the parser's WebAssembly instance. Its buffer is another one after it has grown. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

/*
 * Where things are, in words of 32 bits. From tree-sitter 0.27.1: `TSTree` (lib/src/tree.h), `TSLanguage`
 * (lib/src/parser.h), `Subtree`, `SubtreeInlineData` and `SubtreeHeapData` (lib/src/subtree.h), laid out
 * for 32-bit pointers. Lengths are in bytes of UTF-16.
 */
const treeRoot = 0;
const treeLanguage = 2;
const languageAliasLength = 9;
const languagePublicSymbols = 19;
const languageAliases = 21;
const subtreeWords = 2;
const nodePadding = 1;
const nodeSize = 4;
const nodeChildCount = 9;
const nodeSymbol = 10;
const nodeFlags = 11;
const nodeVisibleChildCount = 12;
const nodeProduction = 16;

/** The bit of a subtree's first word that tells a small leaf from an address; its flags follow. */
const leafMark = 1;
/** Bits of the flags, which a small leaf and a node on the heap have in one order, as far as they go. */
const visibleFlag = 1;
const extraFlag = 4;

/** What is kept of each node or hidden node around the one that the reader stands on. */
const frameWords = 9;

/**
 * Reads trees where the library keeps them. That takes a fraction of the time of its cursor, which is
 * called several times a node, and asks for the symbol, the start and the end one by one.
 *
 * It rests on the layout of one version: see `checkedReader` for what happens where that does not fit.
 *
 * @param codes of node types, by the number that the library gives
 * @param symbolCount how many types the language has
 * @param plain for a tree of which no address is found
 */
export function memoryReader(
  memory: WasmMemory,
  codes: Uint8Array,
  symbolCount: number,
  plain: OpenReader,
): OpenReader {
  let reader: MemoryReader | undefined;
  return (tree) => {
    // The library keeps the address of a tree under a number as a name.
    const address: unknown = Reflect.get(tree, 0);
    if (typeof address !== "number") return plain(tree);
    const { buffer } = memory;
    if (reader?.buffer !== buffer) reader = new MemoryReader(buffer, codes, symbolCount, address);
    reader.open(address);
    return reader;
  };
}

export class MemoryReader implements TreeReader {
  readonly buffer: ArrayBuffer;
  code = 0;
  start = 0;
  end = 0;
  readonly #words: Int32Array;
  readonly #halves: Uint16Array;
  /** Codes by the parser's own symbols, several of which may stand for one type. */
  readonly #codes: Uint8Array;
  /** The rows of aliases by production, as an index of halves, and the length of a row. */
  readonly #aliases: number;
  readonly #aliasLength: number;
  /** Where the node lies that it stands on; 0 for a small leaf. */
  #node = 0;
  /** The children of the innermost frame: where the next lies, how many are left, where the last ended. */
  #slot = 0;
  #left = 0;
  #position = 0;
  /** Where the alias of the next child is; 0 where no child has one. */
  #alias = 0;
  /** Whether the innermost frame is a node of the grammar's own, whose children count as its parent's. */
  #hidden = 0;
  #frames = new Int32Array(64 * frameWords);
  #depth = 0;
  /** How many children may still be looked at: no tree has more than fit into the memory. */
  #steps = 0;

  constructor(buffer: ArrayBuffer, codes: Uint8Array, symbolCount: number, tree: number) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer, 0, buffer.byteLength >> 2);
    this.#halves = new Uint16Array(buffer, 0, buffer.byteLength >> 1);
    const language = this.#word((tree >> 2) + treeLanguage) >>> 2;
    this.#aliasLength = this.#word(language + languageAliasLength) & 0xffff;
    this.#aliases = this.#word(language + languageAliases) >>> 1;
    const publicSymbols = this.#word(language + languagePublicSymbols) >>> 1;
    this.#codes = new Uint8Array(errorTypeId + 1);
    for (let symbol = 0; symbol < symbolCount; symbol += 1) {
      this.#codes[symbol] = codes[this.#halves[publicSymbols + symbol] ?? 0] ?? code.unknown;
    }
    // No table of the language knows it.
    this.#codes[errorTypeId] = code.ERROR;
  }

  open(tree: number): void {
    this.#steps = this.#words.length;
    this.#depth = 0;
    this.#alias = 0;
    this.#hidden = 0;
    // The root is read as if it were an only child.
    this.#slot = (tree >> 2) + treeRoot;
    this.#left = 1;
    this.#position = 0;
    this.#node = 0;
    this.code = code.ERROR;
    this.start = 0;
    this.end = 0;
    this.#advance(false);
  }

  close(): void {}

  firstChild(): boolean {
    return this.#enter(false);
  }

  firstPart(): boolean {
    return this.#enter(true);
  }

  nextPart(): boolean {
    return this.#advance(true);
  }

  parent(): void {
    while (this.#depth > 0 && this.#hidden === 1) this.#pop();
    this.#pop();
  }

  #word(at: number): number {
    return this.#words[at] ?? 0;
  }

  #enter(parts: boolean): boolean {
    const node = this.#node;
    if (node === 0 || this.#word(node + nodeChildCount) === 0) return false;
    this.#push(node, this.start << 1, 0);
    if (this.#advance(parts)) return true;
    this.#pop();
    return false;
  }

  /** Opens the children of a node, which begins at this byte. */
  #push(node: number, position: number, hidden: number): void {
    if ((this.#depth + 1) * frameWords > this.#frames.length) {
      const frames = new Int32Array(this.#frames.length * 2);
      frames.set(this.#frames);
      this.#frames = frames;
    }
    const frames = this.#frames;
    const at = this.#depth * frameWords;
    frames[at] = this.#slot;
    frames[at + 1] = this.#left;
    frames[at + 2] = this.#position;
    frames[at + 3] = this.#alias;
    frames[at + 4] = this.#hidden;
    frames[at + 5] = this.#node;
    frames[at + 6] = this.code;
    frames[at + 7] = this.start;
    frames[at + 8] = this.end;
    this.#depth += 1;
    this.#hidden = hidden;
    // Children lie before the node that they belong to.
    const count = this.#word(node + nodeChildCount);
    const slot = node - count * subtreeWords;
    this.#slot = slot;
    this.#left = count;
    // A node begins behind the padding of its first child.
    this.#position = position - this.#paddingAt(slot);
    const production = this.#word(node + nodeProduction) >>> 16;
    this.#alias = production === 0 ? 0 : this.#aliases + production * this.#aliasLength;
  }

  #paddingAt(slot: number): number {
    const word = this.#word(slot);
    if ((word & leafMark) !== 0) return (this.#word(slot + 1) >>> 16) & 0xff;
    return this.#word((word >>> 2) + nodePadding);
  }

  /** Goes to the next child of the innermost frame, those of its hidden children included. */
  #advance(parts: boolean): boolean {
    for (;;) {
      if (parts && this.#alias === 0) this.#passTokens();
      while (this.#left > 0) {
        this.#steps -= 1;
        if (this.#steps < 0) return false;
        if (this.#step(parts)) return true;
      }
      if (this.#hidden === 0) return false;
      this.#closeHidden();
    }
  }

  /** Passes over children that are small leaves and no parts: most of all, `(`, `.` and `,`. None has an alias. */
  #passTokens(): void {
    const words = this.#words;
    const codes = this.#codes;
    let slot = this.#slot;
    let left = this.#left;
    let position = this.#position;
    while (left > 0) {
      const word = words[slot] ?? 0;
      if ((word & leafMark) === 0) break;
      if (((word >>> 1) & visibleFlag) !== 0 && isPart(codes[(word >>> 8) & 0xff] ?? code.unknown)) break;
      const lengths = words[slot + 1] ?? 0;
      position += ((lengths >>> 16) & 0xff) + (lengths >>> 24);
      slot += subtreeWords;
      left -= 1;
    }
    this.#steps -= this.#left - left;
    this.#slot = slot;
    this.#left = left;
    this.#position = position;
  }

  /**
   * Takes one child, as `ts_tree_cursor_child_iterator_next` does (lib/src/tree_cursor.c): goes to it
   * where it is visible or has an alias, opens it where it is hidden.
   */
  #step(parts: boolean): boolean {
    const slot = this.#slot;
    const word = this.#word(slot);
    const lengths = this.#word(slot + 1);
    const isLeaf = (word & leafMark) !== 0;
    const node = isLeaf ? 0 : word >>> 2;
    const start = this.#position + (isLeaf ? (lengths >>> 16) & 0xff : this.#word(node + nodePadding));
    const end = start + (isLeaf ? lengths >>> 24 : this.#word(node + nodeSize));
    const flags = isLeaf ? word >>> 1 : this.#word(node + nodeFlags);
    this.#slot = slot + subtreeWords;
    this.#left -= 1;
    this.#position = end;
    const alias = this.#alias !== 0 && (flags & extraFlag) === 0 ? this.#nextAlias() : 0;
    if (alias === 0 && (flags & visibleFlag) === 0) {
      if (!isLeaf && this.#hasVisibleChild(node)) this.#push(node, start, 1);
      return false;
    }
    const symbol = isLeaf ? (word >>> 8) & 0xff : this.#word(node + nodeSymbol) & 0xffff;
    const nodeCode = this.#codes[alias === 0 ? symbol : alias] ?? code.unknown;
    if (parts && !isPart(nodeCode)) return false;
    this.#node = node;
    this.code = nodeCode;
    this.start = start >>> 1;
    this.end = end >>> 1;
    return true;
  }

  /** The alias of the next child that is no comment or the like; 0 for none. */
  #nextAlias(): number {
    const alias = this.#halves[this.#alias] ?? 0;
    this.#alias += 1;
    return alias;
  }

  #hasVisibleChild(node: number): boolean {
    return this.#word(node + nodeChildCount) > 0 && this.#word(node + nodeVisibleChildCount) > 0;
  }

  /** Closes a hidden frame; the node stays the one that was reached last. */
  #closeHidden(): void {
    this.#depth -= 1;
    const frames = this.#frames;
    const at = this.#depth * frameWords;
    this.#slot = frames[at] ?? 0;
    this.#left = frames[at + 1] ?? 0;
    this.#position = frames[at + 2] ?? 0;
    this.#alias = frames[at + 3] ?? 0;
    this.#hidden = frames[at + 4] ?? 0;
  }

  /** Closes the innermost frame, and stands on the node that it was opened from. */
  #pop(): void {
    if (this.#depth === 0) return;
    this.#closeHidden();
    const frames = this.#frames;
    const at = this.#depth * frameWords;
    this.#node = frames[at + 5] ?? 0;
    this.code = frames[at + 6] ?? 0;
    this.start = frames[at + 7] ?? 0;
    this.end = frames[at + 8] ?? 0;
  }
}
