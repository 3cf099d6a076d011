import {
  type ConfigurationFormat,
  type ConfigurationKey,
  configurationFormats,
} from "../../../knowledge/references/configurations.ts";
import { localDatasetBuilders } from "../../../knowledge/references/datasets.ts";
import type { ReferenceApi } from "../../../knowledge/references/reference-api.ts";
import type { Span } from "../../../text/span.ts";
import type {
  ConfigurationEntry,
  ConfigurationLanguage,
  ConfigurationMapping,
  ConfigurationNode,
  ConfigurationScalar,
} from "../../configuration/tree.ts";
import { entryOf, type Match, mappingsIn, matchesOf, valueAt } from "../../configuration/walk.ts";
import type { PinningPlace, RemoteReferenceFact } from "../../facts.ts";
import type { ReferenceFact } from "../fact.ts";
import { type RemoteName, readNames } from "../names.ts";
import { pinOf } from "../pins.ts";
import { personalNamespace } from "../stakes.ts";

/** A configuration as its readers see it. */
export interface ConfigurationText {
  /** The name of the file, without its folder. */
  readonly file: string;
  readonly language: ConfigurationLanguage;
  readonly text: string;
  readonly root: ConfigurationNode;
}

/** What a configuration of a known kind names, by the table of key paths. */
export function readByFormat(configuration: ConfigurationText): readonly ReferenceFact[] {
  const seen = new Set<number>();
  return configurationFormats
    .filter((format) => isOf(configuration, format))
    .flatMap((format) =>
      format.keys.flatMap((key) =>
        matchesOf(configuration.root, key.path).flatMap((match) => read(configuration, format, key, match)),
      ),
    )
    .filter(({ idSpan }) => !seen.has(idSpan.start) && seen.add(idSpan.start));
}

/** Whether a configuration is of a kind: by the file's name and by its keys. */
function isOf(
  { file, root }: ConfigurationText,
  { file: name, all, any, value }: ConfigurationFormat,
): boolean {
  if (name !== undefined && !name.test(file)) return false;
  if (root.type !== "mapping") return false;
  const keys = new Set(root.entries.map(({ key }) => key));
  if (all?.every((key) => keys.has(key)) === false) return false;
  if (any !== undefined && !any.some((key) => keys.has(key))) return false;
  return value === undefined || hasValue(root, value);
}

function hasValue(root: ConfigurationNode, [key, pattern]: readonly [string, RegExp]): boolean {
  return mappingsIn(root).some(({ mapping }) => {
    const found = entryOf(mapping, key)?.value;
    return found?.type === "scalar" && pattern.test(found.text);
  });
}

