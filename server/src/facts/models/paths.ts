/** Why a path that a model names leads out of its folder. */
export interface PathEscape {
  readonly code: "absolute-path" | "parent-path" | "address" | "nul-path";
  /** A clause: `an absolute path`. */
  readonly what: string;
}

/** Undefined for a path that stays in its folder, on every system: Windows' separators and drives count everywhere. */
export function escapeOf(path: string): PathEscape | undefined {
  if (path.includes("\0"))
    return { code: "nul-path", what: "a path with a NUL in it, at which programs in C stop" };
  if (/^[A-Za-z][\w+.-]+:\/\//.test(path)) return { code: "address", what: "an address" };
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path)) return { code: "absolute-path", what: "an absolute path" };
  return climbs(path)
    ? { code: "parent-path", what: "a path with `..` that leads out of the folder" }
    : undefined;
}

/** Whether `..` leads above the start: `a/../b` stays. */
function climbs(path: string): boolean {
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    if (part === "..") depth -= 1;
    else if (part !== "" && part !== ".") depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** A path for a message: printable, and never longer than a line. */
export function shownPath(path: string): string {
  const printable = path.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return `\`${printable.length > 100 ? `${printable.slice(0, 100)}…` : printable}\``;
}
