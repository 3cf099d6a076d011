/** A half-open range of a text, in UTF-16 code units from its start. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text as editors count it: zero-based line, zero-based UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Two positions, the second exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Whether two spans share a code unit, or touch where one of them is empty. */
export function overlaps(left: Span, right: Span): boolean {
  if (left.start === left.end || right.start === right.end) {
    return left.start <= right.end && right.start <= left.end;
  }
  return left.start < right.end && right.start < left.end;
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
