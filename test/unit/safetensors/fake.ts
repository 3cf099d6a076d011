import { readSafetensorsModel } from "../../../server/src/facts/models/safetensors.ts";
import { askHubOf } from "../../../server/src/formats/safetensors/hub.ts";
import { type ByteSource, bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";

/** What is read of a file with this content, and what the hub's parser says of it. */
export async function factOf(content: Uint8Array | ByteSource) {
  const source = content instanceof Uint8Array ? bufferSource(content) : content;
  const path = "/project/model.safetensors";
  const { file, defects = [] } = await readSafetensorsModel({ source, path, limits: defaultLimits });
  return {
    tensors: file?.tensors ?? [],
    metadata: Object.fromEntries((file?.texts ?? []).map(({ name, text }) => [name, text])),
    problems: defects.map(({ problem }) => problem),
    acceptedByHub: (await askHubOf(source)).accepts,
  };
}

/** The codes of all that is wrong with a file, each once. */
export async function codesOf(content: Uint8Array | ByteSource): Promise<readonly string[]> {
  return [...new Set((await factOf(content)).problems.map(({ code }) => code))];
}
