import type { License } from "./license.ts";

/** What publishers' own agreements have in common, as far as their cards and pages tell. */
const agreement = {
  kind: "model",
  shareAlike: "terms",
  attribution: "yes",
  keep: ["text"],
  useRestrictions: true,
  patent: "none",
  confidence: "medium",
} as const;

const research = { ...agreement, class: "research", commercial: "no", derivatives: "research" } as const;
const community = {
  ...agreement,
  class: "community",
  commercial: "conditional",
  derivatives: "yes",
} as const;

/**
 * Rows that the gathered table has not: agreements of publishers, by the names that their cards write as
 * `license_name`. By hand, 2026-11, from the pages named as evidence; their texts were not read clause by
 * clause, so none is surer than `medium`, and none has a section.
 */
export const moreLicenses: readonly License[] = [
  {
    ...research,
    id: "other:llama",
    name: "LLaMA 1 research licence",
    url: "https://github.com/facebookresearch/llama/blob/llama_v1/MODEL_CARD.md",
    evidence: "model card of LLaMA (2023-02): non-commercial, research only",
  },
  {
    ...research,
    id: "other:opt-license",
    name: "OPT-175B License Agreement",
    url: "https://github.com/facebookresearch/metaseq/blob/main/projects/OPT/MODEL_LICENSE.md",
    evidence: "metaseq, projects/OPT/MODEL_LICENSE.md: non-commercial research",
  },
  {
    ...research,
    id: "other:coqui-public-model-license",
    name: "Coqui Public Model License 1.0.0",
    url: "https://coqui.ai/cpml",
    evidence: "READMEs of programs that use XTTS: non-commercial use of model and outputs",
  },
  {
    ...research,
    id: "other:microsoft-research-license",
    name: "Microsoft Research License",
    url: "https://huggingface.co/microsoft/Orca-2-13b/blob/main/LICENSE",
    evidence: "model card of Orca 2: for research",
  },
  {
    ...research,
    id: "other:tongyi-qianwen-research",
    name: "Tongyi Qianwen Research License",
    url: "https://huggingface.co/Qwen/Qwen-1_8B/blob/main/LICENSE",
    evidence: "the LICENSE that was added to Qwen-1_8B (2023-11-30): a research agreement",
  },
  {
    ...research,
    id: "other:nvidia-source-code-license-nc",
    name: "NVIDIA Source Code License (non-commercial)",
    url: "https://github.com/NVlabs/SegFormer/blob/master/LICENSE",
    evidence: "NVlabs repositories: research or evaluation, non-commercially",
  },
  {
    ...community,
    id: "other:jamba-open-model-license",
    name: "Jamba Open Model License",
    threshold: { measure: "annual-revenue-usd", above: 50_000_000 },
    url: "https://www.ai21.com/jamba-open-model-license/",
    evidence: "AI21's announcement of Jamba 1.5 (2024-08)",
  },
  {
    ...agreement,
    class: "responsible-use",
    commercial: "yes",
    derivatives: "yes",
    id: "other:falcon-llm-license",
    name: "TII Falcon-LLM License 2.0",
    url: "https://falconllm.tii.ae/falcon-terms-and-conditions.html",
    evidence: "model cards of Falcon 3 and Falcon Mamba",
  },
];

/** What was looked up since the table was gathered. */
export const corrections: Readonly<Record<string, Partial<License>>> = {
  "other:mrl": {
    confidence: "medium",
    evidence: "docs.mistral.ai, models; the card of Pixtral Large holds the text",
  },
  "other:mnpl": { confidence: "medium", evidence: "docs.mistral.ai, models and open-weight models" },
  "other:qwen-research": {
    confidence: "medium",
    evidence: "LICENSE of Qwen2.5-3B and Qwen2.5-Coder-3B (2024-09-19): research, non-commercial",
  },
};
