import { type Document, isTextDocument } from "../../documents/document.ts";
import { isModelKind, type ModelKind, modelFormats } from "../../documents/model-formats.ts";
import type { DocumentEnvironment } from "../../documents/open.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import type { ModelFact } from "../facts.ts";
import { besideOf } from "./beside.ts";
import { misnamed } from "./misnamed.ts";
import { modelReaders } from "./readers.ts";
import { factsOfReading, type ModelReading, type ModelSubject } from "./reading.ts";

/** What a model file holds; and of other bytes, that their name promises a model of another format. */
export async function modelFacts(
  document: Document,
  { host, limits }: DocumentEnvironment,
): Promise<readonly ModelFact[]> {
  if (isTextDocument(document) || document.problems.some(({ kind }) => kind === "unreadable")) return [];
  const { kind, path, source } = document;
  const wrongName = misnamed(path, kind);
  if (!isModelKind(kind)) return wrongName;
  return [...wrongName, ...(await readModel(kind, { source, path, limits, beside: besideOf(host, path) }))];
}

/** Reads bytes of one of the model kinds: a file, or a member of an archive at `inner`. */
export async function readModel(
  kind: ModelKind,
  subject: ModelSubject,
  inner?: string,
): Promise<readonly ModelFact[]> {
  const read = await modelReaders[kind]();
  return factsOfReading(await guarded(() => read(subject)), nameOfKind(kind), inner);
}

/** A source that fails under its reader: what was not read is not clean. */
async function guarded(read: () => Promise<ModelReading>): Promise<ModelReading> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    const problem = { kind: "truncated", code: "truncated", message: error.message } as const;
    return { defects: [{ family: "incomplete", problem }] };
  }
}

function nameOfKind(kind: ModelKind): string {
  return modelFormats.find((format) => format.kind === kind)?.name ?? kind;
}
