import type { Document } from "../../documents/document.ts";
import type { CallFact, PatchFact } from "../facts.ts";
import { callFacts, patchFacts } from "./calls.ts";

/** Calls and patches of a script or a notebook. */
export async function extractCode(document: Document): Promise<readonly (CallFact | PatchFact)[]> {
  if (document.kind !== "python" && document.kind !== "notebook") return [];
  const module = await document.module();
  return [...callFacts(module, document.text), ...patchFacts(module, document.text)];
}
