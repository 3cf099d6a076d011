import type { ByteDocument, ByteKind } from "../../documents/document.ts";
import { isModelKind, modelFormats } from "../../documents/model-formats.ts";
import { isLoadedByName } from "../../documents/names.ts";
import { isHdf5 } from "../../formats/hdf5/superblock.ts";
import { archiveAtEnd } from "../../formats/zip/tail.ts";
import { type ByteSource, ByteSourceError } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { ModelDefectFact } from "../facts.ts";
import type { WeightFact } from "./subject.ts";

/** Places where HDF5 looks for its beginning, after the first (H5Fsuper.c), as far as they are read. */
const superblockPlaces = [512, 1024, 2048, 4096, 8192, 16384, 32768];
const signatureBytes = 8;

const names: Readonly<Partial<Record<ByteKind, string>>> = {
  pickle: "pickle",
  npy: "NumPy array",
  binary: "binary",
};

/**
 * A second format in a file: a zip archive is found from its end, an HDF5 file at 512 and its doubles, so one file can
 * be numbers to the program that checks it and something else to the one that loads it. What lies there is looked into.
 */
export async function secondFormats(document: ByteDocument, limits: Limits): Promise<readonly WeightFact[]> {
  const { kind, source, path } = document;
  if (document.problems.some((problem) => problem.kind === "unreadable")) return [];
  if (kind === "zip") return [];
  try {
    // Of other bytes it matters only what a loader that opens them would run.
    if (kind === "binary" && !isLoadedByName(path))
      return await (await import("./behind.ts")).scanBehind(document, limits);
    return [
      ...(await zipBehind(document, limits)),
      ...(kind === "hdf5" ? [] : await hdf5Within(kind, source)),
      ...(kind === "binary" ? await (await import("./behind.ts")).scanTailOf(document, limits) : []),
    ];
  } catch (error) {
    // Whoever reads the file itself says that it cannot be read.
    if (!(error instanceof ByteSourceError)) throw error;
    return [];
  }
}

async function zipBehind(
  { kind, source, path }: ByteDocument,
  limits: Limits,
): Promise<readonly WeightFact[]> {
  const at = await archiveAtEnd(source);
  if (at === undefined) return [];
  const message = `the file is a ${nameOf(kind)} file and a zip archive at once: programs that look at its end open the archive`;
  const { scanAll } = await import("./scan.ts");
  const { scanZip } = await import("./zip.ts");
  const within = { source, name: path, inner: "(archive at the end)", container: "zip", depth: 1 } as const;
  const facts = await scanAll(scanZip, within, limits);
  // That it stands behind something is said once.
  const inside = facts.map((fact) =>
    fact.kind === "archive"
      ? { ...fact, problems: fact.problems.filter(({ code }) => code !== "prefix") }
      : fact,
  );
  if (kind === "tflite" && (await holdsLabels(source, inside, limits))) return [];
  // The reader of safetensors looks at the end itself.
  return kind === "safetensors" ? inside : [defect(kind, message, at), ...inside];
}

/** Files that TFLite's metadata writer packs behind the model, as its readers expect them: labels and vocabularies. */
const labelFile = /^[\w .-]{1,200}\.(?:txt|json|csv|tsv|model|vocab|spm|dict|binarypb|ldb)$/i;

/** TFLite's support library keeps associated files in a zip behind the model (tflite_support, metadata_populator). */
async function holdsLabels(
  source: ByteSource,
  inside: readonly WeightFact[],
  limits: Limits,
): Promise<boolean> {
  if (!inside.every((fact) => fact.kind === "archive" && fact.problems.length === 0)) return false;
  const { readZipDirectory } = await import("../../formats/zip/directory.ts");
  const { members } = (await readZipDirectory(source, limits)).value;
  return members.length > 0 && members.every(({ name }) => labelFile.test(name));
}

async function hdf5Within(kind: ByteKind, source: ByteSource): Promise<readonly ModelDefectFact[]> {
  const last = superblockPlaces.at(-1) ?? 0;
  const head = await source.read(0, last + signatureBytes);
  const at = superblockPlaces.find((place) => isHdf5(head.subarray(place, place + signatureBytes)));
  if (at === undefined) return [];
  const message = `the file is a ${nameOf(kind)} file and an HDF5 file at once: Keras and h5py open what begins at byte ${at}`;
  return [defect(kind, message, at)];
}

function nameOf(kind: ByteKind): string {
  if (!isModelKind(kind)) return names[kind] ?? kind;
  return modelFormats.find((format) => format.kind === kind)?.name ?? kind;
}

function defect(kind: ByteKind, message: string, offset: number): ModelDefectFact {
  return {
    kind: "model-defect",
    format: nameOf(kind),
    family: "second-format",
    problem: { kind: "malformed", code: "second-format", message, offset },
    place: { kind: "bytes", offset },
  };
}
