import { openText } from "../../server/src/documents/open.ts";
import { factSource } from "../../server/src/facts/extract.ts";
import { extractors } from "../../server/src/facts/extractors.ts";
import type { RemoteReferenceFact, UnnamedReferenceFact } from "../../server/src/facts/facts.ts";
import { memoryHost } from "../../server/src/hosts/memory/memory-host.ts";
import { testEnvironment } from "./check.ts";

const named = ["model-reference", "dataset-reference", "artifact-reference"] as const;

/** What a text names of registries, in the order of its text. */
export async function referencesIn(path: string, text: string): Promise<readonly RemoteReferenceFact[]> {
  const request = requestFor(path, text);
  const found = await Promise.all(named.map((kind) => request(kind)));
  return found.flat().sort((left, right) => left.span.start - right.span.start);
}

/** What stands in the place of names, and is none of a registry. */
export async function unnamedIn(path: string, text: string): Promise<readonly UnnamedReferenceFact[]> {
  const request = requestFor(path, text);
  return [...(await request("unresolved-reference")), ...(await request("local-reference"))];
}

function requestFor(path: string, text: string) {
  const environment = testEnvironment(memoryHost({ [path]: text }));
  return factSource(openText({ path, text }, environment), environment, extractors);
}
