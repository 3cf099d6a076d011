import type { NotebookDocument } from "../../../documents/document.ts";
import type { WordValue } from "../../../syntax/shell/values.ts";
import type { CommandLine, CommandWord } from "./command.ts";

/** The values of names at a place of a notebook. */
export type FilledIn = (at: number) => ReadonlyMap<string, WordValue>;

/** `{name}` and `$name` in a line of the shell. Source: IPython, "System shell access": both are filled in from the program. */
const filled = /\{[^{}\n]{1,200}\}|\$[A-Za-z_]\w*/;

/**
 * The texts that the program gives to names, for the lines of the shell that use them: of each name the last one above the
 * line. The program is read only where a line uses one.
 */
export async function filledIn(document: NotebookDocument): Promise<FilledIn> {
  const { notebook, text } = document;
  const isUsed = notebook.magics.some(({ span }) => filled.test(text.slice(span.start, span.end)));
  const { strings } = isUsed ? await document.module() : { strings: [] };
  const given = strings.flatMap(({ owner, interpolated, value, span, contentSpan }) => {
    if (owner?.kind !== "assignment" || owner.name === undefined || interpolated) return [];
    const known: WordValue = { text: value, known: value, ...(contentSpan ? { span: contentSpan } : {}) };
    return [{ name: owner.name, at: span.end, known }];
  });
  return (at) => new Map(given.filter((one) => one.at <= at).map(({ name, known }) => [name, known]));
}

/** A line with what the program fills in; where that is not known, the word is not. */
export function withFilledIn(line: CommandLine, values: ReadonlyMap<string, WordValue>): CommandLine {
  return {
    ...line,
    words: line.words.map((word) => filledWord(word, values)),
    inner: line.inner.map((inner) => withFilledIn(inner, values)),
    ...(line.next === undefined ? {} : { next: withFilledIn(line.next, values) }),
  };
}

function filledWord(word: CommandWord, values: ReadonlyMap<string, WordValue>): CommandWord {
  const { text, span } = word;
  if (text === undefined || !/\{[^{}]*\}/.test(text)) return word;
  const whole = /^\{(\w+)\}$/.exec(text)?.[1];
  const value = whole === undefined ? undefined : values.get(whole);
  if (value?.text !== undefined) {
    return { text: value.text, known: value.known, span, ...(value.span ? { valueSpan: value.span } : {}) };
  }
  let isKnown = true;
  const known = text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const piece = values.get(name)?.text;
    if (piece === undefined) isKnown = false;
    return piece ?? "";
  });
  return isKnown ? { text: known, known, span } : { known, span };
}
