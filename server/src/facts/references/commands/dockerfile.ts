import { type DockerInstruction, parseDockerfile, shellTextOf } from "../../../syntax/dockerfile/parse.ts";
import { parseShell } from "../../../syntax/shell/parse.ts";
import type { ShellWord } from "../../../syntax/shell/tree.ts";
import { type WordValue, wordValue } from "../../../syntax/shell/values.ts";
import type { CommandFact } from "../fact.ts";
import { type CommandLine, type CommandWord, parseWords } from "./command.ts";
import { commandOfImage, imageFact } from "./images.ts";
import { linesOf, readCommands } from "./script.ts";
import { fileFact } from "./transfer.ts";
import { readVariables, type SetVariable } from "./variables.ts";

/** What is known while a Dockerfile is read from top to bottom. */
interface Build {
  readonly text: string;
  readonly variables: Map<string, WordValue>;
  /** Names of stages before this line: `FROM base AS build`. */
  readonly stages: Set<string>;
  readonly set: SetVariable[];
  readonly facts: CommandFact[];
  readonly lines: CommandLine[];
  /** The command that bare options are for: the image's own, or an `ENTRYPOINT`. */
  server: string | undefined;
  entrypoint: readonly CommandWord[];
}

/** Images, packages, downloads and models that a Dockerfile names. */
export function readDockerfile(text: string): readonly CommandFact[] {
  const build: Build = {
    text,
    variables: new Map(),
    stages: new Set(),
    set: [],
    facts: [],
    lines: [],
    server: undefined,
    entrypoint: [],
  };
  for (const instruction of parseDockerfile(text)) readers[instruction.keyword]?.(build, instruction);
  return [...build.facts, ...readCommands(build.lines), ...readVariables(build.set)];
}

type InstructionReader = (build: Build, instruction: DockerInstruction) => void;

const readers: Readonly<Record<string, InstructionReader>> = {
  FROM: readFrom,
  ARG: readVariable,
  ENV: readVariable,
  RUN: readRun,
  CMD: readCommand,
  ENTRYPOINT: readCommand,
  COPY: readCopy,
  ADD: readAdd,
};

/** The words of an instruction's arguments, with the variables above. */
function wordsOf(build: Build, { argumentSpan }: DockerInstruction): readonly CommandWord[] {
  const script = parseShell(build.text, argumentSpan);
  return script.commands.flatMap(({ words }) => words.map((word) => wordOf(word, build)));
}

function wordOf(word: ShellWord, { variables }: Build): CommandWord {
  const { text, span, known } = wordValue(word, variables);
  return {
    known,
    span: word.span,
    ...(text === undefined ? {} : { text }),
    ...(span === undefined ? {} : { valueSpan: span }),
  };
}

function lineOf(
  { span }: DockerInstruction,
  words: readonly CommandWord[],
  style: CommandLine["style"],
): CommandLine {
  return { words, span, style, inner: [] };
}

/** `FROM [--platform=…] image [AS name]` */
function readFrom(build: Build, instruction: DockerInstruction): void {
  const words = wordsOf(build, instruction).filter(({ known }) => !known.startsWith("--"));
  const [image, as, name] = words;
  build.entrypoint = [];
  build.server = undefined;
  if (image !== undefined && !build.stages.has((image.text ?? "").toLowerCase())) {
    build.server = commandOfImage(image.text ?? "");
    const line = lineOf(instruction, words, "none");
    const fact = imageFact(line, image, "FROM");
    if (fact !== undefined) build.facts.push(fact);
    else if (image.text === undefined) {
      build.facts.push({
        kind: "unresolved-reference",
        thing: "image",
        source: build.text.slice(image.span.start, image.span.end),
        idSpan: image.span,
        span: instruction.span,
        api: "FROM",
        where: "command-line",
      });
    }
  }
  if (as?.text?.toUpperCase() === "AS" && name?.text !== undefined) build.stages.add(name.text.toLowerCase());
}

/** `ARG NAME=default`, `ENV NAME=value …`, `ENV NAME value`. */
function readVariable(build: Build, instruction: DockerInstruction): void {
  const { argumentSpan, keyword, span } = instruction;
  const script = parseShell(build.text, argumentSpan);
  for (const { assignments, words } of script.commands) {
    for (const { name, value } of assignments) {
      const found = value.parts.length === 0 ? { text: "", known: "" } : wordValue(value, build.variables);
      build.variables.set(name, found);
      build.set.push({ name, value: found.text ?? "", span, valueSpan: found.span ?? value.span });
    }
    const [name, value] = words.map((word) => wordOf(word, build));
    if (keyword !== "ENV" || assignments.length > 0 || name?.text === undefined || value === undefined)
      continue;
    build.variables.set(name.text, {
      known: value.known,
      ...(value.text === undefined ? {} : { text: value.text }),
    });
    build.set.push({
      name: name.text,
      value: value.text ?? "",
      span,
      valueSpan: value.valueSpan ?? value.span,
    });
  }
}

