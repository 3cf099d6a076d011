import { identifyLicense } from "../../knowledge/licenses/identify.ts";
import type { License } from "../../knowledge/licenses/license.ts";
import { hubId, isRepositoryId } from "../cards/values.ts";
import type { LineageFact, ModelFileFact } from "../facts.ts";
import { folderOf, thingIn } from "./things.ts";

/** What the metadata of a weight file says of licence, base models and data (GGUF `general.*`, safetensors `__metadata__`, ONNX `metadata_props`). */
export function weightStatements(file: ModelFileFact, path: string): readonly LineageFact[] {
  const of = thingIn("model", folderOf(path));
  const base = { kind: "lineage", confidence: "high" } as const;
  const license = (file.licenses ?? []).map(
    (text): LineageFact => ({
      ...base,
      statement: "license",
      of,
      text,
      licenses: licensesNamed(text),
      says: `the metadata of the ${file.format} file`,
    }),
  );
  const parents = (names: readonly string[] | undefined, thing: "model" | "dataset") =>
    (names ?? [])
      .map(hubId)
      .filter((id) => id.includes("/") && isRepositoryId(id))
      .map(
        (id): LineageFact => ({
          ...base,
          statement: "made-from",
          child: of,
          parent: { thing, ids: [id], folders: [] },
          relation: thing === "dataset" ? "trained-on" : file.format === "GGUF" ? "quantized" : "finetune",
          says: `the metadata of the ${file.format} file`,
        }),
      );
  return [...license, ...parents(file.baseModels, "model"), ...parents(file.datasets, "dataset")];
}

/** The licences that a text stands for, as far as it can only mean them. */
export function licensesNamed(text: string): readonly License[] {
  const identity = identifyLicense(text);
  switch (identity.state) {
    case "known":
    case "spelling":
    case "named":
      return [identity.license];
    case "expression":
      return identity.licenses;
    default:
      return [];
  }
}
