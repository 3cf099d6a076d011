import type { EnsuredLine } from "../finding/finding.ts";

/** A text with a line at its end; undefined where it has that line, or one that is as good, already. */
export function withLine(text: string, { line, sameStart }: EnsuredLine): string | undefined {
  const present = text.split(/\r?\n/).some((written) => {
    const plain = written.trim().replace(/^export\s+/, "");
    if (plain === line || plain === `/${line}`) return true;
    return sameStart !== undefined && plain.startsWith(sameStart);
  });
  if (present) return undefined;
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : end;
  return `${text}${gap}${line}${end}`;
}
