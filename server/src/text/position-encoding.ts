/** How a protocol counts the columns of a line: bytes of UTF-8, code units of UTF-16, or code points. */
export type PositionEncoding = "utf-8" | "utf-16" | "utf-32";

/**
 * A column in UTF-16 code units as a column in another encoding. Both count from the start of `line`,
 * the text of one line. A column inside a surrogate pair counts as the pair's start, one past the end
 * as the end.
 */
export function fromUtf16Column(line: string, column: number, encoding: PositionEncoding): number {
  const end = Math.min(Math.max(column, 0), line.length);
  if (encoding === "utf-16") return end;
  let units = 0;
  let count = 0;
  while (units < end) {
    const point = line.codePointAt(units) ?? 0;
    const next = units + (point > 0xffff ? 2 : 1);
    if (next > end) break;
    count += encoding === "utf-32" ? 1 : utf8Length(point);
    units = next;
  }
  return count;
}

/** A column of another encoding in UTF-16 code units; one inside a character counts as its start. */
export function toUtf16Column(line: string, column: number, encoding: PositionEncoding): number {
  if (encoding === "utf-16") return Math.min(Math.max(column, 0), line.length);
  let units = 0;
  let count = 0;
  while (units < line.length && count < column) {
    const point = line.codePointAt(units) ?? 0;
    count += encoding === "utf-32" ? 1 : utf8Length(point);
    if (count > column) break;
    units += point > 0xffff ? 2 : 1;
  }
  return units;
}

/** A lone surrogate counts three bytes, as the replacement character does that stands for it in UTF-8. */
function utf8Length(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
