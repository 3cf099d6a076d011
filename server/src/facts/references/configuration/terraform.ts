import type { Span } from "../../../text/span.ts";
import type { CommandLine, CommandWord } from "../commands/command.ts";
import { commandOfImage, imageFact } from "../commands/images.ts";
import { readCommands } from "../commands/script.ts";
import { readVariables, type SetVariable } from "../commands/variables.ts";
import type { CommandFact } from "../fact.ts";

/** The longest text that is read, in UTF-16 units. */
const longestText = 2 << 20;

/** `name = value` of a block, with the place of its value. */
interface Attribute {
  readonly name: string;
  readonly start: number;
  /** From the first to the last character of the value as it is written. */
  readonly value: Span;
}

interface Block {
  /** What stands before its `{`: `variable "model"`, `env`. */
  readonly head: string;
  readonly attributes: Attribute[];
}

/**
 * Images, commands and variables of Terraform (https://developer.hashicorp.com/terraform/language/syntax/configuration):
 * of a SageMaker model, of a container of the Kubernetes, ECS or Cloud Run providers, and the defaults of its own variables.
 * What stands in one block belongs together.
 */
export function readTerraform(text: string): readonly CommandFact[] {
  if (text.length > longestText) return [];
  return blocksOf(text).flatMap((block) => [
    ...readVariables(variablesOf(text, block)),
    ...imagesOf(text, block),
    ...commandsOf(text, block),
  ]);
}

/** The blocks of a text, inner ones as well; the text itself is the first. */
function blocksOf(text: string): readonly Block[] {
  const all: Block[] = [{ head: "", attributes: [] }];
  const open: Block[] = [...all];
  const token =
    /(?<comment>#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<heredoc><<-?(?<mark>\w{1,40})[^\n]*\n[\s\S]*?(?:\n[ \t]*\k<mark>[ \t]*(?=\r?\n|$)|$))|(?<set>(?:"[\w.-]{1,80}"|[A-Za-z_][\w-]{0,80})[ \t]{0,80}[=:](?!=)[ \t]*)|"(?:[^"\\\n]|\\.)*"?|(?<brace>[{}])/g;
  for (const match of text.matchAll(token)) {
    const { set, brace } = match.groups ?? {};
    const around = open.at(-1);
    if (set !== undefined) {
      const name = /[\w.-]+/.exec(set)?.[0] ?? "";
      const start = match.index + set.length;
      around?.attributes.push({ name, start: match.index, value: { start, end: valueEnd(text, start) } });
    } else if (brace === "{") {
      const line = text.slice(text.lastIndexOf("\n", match.index) + 1, match.index);
      const block = { head: line.trim(), attributes: [] };
      all.push(block);
      open.push(block);
    } else if (brace === "}" && open.length > 1) open.pop();
  }
  return all;
}

/** A text, a list of texts, or what stands on the line. */
function valueEnd(text: string, start: number): number {
  const rest = text.slice(start, start + 20_000);
  const value =
    /^"(?:[^"\\\n]|\\.)*"/.exec(rest) ??
    /^\[(?:[^\]"#]|"(?:[^"\\\n]|\\.)*"|#[^\n]*)*\]/.exec(rest) ??
    /^[^\n{]*/.exec(rest);
  return start + (value?.[0].length ?? 0);
}

/** The text between quotes; undefined for anything else, and for what is filled in. */
function textOf(text: string, attribute: Attribute | undefined): CommandWord | undefined {
  if (attribute === undefined) return undefined;
  const { start, end } = attribute.value;
  const written = text.slice(start, end);
  if (!/^"[^"\\\n]*"$/.test(written) || /[$%]\{/.test(written)) return undefined;
  const inner = { start: start + 1, end: end - 1 };
  const word = written.slice(1, -1);
  return { text: word, known: word, span: { start, end }, valueSpan: inner };
}

function find(block: Block, name: string): Attribute | undefined {
  return block.attributes.find((attribute) => attribute.name === name);
}

function variablesOf(text: string, block: Block): readonly SetVariable[] {
  const named = textOf(text, find(block, "name"));
  const valued = textOf(text, find(block, "value"));
  const own = /^variable\s+"([\w-]{1,80})"/.exec(block.head)?.[1];
  const initial = textOf(text, find(block, "default"));
  const set = (name: string, start: number, word: CommandWord): SetVariable => ({
    name: name.toUpperCase().replaceAll("-", "_"),
    value: word.known,
    span: { start, end: word.span.end },
    valueSpan: word.valueSpan ?? word.span,
  });
  return [
    ...block.attributes.flatMap((attribute) => {
      const { value } = attribute;
      const written = text.slice(value.start, value.end).trim();
      const word = textOf(text, attribute) ?? { known: written, span: value };
      return [set(attribute.name, attribute.start, word)];
    }),
    ...(named?.text === undefined || valued === undefined
      ? []
      : [set(named.text, valued.span.start, valued)]),
    ...(own === undefined || initial === undefined ? [] : [set(own, initial.span.start, initial)]),
  ];
}

/** `image = "registry/name:tag"`: a name without a slash is as often a machine's. */
function imagesOf(text: string, block: Block): readonly CommandFact[] {
  const word = textOf(text, find(block, "image"));
  if (word?.text === undefined || !/^[a-z0-9][\w.-]*(?::\d+)?\/.*/.test(word.text)) return [];
  const line: CommandLine = { words: [], inner: [], style: "none", span: word.span };
  const fact = imageFact(line, word, "terraform: image");
  return fact === undefined ? [] : [{ ...fact, where: "configuration" }];
}

/** `command = […]` and `args = […]`. */
function commandsOf(text: string, block: Block): readonly CommandFact[] {
  const words = ["entrypoint", "command", "args"].flatMap((name) => wordsOf(text, find(block, name)));
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  const image = textOf(text, find(block, "image"))?.text;
  const server = image === undefined ? undefined : commandOfImage(image);
  const lead =
    server !== undefined && first.known.startsWith("-")
      ? [{ text: server, known: server, span: { start: first.span.start, end: first.span.start } }]
      : [];
  const line: CommandLine = {
    words: [...lead, ...words],
    span: { start: first.span.start, end: last.span.end },
    style: "json-list",
    inner: [],
  };
  return readCommands([line]);
}

function wordsOf(text: string, attribute: Attribute | undefined): readonly CommandWord[] {
  if (attribute === undefined || text.charAt(attribute.value.start) !== "[") return [];
  const { start, end } = attribute.value;
  return [...text.slice(start, end).matchAll(/"((?:[^"\\\n]|\\.)*)"|#[^\n]*/g)].flatMap((match) => {
    const [whole, inner] = match;
    if (inner === undefined) return [];
    const span = { start: start + match.index, end: start + match.index + whole.length };
    if (/[$%]\{/.test(inner)) return [{ known: inner.replace(/[$%]\{[^}]*\}/g, ""), span }];
    return [{ text: inner, known: inner, span, valueSpan: { start: span.start + 1, end: span.end - 1 } }];
  });
}
