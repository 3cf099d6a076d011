import type { Confidence } from "../../finding/finding.ts";

/** A family of models of one publisher. */
export interface KnownFamily {
  /** Of the name behind the slash. */
  readonly pattern: RegExp;
  readonly license: string;
  readonly confidence: Confidence;
  readonly source: string;
}

type Row = readonly [pattern: RegExp, license: string, confidence?: Confidence, source?: string];

/** Licences as the publishers' model cards tag them; from general knowledge of the Hub, so never surer than `medium`. */
const card = "the publisher's model card, 2026-11";
const mistral = "docs.mistral.ai, models and open-weight models, 2026-11";
const distills = "the model card of DeepSeek-R1, which names the base of each distilled model, 2026-11";

/**
 * Families that the gathered table has not, by owner in lower case. The first pattern that fits counts, so
 * what is special stands before what is general.
 */
const byOwner: Readonly<Record<string, readonly Row[]>> = {
  mistralai: [
    [/^Codestral-22B/i, "other:mnpl", "high", mistral],
    [/^Ministral-8B-Instruct-2410/i, "other:mrl", "high", mistral],
    // Mistral Large 3 of December 2025 is under Apache-2.0 again.
    [/^(Mistral-Large|Pixtral-Large)-Instruct-24/i, "other:mrl", "high", mistral],
    [/^Mistral-Large-3/i, "apache-2.0"],
    [/^Mistral-Small-Instruct-2409/i, "other:mrl", "high", mistral],
    [/^(Mathstral|Mamba-Codestral|Mistral-Nemo|Pixtral-12B)/i, "apache-2.0", "high", mistral],
    [/^(Mistral-Small-(24B|3\.[12])|Devstral-Small|Magistral-Small|Voxtral|Ministral-3)/i, "apache-2.0"],
  ],
  "deepseek-ai": [
    [/^DeepSeek-R1-Distill-Llama-8B/i, "llama3.1", "medium", distills],
    [/^DeepSeek-R1-Distill-Llama-70B/i, "llama3.3", "medium", distills],
    [/^DeepSeek-R1-Distill-Qwen/i, "mit", "medium", distills],
    [/^deepseek-(vl2?|math|moe|coder)/i, "other:deepseek"],
    [/^DeepSeek-(R1|V3-0324|V3\.[12])/i, "mit"],
  ],
  qwen: [
    [/^Qwen2\.5-((Coder|VL|Omni)-)?3B/i, "other:qwen-research", "high", "LICENSE of the model, 2024-09-19"],
    [/^Qwen2\.5-(VL-|Math-)?72B|^QVQ-72B/i, "other:qwen"],
    [/^CodeQwen1\.5/i, "other:tongyi-qianwen"],
    [/^Qwen2-(VL-|Math-)?72B/i, "other:tongyi-qianwen"],
    [/^Qwen-1_8B/i, "other:tongyi-qianwen-research", "high", "LICENSE of the model, 2023-11-30"],
    [/^Qwen1\.5-(0\.5B|1\.8B|4B)/i, "other:tongyi-qianwen-research"],
    [/^Qwen2(\.5)?-|^Qwen3|^QwQ-32B/i, "apache-2.0"],
  ],
  "meta-llama": [
    [/^Llama-Guard-4|^Llama-Prompt-Guard-2/i, "llama4"],
    [/^Llama-Guard-3-(1B|11B)/i, "llama3.2"],
    [/^Llama-Guard-3-8B|^Prompt-Guard/i, "llama3.1"],
    [/^Meta-Llama-Guard-2/i, "llama3"],
    [/^LlamaGuard-7b/i, "llama2"],
  ],
  huggyllama: [[/^llama-/i, "other:llama"]],
  lmsys: [
    [/^vicuna-.*-v1\.5|^longchat-.*-v1\.5/i, "llama2"],
    [/^vicuna-/i, "other:llama"],
  ],
  liuhaotian: [[/^llava-v1\.5-(7b|13b)|^llava-v1\.6-vicuna/i, "llama2"]],
  "llava-hf": [[/^llava-1\.5-(7b|13b)|^llava-v1\.6-vicuna/i, "llama2"]],
  nvidia: [
    [/^Llama-?3[._]1-/i, "llama3.1"],
    [/^Llama-?3[._]2-/i, "llama3.2"],
    [/^Llama-?3[._]3-/i, "llama3.3"],
    [/^Llama-?3-/i, "llama3"],
    [/^(mit-b\d|segformer-)/i, "other:nvidia-source-code-license-nc"],
    [/^NV-Embed/i, "cc-by-nc-4.0"],
    [/^(parakeet|canary-1b-(flash|v2))/i, "cc-by-4.0"],
  ],
  cohereforai: [[/^(c4ai-command|aya-(23|expanse|vision))/i, "cc-by-nc-4.0", "high", card]],
  coherelabs: [[/^(c4ai-command|command-|aya-(23|expanse|vision))/i, "cc-by-nc-4.0"]],
  "black-forest-labs": [
    [
      /^FLUX\.1-(dev|Kontext-dev|Fill-dev|Canny-dev|Depth-dev|Redux-dev|Krea-dev)/i,
      "other:flux-1-dev-non-commercial-license",
    ],
    [/^FLUX\.1-schnell/i, "apache-2.0"],
  ],
  stabilityai: [
    [/^stablelm-2-(zephyr|12b|1_6b)/i, "other:stabilityai-nc-research-community", "low"],
    [/^stablelm-(tuned-alpha|base-alpha-7b-v2)/i, "cc-by-nc-sa-4.0", "low"],
    [/^stablelm-(base-alpha|3b-4e1t)/i, "cc-by-sa-4.0"],
    [
      /^(sdxl-turbo|sd-turbo|stable-audio-open|stable-cascade|stable-fast-3d|stable-point-aware-3d)/i,
      "other:stabilityai-ai-community",
    ],
  ],
  facebook: [
    [/^opt-(125m|350m|1\.3b|2\.7b|6\.7b|13b|30b|66b)/i, "other:opt-license"],
    [/^(galactica|incoder|metaclip|ijepa|musicgen|audiogen|magnet|nllb)/i, "cc-by-nc-4.0"],
    [/^(bart|wav2vec2|hubert|detr|sam|sam2|dinov2|deit|data2vec|levit)(-|$|\.)/i, "apache-2.0"],
    [/^(esm|m2m100|xglm|contriever)/i, "mit", "low"],
    [/^MobileLLM/i, "fair-noncommercial-research-license"],
  ],
  microsoft: [
    [/^Orca-2/i, "other:microsoft-research-license"],
    [/^layoutlmv[23]|^layoutxlm/i, "cc-by-nc-sa-4.0"],
    [/^(phi-|Phi-)/i, "mit"],
    [/^(deberta|layoutlm-|speecht5|kosmos|Florence-2|DialoGPT|codebert|git-)/i, "mit", "low"],
  ],
  ai21labs: [
    [/^(AI21-)?Jamba-(1\.[5-9]|Mini|Large)|^AI21-Jamba-(Mini|Large)/i, "other:jamba-open-model-license"],
  ],
  coqui: [[/^XTTS/i, "other:coqui-public-model-license"]],
  upstage: [[/^SOLAR-10\.7B-Instruct/i, "cc-by-nc-4.0", "high", card]],
  mosaicml: [[/^mpt-(7b|30b)-chat/i, "cc-by-nc-sa-4.0"]],
  tencent: [[/^(Tencent-)?Hunyuan(-Large|Video|3D|-A13B|DiT|Image)/i, "other:tencent-hunyuan"]],
  "tencent-hunyuan": [[/^Hunyuan/i, "other:tencent-hunyuan"]],
  tiiuae: [[/^Falcon3-|^falcon-mamba|^Falcon-H1/i, "other:falcon-llm-license"]],
  google: [
    [/^(gemma-3n|shieldgemma|datagemma|t5gemma)/i, "gemma"],
    [
      /^(medgemma|txgemma|medsiglip|cxr-|path-foundation|derm-foundation)/i,
      "other:health-ai-developer-foundations",
    ],
    [
      /^(flan-t5|flan-ul2|mt5|byt5|t5-v1_1|electra|bigbird|siglip|vit-|owlvit|owlv2|timesfm|switch|canine|mobilebert|fnet|pegasus)/i,
      "apache-2.0",
      "low",
    ],
  ],
  "google-bert": [[/^bert-/i, "apache-2.0"]],
  "google-t5": [[/^t5-/i, "apache-2.0"]],
  facebookai: [[/^(roberta|xlm-roberta)/i, "mit"]],
  distilbert: [[/^distilbert|^distilroberta|^distilgpt2/i, "apache-2.0"]],
  "openai-community": [[/^gpt2/i, "mit"]],
  openai: [[/^gpt-oss/i, "apache-2.0", "high", card]],
  huggingfacetb: [[/^SmolLM|^SmolVLM/i, "apache-2.0"]],
  huggingfaceh4: [[/^zephyr-7b-(beta|alpha)/i, "mit"]],
  deepfloyd: [[/^IF-/i, "deepfloyd-if-license"]],
  "ibm-granite": [[/^granite/i, "apache-2.0"]],
  snowflake: [[/^(snowflake-)?arctic/i, "apache-2.0"]],
  moonshotai: [[/^Kimi-K2/i, "other:modified-mit"]],
  "zai-org": [[/^GLM-4\.[567]/i, "mit"]],
  allenai: [
    [/^(Llama-3\.1-Tulu|llama-3\.1-tulu)/i, "llama3.1"],
    [/^OLMo/i, "apache-2.0"],
  ],
  eleutherai: [
    [/^gpt-j/i, "apache-2.0"],
    [/^gpt-neo-/i, "mit"],
    [/^llemma/i, "llama2"],
  ],
  adept: [[/^fuyu-8b/i, "cc-by-nc-4.0"]],
  fishaudio: [[/^(fish-speech|openaudio|fish-agent)/i, "cc-by-nc-sa-4.0"]],
  swivid: [[/^(F5|E2)-TTS/i, "cc-by-nc-4.0"]],
  liquidai: [[/^LFM2/i, "other:lfm1.0"]],
  jinaai: [[/^ReaderLM-v2/i, "cc-by-nc-4.0"]],
  salesforce: [[/^(Llama-)?xLAM/i, "cc-by-nc-4.0"]],
  lllyasviel: [[/^(sd-controlnet|control_v11)/i, "creativeml-openrail-m", "low"]],
  prompthero: [[/^openjourney/i, "creativeml-openrail-m"]],
  "m-a-p": [[/^MERT/i, "cc-by-nc-4.0"]],
  "pixart-alpha": [[/^PixArt/i, "openrail++"]],
  bytedance: [
    [/^SDXL-Lightning/i, "openrail++"],
    [/^AnimateDiff-Lightning/i, "creativeml-openrail-m"],
  ],
  naver: [[/^splade|^DUSt3R|^MASt3R/i, "cc-by-nc-sa-4.0"]],
  "wan-ai": [[/^Wan2/i, "apache-2.0"]],
};

/** The family that an id belongs to, letter case aside; undefined for what is no `owner/name`. */
export function knownFamily(id: string): KnownFamily | undefined {
  const [owner = "", name = "", ...more] = id.split("/");
  if (name === "" || more.length > 0) return undefined;
  const row = byOwner[owner.toLowerCase()]?.find(([pattern]) => pattern.test(name));
  if (row === undefined) return undefined;
  const [pattern, license, confidence = "medium", source = card] = row;
  return { pattern, license, confidence, source };
}

/** Every licence that a row names, for a test that each is in the licence table. */
export function knownFamilyLicenses(): readonly string[] {
  return Object.values(byOwner).flatMap((rows) => rows.map(([, license]) => license));
}
