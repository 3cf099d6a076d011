import {
  providerPrefixes,
  type ReferenceCommand,
  referenceCommands,
} from "../../../knowledge/references/commands.ts";
import type { ReferenceApi } from "../../../knowledge/references/reference-api.ts";
import type { PinningPlace, ReferenceCompanion, RemoteReferenceFact, Stake } from "../../facts.ts";
import { besideOf } from "../companions.ts";
import type { ReferenceFact } from "../fact.ts";
import { type RemoteName, readNames } from "../names.ts";
import { pinOf } from "../pins.ts";
import { isRepository } from "../repository-name.ts";
import { personalNamespace, pickleFiles } from "../stakes.ts";
import {
  assignmentsIn,
  type CommandLine,
  type CommandOption,
  type CommandWord,
  nameOf,
  type ParsedWords,
  parseWords,
} from "./command.ts";

const rowsByFirst = new Map<string, (readonly [readonly string[], ReferenceCommand])[]>();
for (const row of referenceCommands) {
  for (const name of row.names) {
    const words = name.split(" ");
    const first = words[0] ?? "";
    rowsByFirst.set(first, [...(rowsByFirst.get(first) ?? []), [words, row]]);
  }
}

/** What a command names, by the table of commands. */
export function readByTable(line: CommandLine): readonly ReferenceFact[] {
  const first = nameOf(line.words[0]);
  const rows = rowsByFirst.get(first) ?? [];
  const matching = rows.filter(([words]) =>
    words.every((word, at) => at === 0 || line.words[at]?.text === word),
  );
  const longest = Math.max(0, ...matching.map(([words]) => words.length));
  return matching
    .filter(([words]) => words.length === longest)
    .flatMap(([words, row]) => readRow(line, row, words.length));
}

function readRow(line: CommandLine, row: ReferenceCommand, skipped: number): readonly ReferenceFact[] {
  const words = parseWords(line.words.slice(skipped), new Set(row.flags ?? []));
  // The arguments of a model may stand in one word or in several: `pretrained=acme/net revision=main`.
  const parsed =
    row.inline === "model-args"
      ? { ...words, options: [...words.options, ...assignmentsIn(words.positionals)] }
      : words;
  if (lastOption(parsed, row.unless ?? []) !== undefined) return [];
  const named = namesIn(parsed, row);
  const facts = named
    .flatMap((word) => factsOf(line, row, parsed, word))
    .flatMap((fact) => [fact, ...besideOf(fact)]);
  if (facts.length > 0 || named.length === 0) return facts;
  return named.flatMap((word) => unnamed(line, row, word));
}

function namesIn({ options, positionals }: ParsedWords, row: ReferenceCommand): readonly CommandWord[] {
  const given = options
    .filter(({ name }) => row.options?.includes(name) === true)
    .flatMap(({ value }) => value ?? []);
  if (given.length > 0 || row.position === undefined) return given;
  if (row.position === "all") return positionals;
  const word = positionals[row.position];
  return word === undefined ? [] : [word];
}

/** The row, as the reader of names takes it. */
function apiOf({
  kind,
  registry,
  inline,
  prefixes,
  bareNames,
  bareOwner,
  pinning,
  source,
}: ReferenceCommand): ReferenceApi {
  return {
    names: [],
    kind,
    registry,
    id: [],
    pinning,
    source,
    example: "",
    ...(inline === undefined ? {} : { inline }),
    ...(prefixes === undefined ? {} : { prefixes }),
    ...(bareNames === undefined ? {} : { bareNames }),
    ...(bareOwner === undefined ? {} : { bareOwner }),
  };
}

function factsOf(
  line: CommandLine,
  row: ReferenceCommand,
  parsed: ParsedWords,
  word: CommandWord,
): readonly RemoteReferenceFact[] {
  if (word.text === undefined) return [];
  const names = word.text.startsWith("hf://")
    ? readNames(word.text, uriApi)
    : readNames(word.text, apiOf(row));
  return names
    .filter(({ id }) => !isProvider(id, row))
    .map((name) => factOf({ line, row, parsed, word, name }));
}

