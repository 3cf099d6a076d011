import type { ChangedStretch } from "./difference.ts";
import type {
  Block,
  ClassStatement,
  CompoundStatement,
  FunctionStatement,
  PlacedStatement,
  Statement,
} from "./ir.ts";

/** Statements of a former text, in order, by where they began in it. */
export class FormerStatements {
  readonly #placed: readonly PlacedStatement[];
  readonly #base: number;
  readonly #changed: ChangedStretch;
  #next = 0;

  constructor(placed: readonly PlacedStatement[], base: number, changed: ChangedStretch) {
    this.#placed = placed;
    this.#base = base;
    this.#changed = changed;
  }

  /** The statement that stood at this stretch of the new text, where nothing in it has changed. */
  unchanged(from: number, to: number): Statement | undefined {
    const { start, oldEnd, newEnd } = this.#changed;
    if (to > start && from < newEnd) return undefined;
    const found = this.#at(from >= newEnd ? from + oldEnd - newEnd : from);
    const fits = found !== undefined && found.length === to - from && !found.broken;
    return fits ? found : undefined;
  }

  /** The statements inside the one that began, or ended, where this changed one does now. */
  inside(from: number, to: number): FormerStatements | undefined {
    const { start, oldEnd, newEnd } = this.#changed;
    const former =
      (from <= start ? this.#placed[this.#indexOf((row) => row.at, from - this.#base)] : undefined) ??
      this.#endingAt(to + oldEnd - newEnd, oldEnd);
    if (former === undefined) return undefined;
    const nested = blocksOf(former.statement).flatMap((block) => block.statements);
    if (nested.length === 0) return undefined;
    return new FormerStatements(nested, this.#base + former.at, this.#changed);
  }

  #endingAt(end: number, oldEnd: number): PlacedStatement | undefined {
    if (end < oldEnd) return undefined;
    return this.#placed[this.#indexOf((row) => row.at + row.statement.length, end - this.#base)];
  }

  /** The index of the statement whose offset is this; -1 where there is none. Offsets rise along the list. */
  #indexOf(offsetOf: (row: PlacedStatement) => number, offset: number): number {
    let low = 0;
    let high = this.#placed.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const row = this.#placed[middle];
      const found = row === undefined ? offset : offsetOf(row);
      if (found === offset) return row === undefined ? -1 : middle;
      if (found < offset) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #at(offset: number): Statement | undefined {
    for (; this.#next < this.#placed.length; this.#next += 1) {
      const row = this.#placed[this.#next];
      if (row === undefined || this.#base + row.at > offset) return undefined;
      if (this.#base + row.at === offset) return row.statement;
    }
    return undefined;
  }
}

type WithBlocks =
  | Pick<FunctionStatement, "kind" | "body">
  | Pick<ClassStatement, "kind" | "body">
  | Pick<CompoundStatement, "kind" | "arms">
  | { readonly kind: Exclude<Statement["kind"], "function" | "class" | "compound"> };

/** The blocks that stand directly in a statement, in the order of the text. */
export function blocksOf(statement: WithBlocks): readonly Block[] {
  switch (statement.kind) {
    case "function":
    case "class":
      return [statement.body];
    case "compound":
      return statement.arms.map((arm) => arm.body);
    default:
      return [];
  }
}
