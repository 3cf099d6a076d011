import type { Span } from "../../../text/span.ts";
import type { SecretWay } from "../../facts.ts";

/**
 * In what people read and no program does (a comment, a docstring, Markdown, a raw cell) a word stands for the key that
 * every reader knows for none: `YOUR_HF_TOKEN`.
 */
export function proseWays(key: Span, variable: string): readonly SecretWay[] {
  const reads = `YOUR_${variable}`;
  return [{ source: "placeholder", reads, edits: [{ span: key, newText: reads }] }];
}
