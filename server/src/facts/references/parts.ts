import type { ReferenceApi } from "../../knowledge/references/reference-api.ts";
import type { ModelPart } from "../facts.ts";

/** Classes of transformers, diffusers and their like are named for the part that they load. */
const byClass: readonly (readonly [RegExp, ModelPart])[] = [
  [/Tokenizer(?:Fast)?$|(?:^|\.)get_tokenizer$/, "tokenizer"],
  [/(?:Processor|FeatureExtractor|Scheduler)(?:Fast)?$/, "processor"],
  [/(?:^|[a-z])Config$|GenerationConfig$/, "configuration"],
  [/^(?:PeftModel\w*|PeftMixedModel)$/, "adapter"],
];

/** Which part of a model a callable loads: `transformers.AutoTokenizer.from_pretrained`. */
export function partOf(callee: string, api: ReferenceApi): ModelPart {
  if (api.part !== undefined) return api.part;
  const parts = callee.split(".");
  const name = parts.at(-1) ?? "";
  if (/^load_(?:lora|textual_inversion|ip_adapter)|^load_adapter$/.test(name)) return "adapter";
  const owner = name.startsWith("from_") ? (parts.at(-2) ?? "") : name;
  return byClass.find(([pattern]) => pattern.test(owner))?.[1] ?? "weights";
}
