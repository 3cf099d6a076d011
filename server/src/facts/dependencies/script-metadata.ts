import type { DependencyFact } from "../project.ts";
import { readRequirement } from "./requirement.ts";

/** UTF-16 units of the longest block that is read. */
const longestBlock = 20_000;

const opening = "# /// script";

/**
 * What a script says of itself: the list `dependencies` in a comment block that `# /// script` opens.
 *
 * Source: PyPA specifications, "Inline script metadata" (PEP 723). Lines are those of the script.
 */
export function readScriptMetadata(text: string, path: string): readonly DependencyFact[] {
  // Asked at every keystroke.
  if (!text.includes(opening)) return [];
  const lines = text.split(/\r\n|\r|\n/);
  const start = lines.indexOf(opening);
  const end = lines.indexOf("# ///", start + 1);
  if (start < 0 || end < 0) return [];
  const block = lines.slice(start + 1, end).map((line) => line.replace(/^# ?/, ""));
  return block.join("\n").length > longestBlock ? [] : listedIn(block, path, start + 1);
}

/** The strings of `dependencies = […]` among lines of TOML. */
function listedIn(block: readonly string[], path: string, firstLine: number): readonly DependencyFact[] {
  const first = block.findIndex((line) => /^dependencies\s*=\s*\[/.test(line));
  if (first < 0) return [];
  const found: DependencyFact[] = [];
  for (const [offset, line] of block.slice(first).entries()) {
    const content = line.replace(/(?:^|\s)#.*$/, "");
    for (const [, double, single] of content.matchAll(/"([^"\\]{1,300})"|'([^']{1,300})'/g)) {
      const requirement = readRequirement(double ?? single ?? "");
      if (requirement !== undefined) found.push({ ...requirement, path, line: firstLine + first + offset });
    }
    if (/\]\s*$/.test(content)) break;
  }
  return found;
}
