import type { ByteDocument } from "../../documents/document.ts";
import type { Limits } from "../../host/limits.ts";
import { scanAll, scanNpy, scanSubject } from "./scan.ts";
import type { FoundPickles, Subject, WeightFact } from "./subject.ts";

/**
 * All that a weight file's pickles would do: their imports with verdicts, the pickles, the archives
 * around them, and what could not be read. Only directories, heads and pickles are read.
 *
 * @param onPickles see Scan
 */
export async function weightFacts(
  document: ByteDocument,
  limits: Limits,
  onPickles?: (found: FoundPickles) => void,
): Promise<readonly WeightFact[]> {
  if (document.problems.some(({ kind }) => kind === "unreadable")) return [];
  const subject: Subject = { source: document.source, name: document.path, container: "pickle", depth: 0 };
  switch (document.kind) {
    case "pickle":
      return scanAll(scanSubject, subject, limits, onPickles);
    case "npy":
      return scanAll(scanNpy, subject, limits, onPickles);
    case "hdf5":
      return scanAll((await import("./hdf5.ts")).scanHdf5, subject, limits, onPickles);
    case "flax":
      return scanAll((await import("./msgpack.ts")).scanMsgpack, subject, limits, onPickles);
    case "zip":
      return scanAll((await import("./zip.ts")).scanZip, subject, limits, onPickles);
    default:
      return scanAll(scanSubject, { ...subject, guess: true }, limits, onPickles);
  }
}
