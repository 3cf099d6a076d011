import { isTextDocument } from "../documents/document.ts";
import { type DocumentEnvironment, openFile } from "../documents/open.ts";
import { factSource } from "../facts/extract.ts";
import { extractors } from "../facts/extractors.ts";
import type { NamedUse, UnreadFile } from "../inventory/report.ts";
import { datasetTriggers, modelTriggers } from "../knowledge/references/table.ts";
import { brokenOff, readProblems } from "./lineage-statements.ts";

/** Models and datasets of the Hugging Face hub that programs name, with their places. */
export async function readUses(
  paths: readonly string[],
  environment: DocumentEnvironment,
): Promise<UsesRead> {
  const uses: NamedUse[] = [];
  const unread: UnreadFile[] = [];
  for (const path of paths.filter((one) => /\.(?:py|ipynb)$/i.test(one))) {
    const read = await usesOf(path, environment);
    uses.push(...read.uses);
    unread.push(...read.unread);
  }
  return { uses, unread };
}

/** What programs name, and those of them that were not read, or not in full. */
interface UsesRead {
  readonly uses: readonly NamedUse[];
  readonly unread: readonly UnreadFile[];
}

const triggers: readonly string[] = [...modelTriggers, ...datasetTriggers];

async function usesOf(path: string, environment: DocumentEnvironment): Promise<UsesRead> {
  const document = await openFile(path, environment);
  try {
    const names = isTextDocument(document) && triggers.some((trigger) => document.text.includes(trigger));
    if (!isTextDocument(document) || !names) return { uses: [], unread: [] };
    const request = factSource(document, environment, extractors);
    const [models, datasets] = await Promise.all([request("model-reference"), request("dataset-reference")]);
    const uses = [...models, ...datasets]
      .filter(({ registry }) => registry === "huggingface")
      .map(
        ({ id, kind, idSpan, api }): NamedUse => ({
          thing: kind === "dataset-reference" ? "dataset" : "model",
          id,
          place: { path, line: document.lines.positionAt(idSpan.start).line + 1, says: `\`${api}\`` },
        }),
      );
    return { uses, unread: await readProblems(document, request) };
  } catch (error) {
    return { uses: [], unread: [brokenOff(path, error)] };
  } finally {
    document.dispose();
  }
}
