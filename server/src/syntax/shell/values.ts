import type { Span } from "../../text/span.ts";
import type { ShellWord } from "./tree.ts";

/** What a word stands for. */
export interface WordValue {
  /** Undefined: a part of it is only known when it runs. */
  readonly text?: string;
  /** Where the text is written in one piece, which may be in an assignment above; quotes left out. */
  readonly span?: Span;
  /** The pieces that are known, in order; an empty text for the others. */
  readonly known: string;
}

/** A variable's value and the place it is written at. */
export type Variables = ReadonlyMap<string, WordValue>;

/** The text of a word without expansions. */
export function literalOf({ parts }: ShellWord): string | undefined {
  let text = "";
  for (const part of parts) {
    if (part.type !== "text") return undefined;
    text += part.text;
  }
  return text;
}

/** The value of a word, with the variables that were assigned before it. */
export function wordValue({ parts, span }: ShellWord, variables: Variables): WordValue {
  const values = parts.map((part): WordValue => {
    if (part.type === "text") return { text: part.text, span: part.span, known: part.text };
    if (part.type === "unknown") return { known: "" };
    const value = variables.get(part.name);
    if (value?.text !== undefined) return value;
    if (part.fallback !== undefined) return { text: part.fallback, known: part.fallback };
    return value ?? { known: "" };
  });
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  const known = values.map((value) => value.known).join("");
  if (values.some(({ text }) => text === undefined)) return { known };
  // Several pieces side by side are one place only where nothing but quotes lies between them.
  const isOnePlace = parts.every(({ type }) => type === "text");
  return { text: known, ...(isOnePlace && parts.length > 0 ? { span } : {}), known };
}
