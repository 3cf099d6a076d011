import type { TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { OptionFact, PatchFact } from "../facts.ts";
import { isRepository } from "../references/repository-name.ts";
import { uncheckedTransfers } from "./unchecked-transfers.ts";

/** One word of a command, quotes taken off; the span holds them. */
export interface Word extends Span {
  readonly text: string;
}

/** A command with its continued lines, as words. */
type Command = readonly Word[];

/** The longest text whose commands are looked at: longer ones are data. */
const longestText = 2 << 20;

/** Options and variables in the commands of a script, a Dockerfile, or a file of variables. */
export function readCommandLines(
  text: string,
  offset: number,
  kind: "shell" | "dotenv" | "dockerfile",
): readonly (OptionFact | PatchFact)[] {
  if (text.length > longestText) return [];
  return commandsOf(text).flatMap((command) => {
    const words = command.map((word) => ({ ...word, start: word.start + offset, end: word.end + offset }));
    const source = { text, offset };
    const unchecked = uncheckedTransfers(words, source).map((fact) => withRemoval(fact, source));
    return [...variablesOf(words, kind), ...configured(words), ...unchecked, ...optionsOf(words, source)];
  });
}

/** Words up to a line end that no backslash takes back; from `#` at a word's beginning to the line's end is comment. */
function commandsOf(text: string): readonly Command[] {
  const commands: Word[][] = [];
  let command: Word[] = [];
  const token =
    /\\\r?\n|\r?\n|\r|[ \t]+|#[^\r\n]*|"(?:[^"\\]|\\[\s\S])*"|'[^']*'|[;&|]+|(?:[^\s"';&|\\]|\\[^\r\n])+|[\s\S]/g;
  let joined = false;
  for (const match of text.matchAll(token)) {
    const [part] = match;
    const end = match.index + part.length;
    if (/^[\r\n]/.test(part) || /^[;&|]/.test(part)) {
      if (command.length > 0) commands.push(command);
      command = [];
    }
    const isWord: boolean = /^[^\s#;&|\\]|^\\[^\r\n]/.test(part) || (joined && part.startsWith("#"));
    if (isWord) addWord(command, { start: match.index, end, text: plain(part) }, joined);
    joined = isWord;
  }
  if (command.length > 0) commands.push(command);
  return commands;
}

/** `--name="value"` is one word of two parts. */
function addWord(command: Word[], word: Word, joined: boolean): void {
  const last = joined ? command.pop() : undefined;
  command.push(last === undefined ? word : { start: last.start, end: word.end, text: last.text + word.text });
}

function plain(part: string): string {
  return /^["'].*["']$/s.test(part) && part.length > 1 ? part.slice(1, -1) : part;
}

const assignment = /^([A-Za-z_]\w*)=(.*)$/s;

/** `NAME=value` before a command, behind `export`, `env`, `ENV` and `-e`, and `ENV NAME value`. */
function variablesOf(words: Command, kind: "shell" | "dotenv" | "dockerfile"): readonly PatchFact[] {
  const found: PatchFact[] = [];
  const [first, second, third] = words;
  if (
    kind === "dockerfile" &&
    first?.text.toUpperCase() === "ENV" &&
    second !== undefined &&
    third !== undefined
  ) {
    if (!second.text.includes("="))
      return [variable(second.text, third.text, { start: first.start, end: third.end })];
  }
  let leading = true;
  for (const [index, word] of words.entries()) {
    const match = assignment.exec(word.text);
    const before = words[index - 1]?.text ?? "";
    if (match !== null && (leading || /^(?:-e|--env)$/.test(before))) {
      found.push(variable(match[1] ?? "", match[2] ?? "", word));
    } else if (!/^(?:export|env|set|declare|-x|-gx|ENV|ARG|RUN|!|sudo|setenv)$/i.test(word.text))
      leading = false;
  }
  return found;
}

function variable(name: string, value: string, { start, end }: Span): PatchFact {
  return {
    kind: "patch",
    name: `os.environ[${name}]`,
    span: { start, end },
    value: { type: "string", value },
  };
}

/**
 * Settings of programs that turn a check off: `git config --global http.sslVerify false`, `git -c http.sslVerify=false`,
 * `conda config --set ssl_verify false`. They are named as a patch is.
 */
export function configured(words: Command): readonly PatchFact[] {
  const [program = "", verb = ""] = words.map(({ text }) => text);
  return words.flatMap((word, index): readonly PatchFact[] => {
    const next = words[index + 1];
    const name = /^(?:http\.sslVerify|ssl_verify|strict-ssl)$/i.exec(word.text)?.[0];
    if (name !== undefined && next !== undefined && verb.startsWith("config"))
      return [set(`${program}.${name}`, next.text, { start: word.start, end: next.end })];
    const [, inline] = /^http\.sslVerify=(\w+)$/i.exec(word.text) ?? [];
    if (inline !== undefined) return [set("git.http.sslVerify", inline, word)];
    return [];
  });
}

function set(name: string, value: string, { start, end }: Span): PatchFact {
  return { kind: "patch", name, span: { start, end }, value: { type: "string", value } };
}

/** An option that is a word of its own goes with the blanks before it. */
function withRemoval(fact: PatchFact, source: Source): PatchFact {
  const { start, end } = fact.span;
  const written = source.text.slice(start - source.offset, end - source.offset);
  if (fact.removal !== undefined || !/^(?:-k|--[\w-]+(?:=\w+)?)$/.test(written)) return fact;
  // A value that is a word of its own would be left behind.
  if (/^--(?:verify|allow-insecure-host|trusted-host)$/.test(written)) return fact;
  const edits = removal(source, fact.span);
  return edits.length === 0 ? fact : { ...fact, removal: edits };
}

const flag = /^["'[,]*--trust[-_]remote[-_]code(?:=(.*?))?["',\]]*$/i;
/** `--model_args pretrained=acme/net,trust_remote_code=True` of lm-evaluation-harness and its like. */
const innerFlag = /^(?:[^-][^,]*,(?:.*,)?trust_remote_code=(\w+)(?:,|$)|trust_remote_code=(\w+),)/;
const no = /^(?:false|0|no|off|none)$/i;
const yesOrNo = /^(?:true|false|yes|no|on|off|0|1)$/i;
/** Arguments whose value names the model. */
const modelFlag =
  /^--(?:model|model[-_]?(?:id|name|path|name[-_]or[-_]path)|base[-_]model|pretrained[-_]model[-_]name[-_]or[-_]path|tokenizer|hf[-_]model[-_]id)(?:=(.*))?$/i;

/** Where edits of a command's options take their text from. */
interface Source {
  readonly text: string;
  readonly offset: number;
}

/** `--trust-remote-code`, with a value or without. */
export function optionsOf(words: Command, source?: Source): readonly OptionFact[] {
  const found = words.flatMap((word, index): readonly Span[] => {
    const [, last, head] = innerFlag.exec(word.text.slice(0, longestWord)) ?? [];
    const inner = last ?? head;
    if (inner !== undefined) return no.test(inner) ? [] : [word];
    const match = flag.exec(word.text);
    if (match === null) return [];
    const next = words[index + 1];
    const value = match[1] ?? (next !== undefined && yesOrNo.test(next.text) ? next.text : undefined);
    if (value !== undefined && no.test(value)) return [];
    const end = match[1] === undefined && value !== undefined && next !== undefined ? next.end : word.end;
    return [{ start: word.start, end }];
  });
  const repository = found.length === 0 ? undefined : modelIn(words);
  const revision = found.length === 0 ? undefined : revisionIn(words);
  return found.map((span) => ({
    kind: "option",
    name: "trust_remote_code",
    where: "command-line",
    span,
    ...(repository === undefined ? {} : { repository }),
    ...(revision === undefined ? {} : { revision }),
    ...(source === undefined || !isWholeWord(source, span) ? {} : { edits: removal(source, span) }),
  }));
}

/** `--revision COMMIT`, `--model_args …,revision=COMMIT`. */
function revisionIn(words: Command): string | undefined {
  for (const [index, { text }] of words.entries()) {
    const match = /^--(?:model[-_])?revision(?:=(.*))?$/.exec(text);
    if (match !== null) return match[1] ?? words[index + 1]?.text;
    const inside = /(?:^|,)revision=([^,]+)/.exec(text.slice(0, longestWord));
    if (inside !== null) return inside[1];
  }
  return undefined;
}

const longestWord = 2_000;

/** An argument of its own, not one inside of another. */
function isWholeWord({ text, offset }: Source, { start }: Span): boolean {
  return /^["'[,]*--/.test(text.slice(start - offset, start - offset + 8));
}

function modelIn(words: Command): string | undefined {
  for (const [index, { text }] of words.entries()) {
    const match = modelFlag.exec(text);
    const pretrained = /(?:^|,)pretrained=([^,]+)/.exec(text.slice(0, longestWord))?.[1];
    if (pretrained !== undefined && isRepository(pretrained)) return pretrained;
    const isServe = text === "serve" || text === "chat";
    const name =
      match === null ? (isServe ? words[index + 1]?.text : undefined) : (match[1] ?? words[index + 1]?.text);
    if (name !== undefined && isRepository(name)) return name;
  }
  return undefined;
}

/** The option with the blanks before it; where it has a line of its own in a continued command, that line. */
function removal({ text, offset }: Source, span: Span): readonly TextEdit[] {
  const start = span.start - offset;
  const end = span.end - offset;
  let blanks = start;
  while (/[ \t]/.test(text.charAt(blanks - 1))) blanks -= 1;
  // In the list of a Dockerfile's `CMD ["…"]` more than the word would have to go.
  if (/["'\]]/.test(text.slice(start, end)) || /["'[,]/.test(text.charAt(start - 1))) return [];
  const startsLine = blanks === 0 || /[\r\n]/.test(text.charAt(blanks - 1));
  const rest = /^[ \t]*\\\r?\n/.exec(text.slice(end, end + longestRest))?.[0];
  if (startsLine) return rest === undefined ? [] : [edit(blanks + offset, end + rest.length + offset)];
  return [edit(blanks + offset, end + offset)];
}

/** Blanks and a backslash behind an option. */
const longestRest = 200;

function edit(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: "" };
}
