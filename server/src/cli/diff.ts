// `diff` (jsdiff) is what npm itself has for unified diffs; it has no dependency.
import { decodeText } from "../text/decode.ts";

/** A change of a file as a unified diff, which `git apply` and `patch` take. Empty where nothing changed. */
export async function unifiedDiff(name: string, before: Uint8Array, after: Uint8Array): Promise<string> {
  if (Buffer.compare(before, after) === 0) return "";
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
