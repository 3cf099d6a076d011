import type { ShellCommand } from "../../../syntax/shell/tree.ts";
import { type Variables, wordValue } from "../../../syntax/shell/values.ts";
import type { Span } from "../../../text/span.ts";

/** One word of a command line, whatever language it stands in. */
export interface CommandWord {
  /** Undefined: only known when it runs. */
  readonly text?: string;
  /** The pieces that are known. */
  readonly known: string;
  /** In the command. */
  readonly span: Span;
  /** Where the text is written in one piece, which may be above; quotes left out. */
  readonly valueSpan?: Span;
}

/**
 * A command as its program sees it.
 *
 * `style`: how words are set side by side where it is written, for edits; `none`: no word can be added.
 */
export interface CommandLine {
  readonly words: readonly CommandWord[];
  readonly span: Span;
  readonly style: "shell" | "json-list" | "yaml-list" | "none";
  /** What begins another item of a YAML list: a line end, an indentation and a dash. */
  readonly item?: string;
  /** The commands that its output goes to, and those inside of its words. */
  readonly next?: CommandLine;
  readonly inner: readonly CommandLine[];
}

/** A command of a script, with the variables that are known before it. */
export function commandLine(command: ShellCommand, variables: Variables, next?: CommandLine): CommandLine {
  return {
    words: command.words.map((word) => {
      const { text, span, known } = wordValue(word, variables);
      return {
        known,
        span: word.span,
        ...(text === undefined ? {} : { text }),
        ...(span === undefined ? {} : { valueSpan: span }),
      };
    }),
    span: command.span,
    style: "shell",
    ...(next === undefined ? {} : { next }),
    inner: command.inner.map((inner) => commandLine(inner, variables)),
  };
}

/** Programs that start another one, with their options that take a value. */
const wrappers: ReadonlyMap<string, RegExp> = new Map([
  ["sudo", /^-[ugpC]$/],
  ["env", /^-[uCS]$/],
  ["time", /^-[fo]$/],
  ["nohup", /^$/],
  ["exec", /^-a$/],
  ["command", /^$/],
  ["nice", /^-n$/],
  ["timeout", /^-[sk]$/],
  ["xargs", /^-[InPLdEs]$/],
  [
    "srun",
    /^-[a-zA-Z]$|^--(?:gpus|nodes|ntasks|cpus-per-task|mem|time|partition|job-name|account|qos|gres|nodelist|gpus-per-node|ntasks-per-node)$/,
  ],
  ["uvx", /^(?:--from|--with|--python|-p)$/],
  ["stdbuf", /^-[ioe]$/],
  ["numactl", /^-[a-zA-Z]$/],
]);

/** Wrappers of two words: `uv run`, `conda run -n name`. */
const runners = /^(?:uv|poetry|pdm|pipenv|conda|mamba|micromamba|hatch|rye|pixi)$/;

/** A command without what only starts it: `sudo`, `env A=b`, `uv run`, and the path of the program. */
export function unwrapped(line: CommandLine): CommandLine {
  let words = line.words;
  for (let round = 0; round < 6; round += 1) {
    const first = nameOf(words[0]);
    const options = wrappers.get(first);
    if (options !== undefined) words = behindOptions(words.slice(1), options, first === "timeout");
    else if (runners.test(first) && words[1]?.text === "run") {
      words = behindOptions(
        words.slice(2),
        /^(?:-n|-p|--name|--prefix|--with|--python|--env-file|--extra|--group|-e|--environment)$/,
      );
    } else {
      const inner = inContainer(words);
      if (inner === undefined) break;
      words = inner;
    }
  }
  return { ...line, words };
}

/** Options of `docker exec` and `docker compose run` that take a value. */
const containerOptions =
  /^(?:-[uwev]|--user|--workdir|--env|--env-file|--volume|--name|--index|--entrypoint|--project-directory|-f|--file|-p|--profile)$/;

