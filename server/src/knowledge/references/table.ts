import { nameMatches } from "../../text/qualified-names.ts";
import { datasetApis } from "./datasets.ts";
import { hubUserApis } from "./hub-users.ts";
import { huggingfaceApis } from "./huggingface.ts";
import { otherApis } from "./other-registries.ts";
import type { ReferenceApi } from "./reference-api.ts";

/**
 * How each library names something remote, and how it is pinned.
 *
 * A row with `checked` was compared with its `source` on that day: which argument names, which one
 * pins, and where it stands. A row without it is general knowledge and still to be verified. Adding
 * a library is adding rows.
 */
export const referenceApis: readonly ReferenceApi[] = [
  ...huggingfaceApis,
  ...hubUserApis,
  ...datasetApis,
  ...otherApis,
];

const byName = new Map<string, readonly ReferenceApi[]>();
const withPatterns = referenceApis.filter((api) => api.names.some((name) => name.includes("*")));

for (const api of referenceApis) {
  for (const name of api.names) byName.set(name, [...(byName.get(name) ?? []), api]);
}

/** The rows of a qualified name: exact names before patterns. */
export function referenceApiNamed(name: string): readonly ReferenceApi[] {
  return byName.get(name) ?? withPatterns.filter((api) => api.names.some((row) => nameMatches(row, name)));
}

/** Literals of which a text that names a model or a dataset has at least one. */
export const modelTriggers: readonly string[] = [
  "from_pretrained",
  "from_quantized",
  "from_preset",
  "from_single_file",
  "from_model_id",
  "pipeline",
  "_download",
  "SentenceTransformer",
  "CrossEncoder",
  "SparseEncoder",
  "load_lora_weights",
  "load_textual_inversion",
  "load_ip_adapter",
  "vllm",
  "sglang",
  "WhisperModel",
  "mlx_",
  "HuggingFace",
  "hf-hub:",
  "hf_hub",
  "hf://",
  "huggingface.co",
  "hf.co",
  "hub",
];

export const datasetTriggers: readonly string[] = [
  "load_dataset",
  "get_dataset_",
  "hf://",
  "_download",
  "MsDataset",
  "huggingface.co/datasets",
];
