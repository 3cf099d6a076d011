import type { BytePlace } from "../../finding/finding.ts";
import type { PickleCall } from "../../formats/pickle/records.ts";
import { renderCall } from "../../formats/pickle/render.ts";
import type { PickleFile, PickleStream } from "../../formats/pickle/streams.ts";
import type { PickleImport } from "../../formats/pickle/values.ts";
import type { Problem } from "../../host/problem.ts";
import { isAcceptedByWeightsOnly } from "../../knowledge/loaders/weights-only.ts";
import type { Verdict } from "../../knowledge/pickle-globals/tier.ts";
import type { PickleImportFact } from "../facts.ts";
import { scanEmbedded } from "./embedded.ts";
import { type JudgedImport, judgeStream } from "./judge.ts";
import { textsWithKeys } from "./key-texts.ts";
import type { PickleContainer, Scan, Subject } from "./subject.ts";
import { weightsOnlyOf } from "./weights-only.ts";

/**
 * The facts of all pickles of a subject: one for each import, one for each pickle, and those of what
 * lies in their constants.
 *
 * @param shift what to add to the pickles' offsets: where they begin in the subject
 */
export async function pickleFactsOf(
  subject: Subject,
  file: PickleFile,
  problems: readonly Problem[],
  scan: Scan,
  shift = 0,
): Promise<void> {
  const isPickle = file.streams.some((stream) => stream.imports.length > 0 || looksMeant(stream));
  if (subject.guess === true && !isPickle) return;
  const container = file.layout === "plain" ? subject.container : layoutContainer(subject, file.layout);
  scan.onPickles?.({ subject, container, streams: file.streams, shift });
  const placeOf = (offset: number): BytePlace => {
    const inner = subject.inner === undefined ? {} : { inner: subject.inner };
    return { kind: "bytes", offset: offset + shift, ...inner };
  };
  const imports = new Map<string, PickleImportFact>();
  let followed = 0;
  for (const stream of file.streams) {
    const judgements = judgeStream(stream);
    const isTold = judgements.some(({ verdict }) => verdict.tier !== "allowed");
    if (isTold) followed += 1;
    const commands = isTold && followed <= mostFollowed ? await commandsOf(stream, judgements) : noCommands;
    for (const judged of judgements) addImport(imports, { judged, stream, container, placeOf, commands });
  }
  scan.facts.push(...imports.values());
  for (const stream of file.streams) {
    const { offset, imports: streamImports, completed, protocol } = stream;
    scan.facts.push({
      kind: "pickle",
      place: placeOf(offset),
      container,
      protocol,
      imports: streamImports.length,
      completed,
      ...weightsOnlyOf(subject, container, stream, shift),
      ...(await textsWithKeys(stream, shift)),
      problems: stream.problems.map((problem) => ({ ...problem, offset: (problem.offset ?? 0) + shift })),
    });
  }
  for (const { storages } of file.streams) for (const key of storages) scan.storages.add(key);
  noteLeft(subject, file, problems, scan);
  for (const stream of file.streams) await scanEmbedded(subject, stream, scan, shift);
}

/** A constant that only looks like a pickle breaks off at once, and holds nothing. */
function looksMeant(stream: PickleStream): boolean {
  return stream.embedded.length > 0 || (stream.completed && stream.opcodes > 1);
}

function layoutContainer(subject: Subject, layout: "torch-legacy" | "joblib"): PickleContainer {
  return subject.container === "pickle" ? layout : subject.container;
}

/** Problems of the whole source, which belong to no stream. */
function noteLeft(subject: Subject, file: PickleFile, problems: readonly Problem[], scan: Scan): void {
  const known = new Set(file.streams.flatMap((stream) => stream.problems));
  for (const problem of problems) {
    if (known.has(problem)) continue;
    const inner = subject.inner === undefined ? {} : { inner: subject.inner };
    const place = { kind: "bytes", offset: problem.offset ?? 0, ...inner } as const;
    // What was not followed may be all that matters.
    scan.facts.push({
      kind: "read-problem",
      problem,
      place,
      scope: problem.kind === "limit" && problem.code !== "text-limit" ? "file" : "part",
    });
  }
}