const uriApi: ReferenceApi = {
  names: [],
  kind: "model",
  registry: "huggingface",
  id: [],
  inline: "hf-path",
  pinning: "",
  source: "",
  example: "",
};

/** A script's `--model openai/gpt-4o` chooses a service. */
function isProvider(id: string, row: ReferenceCommand): boolean {
  return row.names.includes("python") && providerPrefixes.has(id.slice(0, id.indexOf("/")));
}

interface Found {
  readonly line: CommandLine;
  readonly row: ReferenceCommand;
  readonly parsed: ParsedWords;
  readonly word: CommandWord;
  readonly name: RemoteName;
}

function factOf({ line, row, parsed, word, name }: Found): RemoteReferenceFact {
  const kind = kindOf(row, parsed, name);
  const given = row.revision === undefined ? undefined : lastOption(parsed, row.revision);
  const own = revisionOf(name, given, row);
  return {
    kind: `${kind}-reference`,
    thing: kind === "artifact" ? (row.thing ?? "file") : kind,
    id: name.id,
    idSpan: word.valueSpan ?? word.span,
    span: line.span,
    api: row.names[0] ?? "",
    where: "command-line",
    registry: name.registry ?? row.registry,
    ...own,
    ...(row.revision?.[0] === undefined ? {} : { revisionArgument: row.revision[0] }),
    pinningPlace: placeOf(line, row, word, name, given),
    pinning: row.pinning.replaceAll("{id}", name.id),
    part: "weights",
    companions: companionsOf(line, parsed, row, name.id),
    trustsRemoteCode: row.remoteCode === true && trusts(parsed),
    stakes: stakesOf(row, parsed, name),
    ...(name.file === undefined ? {} : { file: name.file }),
  };
}

function stakesOf(row: ReferenceCommand, { positionals }: ParsedWords, name: RemoteName): readonly Stake[] {
  const files = row.position === 0 ? positionals.slice(1).flatMap(({ text }) => text ?? []) : [];
  const owner = personalNamespace(name.id, name.registry ?? row.registry);
  return [
    ...(row.pickle === undefined ? [] : [{ kind: "pickle" as const, clause: row.pickle }]),
    ...pickleFiles(files),
    ...(owner === undefined ? [] : [owner]),
  ];
}

function kindOf(
  row: ReferenceCommand,
  parsed: ParsedWords,
  name: RemoteName,
): "model" | "dataset" | "artifact" {
  const type = row.repoType === undefined ? undefined : lastOption(parsed, row.repoType)?.value?.text;
  if (type === "dataset") return "dataset";
  if (type === "space") return "artifact";
  return name.kind ?? row.kind;
}

function lastOption({ options }: ParsedWords, names: readonly string[]): CommandOption | undefined {
  return options.filter(({ name }) => names.includes(name)).at(-1);
}

function revisionOf(
  name: RemoteName,
  given: CommandOption | undefined,
  row: ReferenceCommand,
): Pick<RemoteReferenceFact, "pin" | "revision" | "revisionSpan"> {
  if (given?.value !== undefined) {
    const { text, valueSpan } = given.value;
    if (text === undefined) return { pin: "unresolved" };
    const place = valueSpan === undefined ? {} : { revisionSpan: valueSpan };
    return { pin: pinOf(text, row.registry), revision: text, ...place };
  }
  // `-hf org/name:Q4_K_M` chooses a file, and no revision.
  if (row.inline === "colon" && row.registry === "huggingface") return { pin: "none" };
  if (name.revision === undefined) return { pin: name.pin ?? "none" };
  return { pin: name.pin ?? pinOf(name.revision, name.registry ?? row.registry), revision: name.revision };
}

