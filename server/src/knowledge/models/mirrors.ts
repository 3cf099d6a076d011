/**
 * Organisations of the Hub that publish others' models again under the same name, converted or
 * quantized. What they publish stays under the original's licence.
 *
 * From general knowledge of the Hub, 2026; their pages were not read one by one. What is known
 * through this list alone is therefore never surer than `medium`.
 */
const mirrors: ReadonlySet<string> = new Set([
  "unsloth",
  "nousresearch",
  "mlx-community",
  "lmstudio-community",
  "bartowski",
  "thebloke",
  "quantfactory",
  "maziyarpanahi",
  "mradermacher",
  "neuralmagic",
  "redhatai",
  "hugging-quants",
  "ggml-org",
]);

/** Publishers whose names of models say whose they are; from general knowledge as well. */
const publishers: readonly (readonly [RegExp, string])[] = [
  [/^(meta-)?llama-(2|3)/i, "meta-llama"],
  [/^llama-(3|4)/i, "meta-llama"],
  [/^codellama-/i, "codellama"],
  [/^(gemma|medgemma|codegemma|paligemma)-/i, "google"],
  [/^(qwen|qwq)/i, "Qwen"],
  [/^deepseek/i, "deepseek-ai"],
  [/^falcon-/i, "tiiuae"],
  [/^(mistral|mixtral|codestral|ministral|pixtral|devstral|magistral|mathstral)-/i, "mistralai"],
  [/^(c4ai-command|aya-)/i, "CohereForAI"],
  [/^FLUX\.1-/i, "black-forest-labs"],
  [/^exaone/i, "LGAI-EXAONE"],
  [/^(phi-|orca-2)/i, "microsoft"],
  [/^starcoder/i, "bigcode"],
  [/^bloom/i, "bigscience"],
  [/^vicuna-/i, "lmsys"],
  [/^gpt-oss/i, "openai"],
  [/^kimi-/i, "moonshotai"],
  [/^granite-/i, "ibm-granite"],
];

/**
 * For a copy by a known mirror: ids that the original may have, as far as its beginning tells. Some mirrors
 * write the owner before the name: `google_gemma-3-4b-it-GGUF`.
 */
export function originalsOf(id: string): readonly string[] {
  const slash = id.indexOf("/");
  if (slash < 0 || !mirrors.has(id.slice(0, slash).toLowerCase())) return [];
  const name = id.slice(slash + 1);
  const prefixed = /^([A-Za-z][\w-]{1,40}?)_(.+)$/.exec(name);
  const publisher = publishers.find(([pattern]) => pattern.test(name));
  return [
    ...(prefixed === null ? [] : [`${prefixed[1]}/${prefixed[2]}`]),
    ...(publisher === undefined ? [] : [`${publisher[1]}/${name}`]),
  ];
}

/**
 * Families whose licence goes on to whatever is made of them, by what people leave of their names. The
 * agreements of Llama 3 and later ask that such a name begins with theirs (section 1.b.i).
 */
const inNames: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[-_.])(?:meta-)?llama[-_]?3[._-]1(?![\d.]|b)/i, "llama3.1"],
  [/(?:^|[-_.])(?:meta-)?llama[-_]?3[._-]2(?![\d.]|b)/i, "llama3.2"],
  [/(?:^|[-_.])(?:meta-)?llama[-_]?3[._-]3(?![\d.]|b)/i, "llama3.3"],
  [/(?:^|[-_.])(?:meta-)?llama[-_]?3(?![\d.]|b)/i, "llama3"],
  [/(?:^|[-_.])(?:meta-)?llama[-_]?2(?![\d.]|b)/i, "llama2"],
  [/(?:^|[-_.])llama[-_]?4-(?:scout|maverick)/i, "llama4"],
  [/(?:^|[-_.])code[-_]?llama(?:$|[-_.])/i, "llama2"],
  [/(?:^|[-_.])gemma-(?:(?:1\.1|2|3|3n)-)?(?:e?\d{1,2}b)(?:$|[-_.])/i, "gemma"],
  [/(?:^|[-_.])codestral-22b/i, "other:mnpl"],
  [/(?:^|[-_.])mistral-large-(?:instruct-)?24/i, "other:mrl"],
  [/(?:^|[-_.])command-r(?:-plus|7b)?(?:$|[-_.])/i, "cc-by-nc-4.0"],
  [/(?:^|[-_.])qwen2\.5-(?:coder-)?3b/i, "other:qwen-research"],
  [/(?:^|[-_.])flux\.?1-dev/i, "other:flux-1-dev-non-commercial-license"],
];

/** Names that hold the word of a family whose they are not. */
const lookalikes = /open[-_]?llama|tiny[-_]?llama|amber/i;

/** The licence that the name of an unknown model speaks of; undefined where it speaks of none. */
export function licenseInName(id: string): string | undefined {
  const [, name = "", ...more] = id.split("/");
  if (more.length > 0 || lookalikes.test(name)) return undefined;
  return inNames.find(([pattern]) => pattern.test(name))?.[1];
}
