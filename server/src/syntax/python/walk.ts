import type { Span } from "../../text/span.ts";
import type { TreeReader } from "./cursor.ts";
import { noComments } from "./drafts.ts";
import type { Argument, Arm, ArmBinding, Expression, PlacedStatement, WalrusExpression } from "./ir.ts";
import type { Names } from "./names.ts";
import { code } from "./node-codes.ts";
import { Pile } from "./pile.ts";

/**
 * How deep a reader of the tree follows nesting. CPython itself stops at 200 open brackets and 100
 * levels of indentation (Parser/lexer/state.h, MAXLEVEL and MAXINDENT); the rest is for nesting
 * without brackets. What lies deeper is left out, and its statement is marked as broken.
 */
const depthLimit = 400;

/** What `down` and `along` answer where there is nothing more: the code that no part has. */
export const none = code.token;

/** Where lowering stands in the tree, and what it collects on the way. */
export class Walk {
  readonly text: string;
  readonly cursor: TreeReader;
  readonly #names: Names;
  /** Whether pieces are copied out of the text, so that a kept statement does not keep the text alive. */
  readonly #detached: boolean;
  /** Where the statement begins that is lowered now. */
  base = 0;
  broken = false;
  /** Absolute stretches that the parser took for one statement, though they go over the end of its line. */
  readonly crossing: Span[] = [];
  /** Absolute stretches that are broken, and stay on their line. */
  readonly damaged: Span[] = [];
  readonly expressions = new Pile<Expression>();
  readonly arguments = new Pile<Argument>();
  readonly statements = new Pile<PlacedStatement>();
  readonly arms = new Pile<Arm>();
  readonly bindings = new Pile<ArmBinding>();
  /** Nodes of chains that lean left, from the outermost on, between `expression` and its operands. */
  readonly spine: number[] = [];
  #depth = 0;
  /** Of the statement or the block that is lowered now. */
  #comments: Span[] | undefined;
  #walruses: WalrusExpression[] | undefined;
  #lineStart = 0;
  #lineEnd = -1;

  constructor(text: string, cursor: TreeReader, names: Names, detached: boolean) {
    this.text = text;
    this.cursor = cursor;
    this.#names = names;
    this.#detached = detached;
  }

  /** Absolute. */
  start(): number {
    return this.cursor.start;
  }

  /** Absolute. */
  end(): number {
    return this.cursor.end;
  }

  /** From the start of the statement. */
  from(): number {
    return this.cursor.start - this.base;
  }

  /** From the start of the statement. */
  to(): number {
    return this.cursor.end - this.base;
  }

  /** The text of the node, which is a name. */
  name(): string {
    return this.#names.at(this.text, this.cursor.start, this.cursor.end);
  }

  /** A piece of the text that is kept. */
  slice(start: number, end: number): string {
    const piece = this.text.slice(start, end);
    // V8 keeps the whole text alive for a slice of 13 units or more (v8/src/objects/string.h,
    // SlicedString::kMinLength); a slice of a fresh string keeps only that.
    return this.#detached && piece.length >= 13 ? ` ${piece}`.slice(1) : piece;
  }

  /**
   * Goes to the first child that is neither a plain token nor a comment, and answers its code; stays and
   * answers `none`, where there is none. The children of a node are
   *
   *     for (let child = walk.down(); child !== none; child = walk.along()) …
   *
   * after which the walk stands on that node again.
   */
  down(): number {
    if (!this.cursor.firstPart()) return none;
    return this.cursor.code === code.comment ? this.#behindComment() : this.cursor.code;
  }

  /** The same for the next sibling; where there is none, goes back to the parent. */
  along(): number {
    if (this.cursor.nextPart()) {
      return this.cursor.code === code.comment ? this.#behindComment() : this.cursor.code;
    }
    this.cursor.parent();
    return none;
  }

  #behindComment(): number {
    for (;;) {
      this.#addComment();
      if (!this.cursor.nextPart()) {
        this.cursor.parent();
        return none;
      }
      if (this.cursor.code !== code.comment) return this.cursor.code;
    }
  }

  #addComment(): void {
    const span = { start: this.from(), end: this.to() };
    if (this.#comments === undefined) this.#comments = [span];
    else this.#comments.push(span);
  }

  /** From now on comments belong to another statement or block; give what it answers to `endComments`. */
  startComments(): Span[] | undefined {
    const outer = this.#comments;
    this.#comments = undefined;
    return outer;
  }

  /** The comments since `startComments`; from now on they belong to what they belonged to before. */
  endComments(outer: Span[] | undefined): readonly Span[] {
    const comments = this.#comments ?? noComments;
    this.#comments = outer;
    return comments;
  }

  addWalrus(walrus: WalrusExpression): void {
    if (this.#walruses === undefined) this.#walruses = [walrus];
    else this.#walruses.push(walrus);
  }

  /** As `startComments`. */
  startWalruses(): WalrusExpression[] | undefined {
    const outer = this.#walruses;
    this.#walruses = undefined;
    return outer;
  }

  endWalruses(outer: WalrusExpression[] | undefined): readonly WalrusExpression[] | undefined {
    const walruses = this.#walruses;
    this.#walruses = outer;
    return walruses;
  }

  /** Whether a line feed stands between two offsets. */
  crossesLineFeed(start: number, end: number): boolean {
    // The line feed that was found last is kept, so that many statements on a long line cost no search each.
    if (start < this.#lineStart || start > this.#lineEnd) {
      this.#lineStart = start;
      const found = this.text.indexOf("\n", start);
      this.#lineEnd = found < 0 ? this.text.length : found;
    }
    return this.#lineEnd < end;
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