/** `["vllm", "serve", "org/name"]`: the exec form, as JSON. */
function execWords(build: Build, { argumentSpan }: DockerInstruction): readonly CommandWord[] | undefined {
  const source = build.text.slice(argumentSpan.start, argumentSpan.end);
  if (!/^\[\s*(?:"(?:[^"\\\n]|\\.){0,4000}"\s*,?\s*){0,500}\]\s*$/.test(source.replace(/\\\r?\n/g, " ")))
    return undefined;
  return [...source.matchAll(/"((?:[^"\\\n]|\\.){0,4000})"/g)].map((match) => {
    const start = argumentSpan.start + match.index;
    const end = start + match[0].length;
    const text = (match[1] ?? "").replace(/\\(.)/g, "$1");
    return { text, known: text, span: { start, end }, valueSpan: { start: start + 1, end: end - 1 } };
  });
}

function readRun(build: Build, instruction: DockerInstruction): void {
  const words = execWords(build, instruction);
  if (words !== undefined) {
    build.lines.push(lineOf(instruction, words, "json-list"));
    return;
  }
  const { start, end } = instruction.argumentSpan;
  // Comments between continued lines are taken out, at equal length.
  const text = build.text.slice(0, start) + shellTextOf(build.text, instruction) + build.text.slice(end);
  const mounts =
    /^(?:--[a-z]+=\S+\s+){0,10}/.exec(text.slice(start, Math.min(end, start + 2000)))?.[0].length ?? 0;
  const found = linesOf(text, { start: start + mounts, end }, build.variables);
  build.lines.push(...found.lines);
  build.set.push(...found.variables);
  const reader = /(?:^|[\s/;&|])python[\d.]*\b[^;&|]*<<[^;&|]*$/.test(text.slice(start, end));
  for (const body of instruction.documents) {
    if (reader) {
      build.facts.push({ kind: "embedded-program", span: body });
      continue;
    }
    const inner = linesOf(build.text, body, build.variables);
    build.lines.push(...inner.lines);
  }
}

/** `CMD` gives the arguments of an `ENTRYPOINT`, or of the image's own server. */
function readCommand(build: Build, instruction: DockerInstruction): void {
  const words = execWords(build, instruction);
  if (words === undefined) {
    build.lines.push(...linesOf(build.text, instruction.argumentSpan, new Map(build.variables)).lines);
    return;
  }
  const [first] = words;
  if (first === undefined) return;
  if (instruction.keyword === "ENTRYPOINT") build.entrypoint = words;
  const isArguments = first.known.startsWith("-");
  const server: readonly CommandWord[] =
    build.server === undefined
      ? []
      : [
          {
            text: build.server,
            known: build.server,
            span: { start: first.span.start, end: first.span.start },
          },
        ];
  const lead =
    !isArguments || instruction.keyword === "ENTRYPOINT"
      ? []
      : build.entrypoint.length > 0
        ? build.entrypoint
        : server;
  const line = lineOf(instruction, [...lead, ...words], "json-list");
  build.lines.push(line);
  const shell = words.findIndex(({ text }) => /^-[a-z]*c$/.test(text ?? ""));
  const script = shell > 0 ? words[shell + 1]?.valueSpan : undefined;
  if (script !== undefined) build.lines.push(...linesOf(build.text, script, new Map(build.variables)).lines);
}

/** `COPY --from=image`. */
function readCopy(build: Build, instruction: DockerInstruction): void {
  const { options } = parseWords(wordsOf(build, instruction), new Set(["--link"]));
  const from = options.find(({ name }) => name === "--from")?.value;
  if (from?.text === undefined || /^\d+$/.test(from.text) || build.stages.has(from.text.toLowerCase()))
    return;
  const fact = imageFact(lineOf(instruction, [], "none"), from, "COPY --from");
  if (fact !== undefined && /[/:]/.test(from.text)) build.facts.push(fact);
}

/** `ADD --checksum=sha256:… https://…`. */
function readAdd(build: Build, instruction: DockerInstruction): void {
  const { options, positionals } = parseWords(
    wordsOf(build, instruction),
    new Set(["--link", "--keep-git-dir"]),
  );
  const compared = options.some(({ name }) => name === "--checksum");
  const add: CommandWord = { text: "ADD", known: "ADD", span: instruction.span };
  const line = lineOf(instruction, [add], "none");
  build.facts.push(...positionals.slice(0, -1).flatMap((word) => fileFact(line, word, compared)));
}
