import type { Span } from "../../text/span.ts";
import type { TreeReader } from "./cursor.ts";
import type { WalrusExpression } from "./ir.ts";
import { code } from "./node-codes.ts";

/**
 * How deep a reader of the tree follows nesting. CPython itself stops at 200 open brackets and 100
 * levels of indentation (Parser/lexer/state.h, MAXLEVEL and MAXINDENT); the rest is for nesting
 * without brackets. What lies deeper is left out, and its statement is marked as broken.
 */
const depthLimit = 400;

/** Where lowering stands in the tree, and what it collects on the way. */
export class Walk {
  readonly text: string;
  readonly cursor: TreeReader;
  readonly #codes: Uint8Array;
  /** Whether names are copied out of the text, so that a kept statement does not keep the text alive. */
  readonly #detached: boolean;
  /** Where the statement begins that is lowered now. */
  base = 0;
  comments: Span[] = [];
  walruses: WalrusExpression[] = [];
  broken = false;
  /** Absolute stretches that the parser took for one statement, though they go over the end of its line. */
  readonly crossing: Span[] = [];
  /** Absolute stretches that are broken, and stay on their line. */
  readonly damaged: Span[] = [];
  #depth = 0;

  constructor(text: string, cursor: TreeReader, codes: Uint8Array, detached: boolean) {
    this.text = text;
    this.cursor = cursor;
    this.#codes = codes;
    this.#detached = detached;
  }

  code(): number {
    return this.#codes[this.cursor.typeId()] ?? code.unknown;
  }

  /** Absolute. */
  start(): number {
    return this.cursor.start();
  }

  /** Absolute. */
  end(): number {
    return this.cursor.end();
  }

  /** A piece of the text that is kept. */
  slice(start: number, end: number): string {
    const piece = this.text.slice(start, end);
    // V8 keeps the whole text alive for a slice of 13 units or more (v8/src/objects/string.h,
    // SlicedString::kMinLength); a slice of a fresh string keeps only that.
    return this.#detached && piece.length >= 13 ? ` ${piece}`.slice(1) : piece;
  }

  /** Calls `visit` with the code of each child that is neither a plain token nor a comment. */
  each(visit: (childCode: number) => void): void {
    if (!this.cursor.firstChild()) return;
    do this.visitOne(visit);
    while (this.cursor.nextSibling());
    this.cursor.parent();
  }

  /** The same for the siblings that follow the current node. */
  eachFollowing(visit: (childCode: number) => void): void {
    while (this.cursor.nextSibling()) this.visitOne(visit);
  }

  private visitOne(visit: (childCode: number) => void): void {
    const childCode = this.code();
    if (childCode === code.token || childCode === code.line_continuation) return;
    if (childCode === code.comment) this.addComment();
    else visit(childCode);
  }

  addComment(): void {
    this.comments.push({ start: this.start() - this.base, end: this.end() - this.base });
  }

  /** Goes one level deeper, unless that is too deep: then the statement is marked. Pair it with `leave`. */
  enter(): boolean {
    if (this.#depth >= depthLimit) {
      this.broken = true;
      return false;
    }
    this.#depth += 1;
    return true;
  }

  leave(): void {
    this.#depth -= 1;
  }
}
