import { nameOf } from "../host/paths.ts";

const names: readonly RegExp[] = [
  /^(?:readme|.*card).*\.(?:md|markdown)$/i,
  /^(?:licen[cs]e|copying|unlicense)(?:[._-][\w.-]*)?$/i,
  /^(?:adapter_config|config|model_index|dataset_infos?|package|metadata|.*(?:croissant|recipe|train|sft|dpo|finetune).*)\.json$/i,
  /^pyproject\.toml$/,
  /^loadline\.lock$/,
  /\.(?:ya?ml|py|ipynb|sh|bash|slurm|sbatch)$/i,
];
const weights = /\.(?:gguf|safetensors|onnx)$/i;

/** Whether a file may say something of where a model or dataset comes from. */
export function mayHoldLineage(path: string): boolean {
  const name = nameOf(path);
  return weights.test(name) || names.some((pattern) => pattern.test(name));
}

/** Whether it is a weight file whose metadata are read. */
export function isWeights(path: string): boolean {
  return weights.test(path);
}
