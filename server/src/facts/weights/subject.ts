import type { DecompressionBudget } from "../../formats/compression/source.ts";
import type { PickleStream } from "../../formats/pickle/streams.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Problem } from "../../host/problem.ts";
import type {
  ArchiveFact,
  ModelFact,
  PackagedTextFact,
  PickleFact,
  PickleImportFact,
  ReadProblemFact,
} from "../facts.ts";

/** What a pickle lies in. */
export type PickleContainer =
  | "pickle"
  | "pytorch"
  | "torch-legacy"
  | "joblib"
  | "zip"
  | "npz"
  | "npy"
  | "tar"
  | "7z"
  | "skops"
  | "hdf5"
  | "keras"
  | "constant";

export type WeightFact =
  | PickleImportFact
  | PickleFact
  | ArchiveFact
  | PackagedTextFact
  | ReadProblemFact
  | ModelFact;

/** What one file's scan shares: the bounds hold for all that lies in it. */
export interface Scan {
  readonly limits: Limits;
  readonly budget: DecompressionBudget;
  readonly facts: WeightFact[];
  /** Keys of the tensor storages that the pickles seen so far take for tensors. */
  readonly storages: Set<string>;
  /** For who wants more than facts: called for each subject with pickles, which then keep their names. */
  readonly onPickles?: (found: FoundPickles) => void;
  /** Looks into what lies within: pickles in archives, archives in pickles. */
  look(subject: Subject): Promise<void>;
}

/** The pickles of one subject, whose offsets begin at `shift` in it. */
export interface FoundPickles {
  readonly subject: Subject;
  readonly container: PickleContainer;
  readonly streams: readonly PickleStream[];
  readonly shift: number;
}

/** Bytes to look into, and how to speak of them. */
export interface Subject {
  readonly source: ByteSource;
  /** Decides the kind where the content does not. */
  readonly name: string;
  /** The path inside of the file; absent for the file itself. */
  readonly inner?: string;
  readonly container: PickleContainer;
  /** How many archives and constants lie around it. */
  readonly depth: number;
  /** Only what proves to be a pickle or an archive is spoken of: the bytes of a constant may be anything. */
  readonly guess?: boolean;
  /** So many bytes of it a reader hands out at most, whatever it unpacks to; absent where all. */
  readonly length?: number;
}

/** So deep do archives lie in archives, and pickles in the constants of pickles. */
export const deepest = 6;
/** Names under which a loader unpickles: of such a member it must be known what it holds. */
export const loadedName = /\.(?:pkl|pickle|npy|joblib|pt|pth|bin|ckpt|dill)$/i;

/** The path of something that lies in something else. */
export function innerPath(outer: string | undefined, name: string): string {
  return outer === undefined ? name : `${outer}!${name}`;
}

/** Something was not read. */
export function note(subject: Subject, scan: Scan, problem: Problem): void {
  if (subject.guess === true) return;
  const inner = subject.inner === undefined ? {} : { inner: subject.inner };
  scan.facts.push({
    kind: "read-problem",
    problem,
    place: { kind: "bytes", offset: problem.offset ?? 0, ...inner },
    // What lies too deep or is too long to open may be all that matters.
    scope: subject.inner === undefined || problem.kind === "limit" ? "file" : "part",
  });
}