interface Commands {
  /** Of each import that is called with a command: the call, and what it runs. */
  readonly calls: ReadonlyMap<PickleImport, { readonly call: PickleCall; readonly runs: string }>;
  /** What the pickle holds beside. */
  readonly holds?: string;
}

const noCommands: Commands = { calls: new Map() };
const mostCallsLookedAt = 16;
/** Of the pickles of a file that import what is not known; a hostile file may have thousands. */
const mostFollowed = 2;

/** The commands among the constants of a pickle that imports what is not known to be harmless. */
async function commandsOf(stream: PickleStream, judgements: readonly JudgedImport[]): Promise<Commands> {
  const { commandOfCall, heldCommand } = await import("./call-commands.ts");
  const tiers = new Map(judgements.map((judged) => [judged.import, judged.verdict.tier]));
  const calls = new Map<PickleImport, { readonly call: PickleCall; readonly runs: string }>();
  const telling = stream.calls.filter(({ root }) => {
    const tier = root === undefined ? undefined : tiers.get(root);
    return tier === "denied" || tier === "unknown";
  });
  for (const call of telling.slice(0, mostCallsLookedAt)) {
    const { root } = call;
    if (root === undefined || calls.has(root)) continue;
    // What is handed to an instance as its state is data, and looked at as such.
    if (call.form === "BUILD" && tiers.get(root) === "unknown") continue;
    const runs = commandOfCall(call, tiers.get(root) === "denied", stream.texts);
    if (runs !== undefined) calls.set(root, { call, runs });
  }
  const holds = heldCommand(stream);
  return { calls, ...(holds === undefined ? {} : { holds }) };
}

interface ImportOf {
  readonly judged: JudgedImport;
  readonly stream: PickleStream;
  readonly container: PickleContainer;
  readonly placeOf: (offset: number) => BytePlace;
  readonly commands: Commands;
}

function addImport(
  into: Map<string, PickleImportFact>,
  { judged, stream, container, placeOf, commands }: ImportOf,
): void {
  const { module, name } = judged;
  const verdict = commanded(judged, commands);
  const key = `${module}\n${name}`;
  const before = into.get(key);
  if (before !== undefined) {
    const told = before.runs === undefined ? commandFields(judged, commands) : {};
    const worse = before.tier === "unknown" ? tierOf(verdict) : {};
    into.set(key, { ...before, ...worse, ...told, count: before.count + judged.import.count });
    return;
  }
  const call = stream.calls.find(({ root }) => root === judged.import);
  into.set(key, {
    kind: "pickle-import",
    module,
    name,
    ...tierOf(verdict),
    place: placeOf(judged.import.offset),
    ...(call === undefined || verdict.tier === "allowed" ? {} : { call: renderCall(call) }),
    ...commandFields(judged, commands),
    count: judged.import.count,
    container,
    ...(container === "pytorch" || container === "torch-legacy"
      ? { refusedByWeightsOnly: !isAcceptedByWeightsOnly(`${judged.import.module}.${judged.import.name}`) }
      : {}),
  });
}

function tierOf(verdict: Verdict): Pick<PickleImportFact, "tier" | "danger"> {
  return { tier: verdict.tier, ...(verdict.tier === "denied" ? { danger: verdict.danger } : {}) };
}

/** Whoever hands code or a command to a function that nobody knows means to have it run. */
function commanded({ import: imported, verdict }: JudgedImport, { calls }: Commands): Verdict {
  return verdict.tier === "unknown" && calls.has(imported) ? handedCode : verdict;
}

const handedCode: Verdict = {
  tier: "denied",
  family: "command",
  danger: "is not known to be harmless, and is handed a text that is code or a command",
};

/** The call that runs a command is the one to show. */
function commandFields(
  { import: imported, verdict }: JudgedImport,
  { calls, holds }: Commands,
): Pick<PickleImportFact, "call" | "runs" | "holds"> {
  if (verdict.tier === "allowed") return {};
  const found = calls.get(imported);
  if (found !== undefined) return { call: renderCall(found.call), runs: found.runs };
  return verdict.tier === "unknown" && holds !== undefined ? { holds } : {};
}
