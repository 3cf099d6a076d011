import { parseShell } from "../../../syntax/shell/parse.ts";
import type { ShellAssignment, ShellCommand, ShellWord } from "../../../syntax/shell/tree.ts";
import { type WordValue, wordValue } from "../../../syntax/shell/values.ts";
import type { Span } from "../../../text/span.ts";
import type { CommandFact } from "../fact.ts";
import { readByTable } from "./by-table.ts";
import { readClone } from "./clone.ts";
import { type CommandLine, type CommandWord, commandLine, nameOf, unwrapped } from "./command.ts";
import { embeddedIn } from "./embedded-python.ts";
import { builtImages, readContainer } from "./images.ts";
import { readInstall } from "./install.ts";
import { readTransfer } from "./transfer.ts";
import { readVariables, type SetVariable } from "./variables.ts";

/** What a script names. Offsets are those of the whole text. */
export function readScript(text: string, span: Span, server?: string): readonly CommandFact[] {
  const { lines, variables } = linesOf(text, span, new Map(), server);
  return [...readCommands(lines), ...readVariables(variables), ...programsOf(text, span)];
}

/** `python <<EOF`: the programs in here-documents. */
function programsOf(text: string, span: Span): readonly CommandFact[] {
  if (!text.includes("<<")) return [];
  return parseShell(text, span)
    .documents.filter(({ reader }) => /^python[\d.]*$/.test(reader))
    .map(({ span: body }) => ({ kind: "embedded-program", span: body }));
}

/** The commands of a script with what is known of their words, and the variables that it sets. */
export interface ScriptLines {
  readonly lines: readonly CommandLine[];
  readonly variables: readonly SetVariable[];
}

/** How deep `bash -c "bash -c …"` and here-documents are followed. */
const deepest = 4;

/**
 * Reads a script into commands.
 *
 * @param known variables that are set before it; those that it sets are added
 * @param server the command that bare options are for: those of a server's image
 */
export function linesOf(
  text: string,
  span: Span,
  known: Map<string, WordValue>,
  server?: string,
  depth = 0,
): ScriptLines {
  const script = parseShell(text, span);
  const lines: CommandLine[] = [];
  const variables: SetVariable[] = [];
  let pending: CommandLine[] = [];
  const loops = new Map<string, readonly WordValue[]>();
  for (const command of script.commands) {
    enterLoop(command, known, loops);
    const set = assignmentsOf(command).map((assignment) => assign(assignment, known));
    variables.push(...set);
    const line = commandLine(command, known);
    pending.push(
      server !== undefined && depth === 0 && startsWithOption(line) ? withServer(line, server) : line,
    );
    if (command.pipes) continue;
    lines.push(...piped(pending), ...otherRounds(command, known, loops));
    pending = [];
    const inner = depth < deepest ? quotedScript(line) : undefined;
    if (inner !== undefined) {
      const found = linesOf(text, inner, new Map(known), undefined, depth + 1);
      lines.push(...found.lines);
      variables.push(...found.variables);
    }
  }
  lines.push(...piped(pending));
  for (const { span: body, reader } of script.documents) {
    if (depth >= deepest || !/^(?:ba|z|da)?sh$|^(?:ssh|sbatch|srun)$/.test(reader)) continue;
    const found = linesOf(text, body, new Map(known), undefined, depth + 1);
    lines.push(...found.lines);
    variables.push(...found.variables);
  }
  return { lines, variables };
}

/** So many values of a loop's variable are followed. */
const mostRounds = 50;

/** `for model in acme/one acme/two`: the variable has the first value in the commands that follow. */
function enterLoop(
  command: ShellCommand,
  known: Map<string, WordValue>,
  loops: Map<string, readonly WordValue[]>,
): void {
  const words = command.words.map((word) => wordValue(word, known));
  // The parser takes `for` away, as it does `do` and `then`.
  const name = words[0]?.text;
  if (name === undefined || !/^[A-Za-z_]\w*$/.test(name) || words[1]?.text !== "in") return;
  const values = words.slice(2, 2 + mostRounds);
  const [first] = values;
  if (first === undefined) return;
  known.set(name, first);
  loops.set(name, values);
}

/** The command with the other values of a loop's variable that it uses. */
function otherRounds(
  command: ShellCommand,
  known: ReadonlyMap<string, WordValue>,
  loops: ReadonlyMap<string, readonly WordValue[]>,
): readonly CommandLine[] {
  const used = command.words.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === "variable" && loops.has(part.name) ? part.name : [])),
  );
  const [name] = used;
  const values = name === undefined ? undefined : loops.get(name);
  // A variable that was set again since is no longer the loop's.
  if (name === undefined || values === undefined || known.get(name) !== values[0]) return [];
  return values.slice(1).map((value) => commandLine(command, new Map(known).set(name, value)));
}

