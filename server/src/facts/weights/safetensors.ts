import type { ByteDocument } from "../../documents/document.ts";
import type { HeaderJson } from "../../formats/safetensors/file.ts";
import { askHub, type HubAnswer } from "../../formats/safetensors/hub.ts";
import { readSafetensors, type SafetensorsRead } from "../../formats/safetensors/read.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Problem } from "../../host/problem.ts";
import { stringValue } from "../../syntax/json/navigate.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import type { JsonNode } from "../../syntax/json/tree.ts";
import type { SafetensorsFact } from "../facts.ts";

/** `__metadata__`'s strings lie two deep; an entry's numbers too. With room for what stands where it should not. */
const deepest = 16;

const headerJson: HeaderJson = {
  outline: (text) =>
    parseJson(text, { depth: deepest, opaque: (key, depth) => depth === 1 && key !== "__metadata__" }),
  parse: (text) => parseJson(text, { depth: deepest }),
  // The nodes are those that were handed out here: the format's view of them is narrower than the tree's.
  stringValue: (text, node) => stringValue(text, node as JsonNode),
};

/** What other kinds of content are called, where the name says safetensors. */
const contentNames: Readonly<Partial<Record<ByteDocument["kind"], string>>> = {
  pickle: "a pickle, which runs code when it is loaded",
  zip: "a zip archive, as torch.save writes it",
  npy: "a NumPy array",
  binary: "of another format",
};

/** The header of a safetensors file with all that is wrong with it; also for other content under that name. */
export async function safetensorsFacts(
  document: ByteDocument,
  limits: Limits,
): Promise<readonly SafetensorsFact[]> {
  if (document.kind !== "safetensors") return misnamed(document);
  if (document.problems.some(({ kind }) => kind === "unreadable")) return [];
  try {
    const read = await readSafetensors(document.source, headerJson, limits);
    return [factOf(read, await askHub(document.source))];
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    const problem: Problem = { kind: "truncated", code: "truncated", message: error.message };
    return [{ kind: "safetensors", headerBytes: 0, tensors: [], metadata: {}, problems: [problem] }];
  }
}

function factOf({ value, problems }: SafetensorsRead, hub: HubAnswer): SafetensorsFact {
  const known = problems.length > 0;
  const refusal: readonly Problem[] =
    known || hub.accepts
      ? []
      : [
          {
            kind: "malformed",
            code: "hub-refuses",
            message: `the hub's own reader refuses the file (${hub.reason})`,
            offset: 0,
          },
        ];
  return {
    kind: "safetensors",
    headerBytes: value.headerBytes,
    tensors: value.tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape })),
    metadata: value.metadata,
    problems: [...problems, ...refusal],
    acceptedByHub: hub.accepts,
  };
}

function misnamed(document: ByteDocument): readonly SafetensorsFact[] {
  const content = contentNames[document.kind];
  if (content === undefined || !/\.safetensors$/i.test(document.path)) return [];
  const message = `the file is no safetensors file but ${content}`;
  const problem: Problem = { kind: "malformed", code: "other-format", message, offset: 0 };
  return [{ kind: "safetensors", headerBytes: 0, tensors: [], metadata: {}, problems: [problem] }];
}
