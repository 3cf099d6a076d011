import type { Span } from "../text/span.ts";

/**
 * Why a file, or a part of it, was not read as its consumer would read it.
 *
 * - `unreadable`: the outside did not hand it over (no permission, a FIFO, a broken disk)
 * - `encoding`: bytes that are not the text they should be
 * - `malformed`: the structure is broken, or lies
 * - `truncated`: it ends before its structure does
 * - `limit`: reading stopped at a stated bound
 * - `unsupported`: something that this reader cannot open
 */
export type ProblemKind = "unreadable" | "encoding" | "malformed" | "truncated" | "limit" | "unsupported";

/** Parsers answer these beside their value; none is ever dropped on the way to a finding. */
export interface Problem {
  readonly kind: ProblemKind;
  /** A stable name for tests and rules: `duplicate-key`, `offset-overlap`, `stack-underflow`. */
  readonly code: string;
  /** A clause for a person, without a full stop: `the header says 12 bytes, the file has 9`. */
  readonly message: string;
  /** In text: where. */
  readonly span?: Span;
  /** In bytes: where, counted from the start of the stream that was read. */
  readonly offset?: number;
  /** The member that was read, where it is one. */
  readonly inner?: string;
}

/** What every parser returns: as much as could be read, and what could not. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}