function startsWithOption({ words }: CommandLine): boolean {
  return (words[0]?.text ?? "").startsWith("-");
}

function withServer(line: CommandLine, server: string): CommandLine {
  const start = line.span.start;
  const word: CommandWord = { text: server, known: server, span: { start, end: start } };
  return { ...line, words: [word, ...line.words] };
}

/** Commands that are joined by pipes, each knowing the next. */
function piped(commands: readonly CommandLine[]): readonly CommandLine[] {
  let next: CommandLine | undefined;
  const joined: CommandLine[] = [];
  for (const command of [...commands].reverse()) {
    next = next === undefined ? command : { ...command, next };
    joined.unshift(next);
  }
  return joined;
}

/** `NAME=value` alone or before a command, and behind `export`, `declare`, `local`, `env`. */
function assignmentsOf({ assignments, words }: ShellCommand): readonly ShellAssignment[] {
  const first = words[0]?.parts[0];
  const name = first?.type === "text" ? first.text : "";
  if (!/^(?:export|declare|local|readonly|typeset|env|set)$/.test(name)) return assignments;
  return [...assignments, ...words.slice(1).flatMap((word) => assignmentIn(word) ?? [])];
}

function assignmentIn({ parts, span }: ShellWord): ShellAssignment | undefined {
  const [first, ...rest] = parts;
  if (first?.type !== "text") return undefined;
  const match = /^([A-Za-z_]\w*)=/.exec(first.text);
  const name = match?.[1];
  if (match === null || name === undefined) return undefined;
  const start = first.span.start + match[0].length;
  const text = first.text.slice(match[0].length);
  const head = text === "" ? [] : [{ ...first, text, span: { start, end: first.span.end } }];
  return { name, value: { parts: [...head, ...rest], span: { start, end: span.end } }, span };
}

function assign({ name, value, span }: ShellAssignment, known: Map<string, WordValue>): SetVariable {
  const found = value.parts.length === 0 ? { text: "", known: "" } : wordValue(value, known);
  known.set(name, found);
  return { name, value: found.text ?? "", span, valueSpan: found.span ?? value.span };
}

/** The script in `bash -c "…"`, `sh -lc '…'`. */
function quotedScript(line: CommandLine): Span | undefined {
  const { words } = unwrapped(line);
  // `ssh host "…"`: the last word is a line for the other machine's shell.
  if (nameOf(words[0]) === "ssh" && words.length > 2) return words.at(-1)?.valueSpan;
  if (!/^(?:ba|z|da)?sh$/.test(nameOf(words[0]))) return undefined;
  const at = words.findIndex(({ text }) => /^-[a-z]*c$/.test(text ?? ""));
  return at === -1 ? undefined : words[at + 1]?.valueSpan;
}

/** What commands name, each seen with those that follow it. */
export function readCommands(lines: readonly CommandLine[]): readonly CommandFact[] {
  const facts = lines.flatMap((line, at) => readCommand(line, lines.slice(at + 1, at + 20)));
  const built = builtImages(lines.map(unwrapped));
  // What is built here is pulled from nowhere.
  return built.size === 0 ? facts : facts.filter((fact) => !isBuilt(fact, built));
}

function isBuilt(fact: CommandFact, built: ReadonlySet<string>): boolean {
  if (fact.kind !== "artifact-reference" || fact.thing !== "image") return false;
  return built.has(fact.id) || built.has(`${fact.id}:${fact.revision ?? "latest"}`);
}

function readCommand(written: CommandLine, later: readonly CommandLine[]): readonly CommandFact[] {
  const line = unwrapped(written);
  const container = readContainer(line);
  return [
    ...readByTable(line),
    ...embeddedIn(line),
    ...readInstall(line),
    ...readClone(line, later.map(unwrapped)),
    ...readTransfer(line, later),
    ...container.facts,
    ...(container.command === undefined ? [] : readCommand(container.command, [])),
    ...readVariables(container.variables.flatMap(variableIn)),
    ...line.inner.flatMap((inner) => readCommand(inner, [])),
  ];
}

function variableIn(word: CommandWord): readonly SetVariable[] {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word.text ?? "") ?? [];
  return name === undefined || value === undefined
    ? []
    : [{ name, value, span: word.span, valueSpan: word.valueSpan ?? word.span }];
}
