import { type Document, isTextDocument } from "../../documents/document.ts";
import { isModelKind, type ModelKind, modelFormats } from "../../documents/model-formats.ts";
import { kindByName } from "../../documents/names.ts";
import type { DocumentEnvironment } from "../../documents/open.ts";
import { type ByteSource, ByteSourceError } from "../../host/byte-source.ts";
import type { ModelFact } from "../facts.ts";
import { isNative, isWindows } from "../weights/code.ts";
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
  const wrongName = [...misnamed(path, kind), ...(kind === "binary" ? await programs(path, source) : [])];
  if (!isModelKind(kind)) return wrongName;
  return [...wrongName, ...(await readModel(kind, { source, path, limits, beside: besideOf(host, path) }))];
}

/** Names of PyTorch's weights on the hub; anything else may be called `.bin`. */
const hubWeights =
  /(?:^|[/\\])(?:pytorch_model|adapter_model|diffusion_pytorch_model|training_args|optimizer)[\w.-]{0,80}\.bin$/i;

/** A program under the name of weights. It runs only where someone starts it, and has no honest reason to be called so. */
async function programs(path: string, source: ByteSource): Promise<readonly ModelFact[]> {
  if (!hubWeights.test(path) && kindByName(path)?.loadable !== true) return [];
  const head = await guardedHead(source);
  if (!isNative(head) && !isWindows(head, { name: path })) return [];
  const message = "the file is no file of weights but a program of native code";
  const problem = { kind: "malformed", code: "other-format", message, offset: 0 } as const;
  const place = { kind: "bytes", offset: 0 } as const;
  return [{ kind: "model-defect", format: "weights", family: "other-format", problem, place }];
}

async function guardedHead(source: ByteSource): Promise<Uint8Array> {
  try {
    return await source.read(0, 1024);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return new Uint8Array(0);
  }
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
