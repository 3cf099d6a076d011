// `diff` (jsdiff) is what npm itself has for unified diffs; it has no dependency.
import { printable } from "../reporters/escape.ts";
import { decodeText } from "../text/decode.ts";
import type { Terminal } from "./command.ts";

/**
 * Prints a change of a file as a unified diff, which `git apply` and `patch` take. Nothing where nothing changed.
 *
 * Keys are masked as everywhere. Such a diff shows what would change, and does not apply: that is said.
 */
export async function printDiff(
  terminal: Terminal,
  name: string,
  { before, after }: { readonly before: Uint8Array; readonly after: Uint8Array },
): Promise<void> {
  if (Buffer.compare(before, after) === 0) return;
  const diff = await unifiedDiff(name, before, after);
  const { maskSecrets } = await import("../knowledge/key-formats/mask.ts");
  const masked = maskSecrets(diff);
  await terminal.stdout.write(masked);
  if (masked === diff) return;
  await terminal.stderr.write(
    `${printable(name)}: a key is masked in this diff, so it does not apply; --fix does\n`,
  );
}

async function unifiedDiff(name: string, before: Uint8Array, after: Uint8Array): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  return createTwoFilesPatch(
    quoted(`a/${name}`),
    quoted(`b/${name}`),
    decodeText(before).text,
    decodeText(after).text,
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
}

/** As git writes names that a line cannot hold. */
function quoted(name: string): string {
  return /[\p{Cc}"\\]/u.test(name) ? JSON.stringify(name) : name;
}
