import type { Problem } from "../../host/problem.ts";

/** R's own bound of a vector's length (R_XLEN_T_MAX). */
export const longestVector = 2 ** 52;

/** Numbers and texts of a serialization one after another, whatever stands for them; after the first problem everything is zero. */
export interface RNumbers {
  readonly problems: readonly Problem[];
  readonly offset: number;
  readonly isBroken: boolean;
  problem(code: string, message: string, kind: Problem["kind"]): void;
  /** 32 bits with their sign. */
  int(): Promise<number>;
  /** The length of a vector. */
  length(): Promise<number>;
  /** The beginning of a text of so many bytes, of which all is passed over. */
  text(length: number): Promise<string>;
  /** Passes over a text of so many bytes. */
  characters(length: number): Promise<void>;
  /** Passes over so many elements of a vector, each of so many bytes. */
  elements(count: number, width: number): Promise<void>;
}
