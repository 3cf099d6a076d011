import type { Place } from "../../finding/finding.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import type { DirectoryEntry, FileStat } from "../../host/host.ts";
import type { Limits } from "../../host/limits.ts";
import type { Problem } from "../../host/problem.ts";
import type { ModelCode, ModelDefect, ModelDefectFamily, ModelFact, ModelFile } from "../facts.ts";

/** What lies in the folder of a file, for formats that keep a model in several files. */
export interface Beside {
  /** The name of the file itself. */
  readonly name: string;
  /** The names in the folder, or in one below it; empty where it may not be listed. */
  list(below?: string): Promise<readonly DirectoryEntry[]>;
  /** Undefined where nothing lies there. `relative` has forward slashes; links are followed. */
  stat(relative: string): Promise<FileStat | undefined>;
  /** A file beside as a source; undefined where it cannot be read. */
  open(relative: string): Promise<ByteSource | undefined>;
}

/** Bytes of a model, and what a reader may know of them. */
export interface ModelSubject {
  readonly source: ByteSource;
  /** As the host or the archive names it. */
  readonly path: string;
  readonly limits: Limits;
  /** Absent for a member of an archive. */
  readonly beside?: Beside;
}

/** All that a reader answers: what the file says of itself, what of it would run, and what is wrong with it. */
export interface ModelReading {
  /** Absent where nothing of it could be read. */
  readonly file?: ModelFile;
  readonly code?: readonly ModelCode[];
  readonly defects?: readonly ModelDefect[];
}

/**
 * Reads one model file. It reads ranges, runs nothing, keeps the limits, and throws nothing but the ByteSourceError of
 * a source that failed.
 */
export type ModelReader = (subject: ModelSubject) => Promise<ModelReading>;

/** A reading as facts. `inner`: the path inside of the file, for a member of an archive. */
export function factsOfReading(reading: ModelReading, format: string, inner?: string): readonly ModelFact[] {
  const at = (offset: number): Place => ({
    kind: "bytes",
    offset,
    ...(inner === undefined ? {} : { inner }),
  });
  const placeOf = ({ offset }: Problem): Place =>
    offset === undefined && inner === undefined ? { kind: "file" } : at(offset ?? 0);
  return [
    ...(reading.file === undefined ? [] : [{ kind: "model-file", place: at(0), ...reading.file } as const]),
    ...(reading.code ?? []).map(
      (code) => ({ kind: "model-code", format, place: at(code.offset ?? 0), ...code }) as const,
    ),
    ...(reading.defects ?? []).map(
      (defect) =>
        ({
          kind: "model-defect",
          format,
          place: placeOf(defect.problem),
          ...defect,
        }) as const,
    ),
  ];
}

/** The problems of a reader as defects, by a table of their codes. A code that the table does not have is `disagree`. */
export function defectsOf(
  problems: readonly Problem[],
  families: Readonly<Partial<Record<string, ModelDefectFamily>>>,
): readonly ModelDefect[] {
  return problems.map((problem) => ({ family: families[problem.code] ?? "disagree", problem }));
}

/** Numbers in all tensors together. */
export function parametersOf(tensors: readonly { readonly shape: readonly number[] }[]): number {
  let sum = 0;
  for (const { shape } of tensors) {
    let product = 1;
    for (const size of shape) product *= size;
    sum += product;
  }
  return sum;
}
