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
  [/^gemma-/i, "google"],
  [/^qwen/i, "Qwen"],
  [/^deepseek/i, "deepseek-ai"],
  [/^falcon-/i, "tiiuae"],
];

/** For a copy by a known mirror: the id that the original has, as far as its beginning tells. */
export function originalOf(id: string): string | undefined {
  const slash = id.indexOf("/");
  if (slash < 0 || !mirrors.has(id.slice(0, slash).toLowerCase())) return undefined;
  const name = id.slice(slash + 1);
  const publisher = publishers.find(([pattern]) => pattern.test(name));
  return publisher === undefined ? undefined : `${publisher[1]}/${name}`;
}
