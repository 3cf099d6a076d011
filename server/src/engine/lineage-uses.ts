import { isTextDocument } from "../documents/document.ts";
import { type DocumentEnvironment, openFile } from "../documents/open.ts";
import { factSource } from "../facts/extract.ts";
import { extractors } from "../facts/extractors.ts";
import type { NamedUse } from "../inventory/report.ts";
import { datasetTriggers, modelTriggers } from "../knowledge/references/table.ts";

/** Models and datasets of the Hugging Face hub that programs name, with their places. */
export async function readUses(
  paths: readonly string[],
  environment: DocumentEnvironment,
): Promise<readonly NamedUse[]> {
  const found: NamedUse[] = [];
  for (const path of paths.filter((one) => /\.(?:py|ipynb)$/i.test(one))) {
    found.push(...(await usesOf(path, environment)));
  }
  return found;
}

const triggers: readonly string[] = [...modelTriggers, ...datasetTriggers];

async function usesOf(path: string, environment: DocumentEnvironment): Promise<readonly NamedUse[]> {
  const document = await openFile(path, environment);
  try {
    if (!isTextDocument(document) || !triggers.some((trigger) => document.text.includes(trigger))) return [];
    const request = factSource(document, environment, extractors);
    const [models, datasets] = await Promise.all([request("model-reference"), request("dataset-reference")]);
    return [...models, ...datasets]
      .filter(({ registry }) => registry === "huggingface")
      .map(({ id, kind, idSpan, api }) => ({
        thing: kind === "dataset-reference" ? "dataset" : "model",
        id,
        place: { path, line: document.lines.positionAt(idSpan.start).line + 1, says: `\`${api}\`` },
      }));
  } finally {
    document.dispose();
  }
}
