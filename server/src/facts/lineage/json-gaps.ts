import { nameOf } from "../../host/paths.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import type { LineageGapFact } from "../facts.ts";
import { configurationTriggers } from "./configurations.ts";
import { isCroissant, longestDocument } from "./documents.ts";
import { gapsOf } from "./gaps.ts";

/** Files of JSON whose name alone says that they tell of a model, a dataset or a project. */
const telling = /^(?:adapter_config|config|model_index|dataset_infos?|package)\.json$/;

/** What of a JSON text was not read. A text that would say nothing if it were whole has no gaps. */
export function jsonGaps(text: string, path: string): readonly LineageGapFact[] {
  const tells = telling.test(nameOf(path)) || isCroissant(text) || configurationTriggers.test(text);
  if (!tells) return [];
  if (text.length > longestDocument) {
    const reason = `it is longer than the ${longestDocument / 1024 / 1024} MiB of a description, and not read`;
    return [{ kind: "lineage", statement: "gap", reason }];
  }
  // A repeated key is read, and told by the check of the file itself.
  return gapsOf(parseJson(text).problems.filter(({ code }) => code !== "duplicate-key"));
}
