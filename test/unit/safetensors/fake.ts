import type { ByteDocument } from "../../../server/src/documents/document.ts";
import type { SafetensorsFact } from "../../../server/src/facts/facts.ts";
import { safetensorsFacts } from "../../../server/src/facts/weights/safetensors.ts";
import { type ByteSource, bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";

/** The fact of a file with this content. */
export async function factOf(
  content: Uint8Array | ByteSource,
  kind: ByteDocument["kind"] = "safetensors",
): Promise<SafetensorsFact> {
  const source = content instanceof Uint8Array ? bufferSource(content) : content;
  const document: ByteDocument = {
    kind,
    path: "/project/model.safetensors",
    problems: [],
    source,
    dispose: () => undefined,
  };
  const [fact] = await safetensorsFacts(document, defaultLimits);
  if (fact === undefined) throw new Error("no fact");
  return fact;
}

/** The codes of all that is wrong with a file, each once. */
export async function codesOf(content: Uint8Array | ByteSource): Promise<readonly string[]> {
  return [...new Set((await factOf(content)).problems.map(({ code }) => code))];
}
