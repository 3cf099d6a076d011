import type { Problem } from "../../host/problem.ts";
import { BrokenStructure, type FlatBuffer, type FlatTable } from "./buffer.ts";

const mostProblems = 50;

/**
 * The reading of one FlatBuffers file, unit by unit. What is broken becomes a problem, `structure` for an offset that
 * leads nowhere and `limit` once the bound of units is hit, and reading goes on beside it.
 */
export class FlatReading {
  readonly flat: FlatBuffer;
  readonly problems: Problem[] = [];
  readonly #mostUnits: number;
  #isFull = false;

  constructor(flat: FlatBuffer, mostUnits: number) {
    this.flat = flat;
    this.#mostUnits = mostUnits;
  }

  problem(code: string, message: string, offset: number, kind: Problem["kind"] = "malformed"): void {
    if (this.problems.length < mostProblems) this.problems.push({ kind, code, message, offset });
  }

  /** Undefined where the structure is broken or the bound is hit. */
  async unit<T>(work: () => T): Promise<T | undefined> {
    if (!this.flat.takeUnit()) {
      if (!this.#isFull)
        this.problem("limit", `more than ${this.#mostUnits} tables are not read`, 0, "limit");
      this.#isFull = true;
      return undefined;
    }
    const answer = await this.flat.unit(work);
    if (!(answer instanceof BrokenStructure)) return answer;
    this.problem("structure", answer.message, answer.offset);
    return undefined;
  }

  /** What a function makes of each table of a vector, in order; a broken table ends it, since others count on places. */
  async each<T>(
    table: FlatTable,
    field: number,
    what: string,
    read: (element: FlatTable, index: number) => T,
  ): Promise<readonly T[]> {
    const vector = await this.unit(() => table.vector(field, 4, what));
    const found: T[] = [];
    for (let index = 0; index < (vector?.count ?? 0); index += 1) {
      const made = await this.unit(() => {
        const element = this.flat.tableAt((vector?.start ?? 0) + 4 * index, `element ${index} of ${what}`);
        return { value: read(element, index) };
      });
      if (made === undefined) break;
      found.push(made.value);
    }
    return found;
  }

  /** The file's head: whether it is long enough and has its identifier, eight bytes on. */
  async hasMark(mark: string, format: string): Promise<boolean> {
    const { size } = this.flat;
    if (size < 8) {
      const message = size === 0 ? "the file is empty" : "the file ends inside its head";
      this.problem("truncated", message, 0, "truncated");
      return false;
    }
    if ((await this.flat.unit(() => this.flat.text(4, 4, "the mark"))) === mark) return true;
    this.problem("no-mark", `the file does not begin as ${format} file`, 0);
    return false;
  }
}