function placeOf(
  line: CommandLine,
  row: ReferenceCommand,
  word: CommandWord,
  name: RemoteName,
  given: CommandOption | undefined,
): PinningPlace {
  const { valueSpan } = word;
  if (given?.value?.valueSpan !== undefined) {
    return { form: "text", span: given.value.valueSpan, before: "", after: "" };
  }
  if (row.registry === "ollama" || (row.inline === "colon" && row.registry === "huggingface"))
    return { form: "download" };
  if (name.slot !== undefined) {
    if (valueSpan === undefined || valueSpan.end - valueSpan.start !== (word.text ?? "").length)
      return { form: "by-hand" };
    const { start, end, before, after } = name.slot;
    return {
      form: "text",
      span: { start: valueSpan.start + start, end: valueSpan.start + end },
      before,
      after,
    };
  }
  const option = row.revision?.[0];
  return option === undefined ? { form: "download" } : optionPlace(line, word, option, given);
}

/** In place of an option's value, or as an option behind the word that names. */
function optionPlace(
  line: CommandLine,
  word: CommandWord,
  option: string | undefined,
  given: CommandOption | undefined,
): PinningPlace {
  if (given?.value?.valueSpan !== undefined)
    return { form: "text", span: given.value.valueSpan, before: "", after: "" };
  if (option === undefined) return { form: "by-hand" };
  const at = { start: word.span.end, end: word.span.end };
  if (line.style === "shell") return { form: "text", span: at, before: ` ${option} `, after: "" };
  if (line.style === "yaml-list" && line.item !== undefined)
    return { form: "text", span: at, before: `${line.item}${option}${line.item}`, after: "" };
  if (line.style === "json-list") return { form: "text", span: at, before: `, "${option}", "`, after: '"' };
  return { form: "by-hand" };
}

const trustOption = /^--trust[-_]remote[-_]code$/i;

function trusts({ options }: ParsedWords): boolean {
  return options.some(
    ({ name, value }) => trustOption.test(name) && !/^(?:false|0|no)$/i.test(value?.text ?? ""),
  );
}

/** The tokenizer has the model's revision where it comes from the same repository. */
function companionsOf(
  line: CommandLine,
  parsed: ParsedWords,
  { tokenizer, registry }: ReferenceCommand,
  id: string,
): readonly ReferenceCompanion[] {
  if (tokenizer === undefined) return [];
  const word = lastOption(parsed, tokenizer.id)?.value;
  const named = word?.text;
  if (word === undefined || named === undefined || named === id || !isRepository(named)) return [];
  const given = lastOption(parsed, tokenizer.revision);
  const revision = given?.value?.text;
  return [
    {
      part: "tokenizer",
      argument: tokenizer.revision[0] ?? "revision",
      id: named,
      pin: revision === undefined ? "none" : pinOf(revision, registry),
      ...(revision === undefined ? {} : { revision }),
      ...(given?.value?.valueSpan === undefined ? {} : { revisionSpan: given.value.valueSpan }),
      pinningPlace: optionPlace(line, word, tokenizer.revision[0], given),
    },
  ];
}

/** A name that only the run knows, or a folder. Options of any script are spoken of only where they name a hub. */
function unnamed(line: CommandLine, row: ReferenceCommand, word: CommandWord): readonly ReferenceFact[] {
  if (row.registry !== "huggingface" || row.prefixes !== undefined) return [];
  if (row.names.includes("python") || row.inline === "model-args") return [];
  const isLocal = word.text !== undefined || /^[./~]|\/.*\//.test(word.known);
  return [
    {
      kind: isLocal ? "local-reference" : "unresolved-reference",
      thing: row.kind === "dataset" ? "dataset" : "model",
      source: word.text ?? word.known,
      idSpan: word.span,
      span: line.span,
      api: row.names[0] ?? "",
      where: "command-line",
    },
  ];
}
