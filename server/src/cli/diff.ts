// `diff` (jsdiff) is what npm itself has for unified diffs; it has no dependency.
import { printable } from "../reporters/escape.ts";
import { decodeText } from "../text/decode.ts";
import type { Terminal } from "./command.ts";
import { coverNames } from "./cover-names.ts";

/**
 * Prints a change of a file as a unified diff, which `git apply` and `patch` take. Nothing where nothing changed.
 *
 * Keys are masked as everywhere. Such a diff shows what would change, and does not apply: that is said.
 */
export async function printDiff(
  terminal: Terminal,
  name: string,
  {
    before,
    after,
    cover = (text) => text,
  }: {
    readonly before: Uint8Array;
    readonly after: Uint8Array;
    /** Covers what the two texts alone do not tell. */
    readonly cover?: ((text: string) => string) | undefined;
  },
): Promise<void> {
  if (Buffer.compare(before, after) === 0) return;
  const texts = [decodeText(before).text, decodeText(after).text] as const;
  const diff = await unifiedDiff(name, texts);
  const { maskersOf, maskSecrets } = await import("../knowledge/key-formats/mask.ts");
  // By the whole texts: the name of a key may stand above the lines that the diff shows, or be what the fix takes away.
  const known = maskersOf(texts[0]).words;
  const pieces = await unifiedDiff(name, [maskSecrets(cover(texts[0])), maskSecrets(cover(texts[1]))]);
  const masked = await coverNames(known(pieces), [name]);
  await terminal.stdout.write(masked);
  if (masked === diff) return;
  await terminal.stderr.write(
    `${printable(await coverNames(name, [name]))}: a key is masked in this diff, so it does not apply; --fix does\n`,
  );
}

async function unifiedDiff(name: string, [before, after]: readonly [string, string]): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  return createTwoFilesPatch(quoted(`a/${name}`), quoted(`b/${name}`), before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** As git writes names that a line cannot hold. */
function quoted(name: string): string {
  return /[\p{Cc}"\\]/u.test(name) ? JSON.stringify(name) : name;
}
