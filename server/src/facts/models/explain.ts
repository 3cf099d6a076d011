import type { ByteDocument } from "../../documents/document.ts";
import type { DocumentEnvironment } from "../../documents/open.ts";
import { factSource } from "../extract.ts";
import { extractors } from "../extractors.ts";
import type { ModelCodeFact, ModelFileFact } from "../facts.ts";

/** What the models in a file say of themselves, and what of them runs, reads, writes or loads. */
export interface ModelExplanation {
  readonly models: readonly ModelFileFact[];
  readonly code: readonly ModelCodeFact[];
}

/** Reads a model file once more, for people who want to see what it says of itself. Nothing is run. */
export async function explainModels(
  document: ByteDocument,
  environment: DocumentEnvironment,
): Promise<ModelExplanation> {
  const request = factSource(document, environment, extractors);
  const [models, code] = await Promise.all([request("model-file"), request("model-code")]);
  return { models, code };
}
