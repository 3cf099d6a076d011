import type { ProblemKind } from "../../host/problem.ts";
import type { SafetensorsProblem, SafetensorsProblemCode } from "./file.ts";

/** So many problems are told one by one; what is wrong at more places is wrong. */
const mostProblems = 50;

/** Collects what is wrong with one file, bounded. */
export class Findings {
  readonly #problems: SafetensorsProblem[] = [];
  #left = 0;

  /** @param offset bytes from the start of the file */
  add(code: SafetensorsProblemCode, message: string, offset: number, kind: ProblemKind = "malformed"): void {
    if (this.#problems.length >= mostProblems) {
      this.#left += 1;
      return;
    }
    this.#problems.push({ kind, code, message, offset });
  }

  has(...codes: readonly SafetensorsProblemCode[]): boolean {
    return this.#problems.some(({ code }) => codes.includes(code));
  }

  all(): readonly SafetensorsProblem[] {
    if (this.#left === 0) return this.#problems;
    const message = `${this.#left} more problems of the header are not listed`;
    return [...this.#problems, { kind: "limit", code: "limit", message }];
  }
}

/** A tensor's name for a message: quoted, control characters escaped, never longer than a line. */
export function quoted(name: string): string {
  const short = name.length > 80 ? `${name.slice(0, 77)}…` : name;
  return `\`${JSON.stringify(short).slice(1, -1)}\``;
}
