import type { ByteDocument } from "../../documents/document.ts";
import { type PickledTensor, tensorsOf } from "../../formats/pickle/tensors.ts";
import type { Limits } from "../../host/limits.ts";
import type { ImportTier, WeightsOnlyAnswer } from "../facts.ts";
import { judgeStream } from "./judge.ts";
import { weightFacts } from "./pickle.ts";
import type { FoundPickles, WeightFact } from "./subject.ts";
import { weightsOnlyOf } from "./weights-only.ts";

/** One import of a pickle with what the lists say of it. */
export interface ExplainedImport {
  readonly name: string;
  readonly tier: ImportTier;
  /** Denied: what it does; allowed: whose it is. */
  readonly note: string;
}

/** One pickle of a file: what it is as a program. */
export interface ExplainedPickle {
  /** The path inside of the file; absent for the file itself. */
  readonly inner?: string;
  readonly offset: number;
  readonly protocol: number;
  readonly completed: boolean;
  readonly problems: readonly string[];
  readonly imports: readonly ExplainedImport[];
  /** Python-like lines, masked and cut as in messages. */
  readonly program: readonly string[];
  readonly tensors: readonly PickledTensor[];
  readonly weightsOnly?: WeightsOnlyAnswer;
}

export interface WeightExplanation {
  readonly facts: readonly WeightFact[];
  readonly pickles: readonly ExplainedPickle[];
}

/** Reads a weight file once more, for people who want to see what its pickles do. Nothing is run. */
export async function explainWeights(document: ByteDocument, limits: Limits): Promise<WeightExplanation> {
  const pickles: ExplainedPickle[] = [];
  const facts = await weightFacts(document, limits, (found) => pickles.push(...explainAll(found)));
  return { facts, pickles };
}

function explainAll({ subject, container, streams, shift }: FoundPickles): readonly ExplainedPickle[] {
  return streams.map((stream) => ({
    ...(subject.inner === undefined ? {} : { inner: subject.inner }),
    offset: stream.offset + shift,
    protocol: stream.protocol,
    completed: stream.completed,
    problems: stream.problems.map(({ message }) => message),
    imports: judgeStream(stream).map(({ module, name, verdict }) => ({
      name: `${module}.${name}`,
      tier: verdict.tier,
      note: verdict.tier === "denied" ? verdict.danger : verdict.tier === "allowed" ? verdict.library : "",
    })),
    program: stream.decompile(),
    tensors: tensorsOf(stream),
    ...weightsOnlyOf(subject, container, stream, shift),
  }));
}
