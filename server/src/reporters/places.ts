import type { Location } from "../finding/finding.ts";
import { printable } from "./escape.ts";
import { reportedPath } from "./report.ts";

/**
 * `load.py:12:8`, `demo.ipynb:cell 3:1:8`, `demo.ipynb:cell 3:output 1`, `model.pt!archive/data.pkl @ 0x1f`.
 * Counted from one; offsets are bytes from zero.
 */
export function placeOf(location: Location, workingFolder: string): string {
  const path = printable(reportedPath(location.path, workingFolder));
  const inner = innerOf(location);
  const separator = inner === "" || /^[! ]/.test(inner) ? "" : ":";
  return `${path}${separator}${inner}`;
}

/** A place within its file: empty for the file as a whole. */
function innerOf(location: Location): string {
  const parts: string[] = [];
  if (location.cell !== undefined) parts.push(`cell ${location.cell + 1}`);
  if (location.output !== undefined) parts.push(`output ${location.output + 1}`);
  if (location.range !== undefined) {
    const { line, character } = location.range.start;
    parts.push(String(line + 1), String(character + 1));
  }
  const member = location.inner === undefined ? "" : `!${printable(location.inner)}`;
  const offset = location.offset === undefined ? "" : ` @ 0x${location.offset.toString(16)}`;
  return `${parts.join(":")}${member}${offset}`;
}

/**
 * Several places in a line, a file's name only where it changes: `a.py:3:1, 8:5, b.py:1:1 and 12 more places`.
 *
 * @param most so many places are named; one more is named rather than counted
 */
export function placeList(locations: readonly Location[], workingFolder: string, most: number): string {
  const named = locations.length <= most + 1 ? locations : locations.slice(0, most);
  const texts = named.map((location, index) => {
    const sameFile = index > 0 && named[index - 1]?.path === location.path;
    return (sameFile && innerOf(location).trim()) || placeOf(location, workingFolder);
  });
  const rest = locations.length - named.length;
  return `${texts.join(", ")}${rest === 0 ? "" : ` and ${rest} more places`}`;
}
