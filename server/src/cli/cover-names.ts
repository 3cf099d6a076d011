/** A name of a file without so long a piece holds no key. */
const longPiece = /[\w-]{20}/;

/** A text with the keys covered that stand in names of files: they are told by their shape alone. */
export async function coverNames(text: string, names: readonly string[]): Promise<string> {
  const long = names.filter((name) => longPiece.test(name));
  if (long.length === 0) return text;
  const { shapedKeysIn } = await import("../knowledge/key-formats/mask.ts");
  let covered = text;
  for (const { key, masked } of long.flatMap((name) => shapedKeysIn(name))) {
    covered = withoutEnds(
      covered.replaceAll(key, () => masked),
      key,
    );
  }
  return covered;
}

const shortestEnd = 6;

/** A table keeps the end of a long name: `…/name.py`. */
function withoutEnds(text: string, key: string): string {
  return text.replace(/\u2026([\w-]+)/g, (whole: string, end: string) => {
    const shown = end.slice(0, commonEnd(end, key));
    return shown.length < shortestEnd ? whole : `\u2026${"*".repeat(shown.length)}${end.slice(shown.length)}`;
  });
}

/** How many first characters of a text are the last ones of a key. */
function commonEnd(text: string, key: string): number {
  for (let length = Math.min(text.length, key.length); length > 0; length -= 1)
    if (key.endsWith(text.slice(0, length))) return length;
  return 0;
}