/** `docker exec NAME …`, `docker compose run SERVICE …`, `kubectl exec POD -- …`: the command that runs in there. */
function inContainer(words: readonly CommandWord[]): readonly CommandWord[] | undefined {
  const first = nameOf(words[0]);
  const texts = words.map(({ text }) => text ?? "");
  if (/^(?:kubectl|oc)$/.test(first) && texts.includes("exec")) {
    const dashes = texts.indexOf("--");
    return dashes === -1 ? undefined : words.slice(dashes + 1);
  }
  const isCompose =
    /^docker-compose$/.test(first) || (/^(?:docker|podman)$/.test(first) && texts[1] === "compose");
  const verb = isCompose
    ? texts.findIndex((text) => text === "run" || text === "exec")
    : /^(?:docker|podman|nerdctl)$/.test(first) && texts[1] === "exec"
      ? 1
      : -1;
  return verb === -1 ? undefined : behindOptions(words.slice(verb + 1), containerOptions).slice(1);
}

function behindOptions(
  words: readonly CommandWord[],
  valued: RegExp,
  hasDuration = false,
): readonly CommandWord[] {
  let at = 0;
  while (at < words.length) {
    const text = words[at]?.text ?? "";
    if (/^[A-Za-z_]\w*=/.test(text)) at += 1;
    else if (text.startsWith("-") && text !== "-") at += valued.test(text) ? 2 : 1;
    else break;
  }
  return words.slice(hasDuration ? at + 1 : at);
}

/** The program's name without its folder; `python` for every interpreter. */
export function nameOf(word: CommandWord | undefined): string {
  const name = (word?.text ?? "").split("/").at(-1) ?? "";
  return /^(?:python|pypy)[\d.]*(?:\.exe)?$/.test(name) ? "python" : name;
}

/** An option and its value. */
export interface CommandOption {
  readonly name: string;
  readonly word: CommandWord;
  /** Absent for a flag. */
  readonly value?: CommandWord;
}

/** The words of a command behind its name: options, and the others. */
export interface ParsedWords {
  readonly options: readonly CommandOption[];
  readonly positionals: readonly CommandWord[];
}

/**
 * Tells options from other words.
 *
 * @param flags options without a value; every other one takes the word behind it, unless that is an option
 */
export function parseWords(words: readonly CommandWord[], flags: ReadonlySet<string>): ParsedWords {
  const options: CommandOption[] = [];
  const positionals: CommandWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    const text = word.text ?? word.known;
    if (text === "--") {
      positionals.push(...words.slice(at + 1));
      break;
    }
    if (!/^--?[A-Za-z]/.test(text)) {
      positionals.push(word);
      continue;
    }
    const equals = text.indexOf("=");
    if (equals !== -1 && text.startsWith("--")) {
      options.push({ name: text.slice(0, equals), word, value: behindEquals(word, equals + 1) });
      continue;
    }
    const next = words[at + 1];
    const isFlag = flags.has(text) || next === undefined || /^--?[A-Za-z]/.test(next.text ?? next.known);
    options.push({ name: text, word, ...(isFlag ? {} : { value: next }) });
    if (!isFlag) at += 1;
  }
  return { options, positionals };
}

/** `pretrained=acme/net revision=main`: what stands among the words that are no options as a name and its value. */
export function assignmentsIn(words: readonly CommandWord[]): readonly CommandOption[] {
  return words.flatMap((word) => {
    const text = word.text ?? word.known;
    const equals = text.indexOf("=");
    if (equals < 1) return [];
    return [{ name: text.slice(0, equals), word, value: behindEquals(word, equals + 1) }];
  });
}

/** `--model=acme/net`: the value is a part of the word. */
function behindEquals(word: CommandWord, offset: number): CommandWord {
  const { valueSpan } = word;
  return {
    known: word.known.slice(offset),
    span: word.span,
    ...(word.text === undefined ? {} : { text: word.text.slice(offset) }),
    ...(valueSpan === undefined ||
    word.text === undefined ||
    valueSpan.end - valueSpan.start !== word.text.length
      ? {}
      : { valueSpan: { start: valueSpan.start + offset, end: valueSpan.end } }),
  };
}