function read(
  configuration: ConfigurationText,
  format: ConfigurationFormat,
  key: ConfigurationKey,
  match: Match,
): readonly ReferenceFact[] {
  const { value } = match;
  if (value.type !== "scalar" || !value.isText || value.text === "") return [];
  if (key.unless !== undefined && entryOf(match.around, key.unless) !== undefined) return [];
  if (key.when !== undefined && !key.when[1].test(textOf(match.around, key.when[0]))) return [];
  const api = `${format.name}: ${key.path.at(-1) === "*" ? (key.path.at(-2) ?? "") : (key.path.at(-1) ?? "")}`;
  // `${MODEL}`, `{{ model }}`, `${{ … }}`: something fills it in before it is read.
  if (/\$\{|\{\{|\$\(|^\$/.test(value.text)) return [unnamed(match, key, value, api, "unresolved-reference")];
  // `source: json` reads files by a builder of that name.
  if (key.kind === "dataset" && localDatasetBuilders.has(value.text)) return [];
  const names = readNames(value.text, apiOf(key));
  if (names.length === 0) {
    const isHub =
      (key.registry ?? "huggingface") === "huggingface" &&
      key.prefixes === undefined &&
      key.inline !== "model-args";
    return isHub ? [unnamed(match, key, value, api, "local-reference")] : [];
  }
  return names.map((name) => factOf(configuration, key, match, { name, value, api }));
}

function textOf(around: ConfigurationMapping | undefined, key: string): string {
  const value = entryOf(around, key)?.value;
  return value?.type === "scalar" ? value.text : "";
}

/** The name alone, where the value holds several. */
function stretchOf(
  text: string,
  { span, text: written }: ConfigurationScalar,
  { stretch }: RemoteName,
): Span {
  const at = stretch === undefined ? -1 : text.slice(span.start, span.end).indexOf(written);
  if (stretch === undefined || at === -1) return span;
  return { start: span.start + at + stretch.start, end: span.start + at + stretch.end };
}

function apiOf({ kind, registry, inline, prefixes, bareNames, pinning }: ConfigurationKey): ReferenceApi {
  return {
    names: [],
    kind,
    registry: registry ?? "huggingface",
    id: [],
    pinning,
    source: "",
    example: "",
    ...(inline === undefined ? {} : { inline }),
    ...(prefixes === undefined ? {} : { prefixes }),
    ...(bareNames === undefined ? {} : { bareNames }),
  };
}

interface Named {
  readonly name: RemoteName;
  readonly value: ConfigurationScalar;
  readonly api: string;
}

function factOf(
  configuration: ConfigurationText,
  key: ConfigurationKey,
  { around, entry }: Match,
  { name, value, api }: Named,
): RemoteReferenceFact {
  const registry = name.registry ?? key.registry ?? "huggingface";
  const given = revisionOf(key, around);
  const revision = given?.text ?? name.revision;
  const owner = personalNamespace(name.id, registry);
  return {
    kind: `${key.kind}-reference`,
    thing: key.kind === "artifact" ? (key.thing ?? "file") : key.kind,
    id: name.id,
    idSpan: stretchOf(configuration.text, value, name),
    span: spanOf(entry, value),
    api,
    where: "configuration",
    registry,
    pin:
      revision === undefined
        ? (name.pin ?? "none")
        : isPlaceholder(revision)
          ? "unresolved"
          : pinOf(revision, registry),
    ...(revision === undefined ? {} : { revision }),
    ...(given === undefined ? {} : { revisionSpan: given.span }),
    ...(key.revision === undefined ? {} : { revisionArgument: key.revision.join(".") }),
    pinningPlace:
      key.isShared === true
        ? { form: "download" }
        : placeOf(configuration, key, { entry, given, name, value }),
    pinning: key.pinning.replaceAll("{id}", name.id),
    part: key.part ?? "weights",
    companions: [],
    trustsRemoteCode: key.remoteCode !== undefined && isTrue(around, key.remoteCode),
    stakes: owner === undefined ? [] : [owner],
  };
}

function isPlaceholder(text: string): boolean {
  return /\$\{|\{\{|\$\(/.test(text);
}

function isTrue(around: ConfigurationMapping | undefined, key: string): boolean {
  const value = entryOf(around, key)?.value;
  return value?.type === "scalar" && /^(?:true|yes|on|1)$/i.test(value.text);
}

function revisionOf(
  key: ConfigurationKey,
  around: ConfigurationMapping | undefined,
): ConfigurationScalar | undefined {
  if (key.revision === undefined || around === undefined) return undefined;
  const value = valueAt(around, key.revision);
  return value?.type === "scalar" && value.text !== "" && value.text !== "null" && value.text !== "~"
    ? value
    : undefined;
}

/** The entry of a mapping; an item of a list alone. */
function spanOf(entry: ConfigurationEntry | undefined, value: ConfigurationScalar): Span {
  if (entry?.value !== value) return value.span;
  return { start: entry.keySpan.start, end: value.span.end };
}

export interface Placed {
  readonly entry: ConfigurationEntry | undefined;
  readonly given: ConfigurationScalar | undefined;
  readonly name: RemoteName;
  readonly value: ConfigurationScalar;
}

/** Where a commit goes: in place of the revision, behind the name, or in a line of its own below. */
export function placeOf(
  { text, language }: ConfigurationText,
  key: Pick<ConfigurationKey, "revision">,
  { entry, given, name, value }: Placed,
): PinningPlace {
  if (given !== undefined) {
    const quote =
      /^["']/.exec(text.slice(given.span.start, given.span.start + 1))?.[0] ??
      (language === "yaml" ? "" : '"');
    return { form: "text", span: given.span, before: quote, after: quote };
  }
  if (key.revision === undefined) return inName(text, value, name) ?? { form: "download" };
  const last = key.revision.at(-1) ?? "revision";
  if (entry === undefined || entry.value !== value) return { form: "by-hand" };
  const start = entry.keySpan.start;
  const indentation = /(?:^|\n)([ \t]*(?:- +)?)$/.exec(text.slice(Math.max(0, start - 200), start))?.[1];
  const rest = /^[ \t]*,?[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)/.exec(
    text.slice(value.span.end, value.span.end + 500),
  )?.[0];
  // In a flow mapping, or where something else stands on the line.
  if (indentation === undefined || rest === undefined) return { form: "by-hand" };
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const lead = `${lineEnd}${indentation.replace(/-/g, " ")}`;
  if (language === "json") {
    if (key.revision.length > 1) return { form: "by-hand" };
    const at = value.span.end;
    return { form: "text", span: { start: at, end: at }, before: `,${lead}"${last}": "`, after: '"' };
  }
  const at = value.span.end + rest.length;
  const head = key.revision
    .slice(0, -1)
    .map((step, level) => `${lead}${"  ".repeat(level)}${step}:`)
    .join("");
  const separator = language === "toml" ? " = " : ": ";
  const quote = language === "toml" ? '"' : "";
  if (language === "toml" && key.revision.length > 1) return { form: "by-hand" };
  const inner = "  ".repeat(key.revision.length - 1);
  return {
    form: "text",
    span: { start: at, end: at },
    before: `${head}${lead}${inner}${last}${separator}${quote}`,
    after: quote,
  };
}

function inName(text: string, value: ConfigurationScalar, { slot }: RemoteName): PinningPlace | undefined {
  if (slot === undefined) return undefined;
  const at = text.slice(value.span.start, value.span.end).indexOf(value.text);
  if (at === -1) return { form: "by-hand" };
  const start = value.span.start + at;
  return {
    form: "text",
    span: { start: start + slot.start, end: start + slot.end },
    before: slot.before,
    after: slot.after,
  };
}

function unnamed(
  { entry }: Match,
  key: ConfigurationKey,
  value: ConfigurationScalar,
  api: string,
  kind: "unresolved-reference" | "local-reference",
): ReferenceFact {
  return {
    kind,
    thing: key.kind === "artifact" ? (key.thing ?? "file") : key.kind,
    source: value.text,
    idSpan: value.span,
    span: spanOf(entry, value),
    api,
    where: "configuration",
  };
}
