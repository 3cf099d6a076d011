import { nameMatches } from "../../text/qualified-names.ts";
import { datasetApis, huggingfaceApis } from "./huggingface.ts";
import { otherApis } from "./other-registries.ts";
import type { ReferenceApi } from "./reference-api.ts";

/**
 * How each library names something remote, and how it is pinned.
 *
 * Facts were taken from the sources that each row names, last looked at on 2026-11-23. Adding a
 * library is adding rows.
 */
export const referenceApis: readonly ReferenceApi[] = [...huggingfaceApis, ...datasetApis, ...otherApis];

/** The row of a qualified name: an exact name before a pattern. */
export function referenceApiNamed(name: string): readonly ReferenceApi[] {
  const exact = referenceApis.filter((api) => api.names.includes(name));
  if (exact.length > 0) return exact;
  return referenceApis.filter((api) => api.names.some((pattern) => nameMatches(pattern, name)));
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
