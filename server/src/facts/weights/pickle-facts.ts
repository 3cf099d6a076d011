import type { BytePlace } from "../../finding/finding.ts";
import { renderCall } from "../../formats/pickle/render.ts";
import type { PickleFile, PickleStream } from "../../formats/pickle/streams.ts";
import type { Problem } from "../../host/problem.ts";
import { isAcceptedByWeightsOnly } from "../../knowledge/loaders/weights-only.ts";
import type { PickleImportFact } from "../facts.ts";
import { scanEmbedded } from "./embedded.ts";
import { type JudgedImport, judgeStream } from "./judge.ts";
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
  for (const stream of file.streams) {
    for (const judged of judgeStream(stream)) addImport(imports, judged, stream, container, placeOf);
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
      scope: problem.kind === "limit" ? "file" : "part",
    });
  }
}

function addImport(
  into: Map<string, PickleImportFact>,
  judged: JudgedImport,
  stream: PickleStream,
  container: PickleContainer,
  placeOf: (offset: number) => BytePlace,
): void {
  const { module, name, verdict } = judged;
  const key = `${module}\n${name}`;
  const before = into.get(key);
  if (before !== undefined) {
    into.set(key, { ...before, count: before.count + judged.import.count });
    return;
  }
  const call = stream.calls.find(({ root }) => root === judged.import);
  into.set(key, {
    kind: "pickle-import",
    module,
    name,
    tier: verdict.tier,
    ...(verdict.tier === "denied" ? { danger: verdict.danger } : {}),
    place: placeOf(judged.import.offset),
    ...(call === undefined || verdict.tier === "allowed" ? {} : { call: renderCall(call) }),
    count: judged.import.count,
    container,
    ...(container === "pytorch" || container === "torch-legacy"
      ? { refusedByWeightsOnly: !isAcceptedByWeightsOnly(`${judged.import.module}.${judged.import.name}`) }
      : {}),
  });
}
