import { type ByteSource, ByteSourceError, bufferSource } from "../host/byte-source.ts";
import type { Grammars } from "../host/grammars.ts";
import type { FileStat, Host, HostError } from "../host/host.ts";
import type { Limits } from "../host/limits.ts";
import type { Problem } from "../host/problem.ts";
import { decodeText } from "../text/decode.ts";
import type { TextEdit } from "../text/edits.ts";
import { utf8 } from "../text/encodings.ts";
import type { ByteDocument, ByteKind, Document, NotebookDocument, TextDocument } from "./document.ts";
import { fileSource } from "./file-source.ts";
import { byteProblems, textProblems } from "./head-problems.ts";
import { decideKind, decideTextKind, isTextKind, saysText, sniffedBytes } from "./kind.ts";
import type { NotebookCellInput } from "./notebook/cells.ts";
import { notebookFromCells } from "./notebook/document.ts";
import { notebookText } from "./notebook/payloads.ts";
import { readTextBytes } from "./read-text.ts";
import { pythonDocument, pythonSourceOf, textDocument } from "./text-documents.ts";

export { isCandidate } from "./kind.ts";

/** What opening a document needs of the outside. */
export interface DocumentEnvironment {
  readonly host: Host;
  readonly grammars: Grammars;
  readonly limits: Limits;
}

/** A replacement in the text before this change; changes apply one after another. */
export type ContentChange = TextEdit;

/** So much of a file is read to decide its kind: all of most texts. */
const headBytes = 64 * 1024;

/** Opens a file of the host. Never throws: what the host does not hand over is a document with problems. */
export async function openFile(path: string, environment: DocumentEnvironment): Promise<Document> {
  const { host } = environment;
  const stat = await host.stat(path);
  if (!stat.ok) return unreadable(path, stat.error);
  const refusal = refusalOf(stat.value);
  if (refusal !== undefined) return unreadable(path, refusal);
  // A long text is read as a whole as soon as its kind is known.
  const isLongText = stat.value.size > headBytes && saysText(path);
  const head = await host.readRange(path, 0, isLongText ? sniffedBytes : headBytes);
  if (!head.ok) return unreadable(path, head.error);
  const size = Math.max(stat.value.size, head.value.length);
  return openSource(path, fileSource(host, path, size, head.value), environment, head.value);
}

/** Opens bytes that are no file of the host: the standard input, a member of an archive. */
export async function openBytes(
  path: string,
  source: ByteSource,
  environment: DocumentEnvironment,
  /** Of a Python source: who imports it, as a clause. */
  importedBy?: string,
): Promise<Document> {
  try {
    const document = await openSource(path, source, environment, await source.read(0, headBytes));
    return importedBy === undefined || document.kind !== "python" ? document : { ...document, importedBy };
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return unreadable(path, { failure: "other", message: error.message });
  }
}

/** A text as an editor holds it. `languageId` decides the kind where name and content do not. */
export function openText(
  input: { readonly path: string; readonly text: string; readonly languageId?: string },
  environment: DocumentEnvironment,
): TextDocument {
  const kind = decideTextKind(input.path, input.text.slice(0, headBytes), input.languageId);
  const parts = { path: input.path, text: input.text, encoding: utf8, complete: true, problems: [] };
  return remember(textDocument(kind, parts, environment), { environment, languageId: input.languageId });
}

/** A new snapshot after edits. The old one stays readable, but gives up its syntax tree. */
export function updateText(
  document: TextDocument,
  text: string,
  changes: readonly ContentChange[],
): TextDocument {
  const origin = origins.get(document);
  if (origin === undefined) throw new Error("Only a document of openText can be updated");
  const { environment, languageId } = origin;
  const kind = decideTextKind(document.path, text.slice(0, headBytes), languageId);
  const parts = { path: document.path, text, encoding: document.encoding, complete: true, problems: [] };
  const source = document.kind === "python" ? pythonSourceOf(document) : undefined;
  const updated =
    kind === "python" && source !== undefined
      ? pythonDocument(
          parts,
          source.update(
            () => text,
            () => changes,
          ),
        )
      : textDocument(kind, parts, environment);
  return remember(updated, origin);
}

/** A notebook as an editor holds it, cell by cell; `previous` makes it incremental. */
export function openCells(
  path: string,
  cells: readonly NotebookCellInput[],
  environment: DocumentEnvironment,
  previous?: NotebookDocument,
): NotebookDocument {
  return notebookFromCells(path, cells, environment, previous);
}

/** Where the documents of editors come from, for their next snapshots. */
interface Origin {
  readonly environment: DocumentEnvironment;
  readonly languageId: string | undefined;
}

const origins = new WeakMap<TextDocument, Origin>();

function remember(document: TextDocument, origin: Origin): TextDocument {
  origins.set(document, origin);
  return document;
}

function refusalOf(stat: FileStat): HostError | undefined {
  if (stat.kind === "directory") return { failure: "is-directory", message: "it is a folder" };
  if (stat.kind === "special") {
    return { failure: "special-file", message: "it is a FIFO, socket or device, which is never opened" };
  }
  return undefined;
}

function unreadable(path: string, error: HostError): ByteDocument {
  const problem: Problem = { kind: "unreadable", code: error.failure, message: error.message };
  return byteDocument(path, "binary", bufferSource(new Uint8Array(0)), [problem]);
}

function byteDocument(
  path: string,
  kind: ByteKind,
  source: ByteSource,
  problems: readonly Problem[],
): ByteDocument {
  return { path, kind, source, problems, dispose: () => {} };
}

async function openSource(
  path: string,
  source: ByteSource,
  environment: DocumentEnvironment,
  head: Uint8Array,
): Promise<Document> {
  const kind = decideKind({ path, head, ...(source.size === undefined ? {} : { size: source.size }) });
  if (!isTextKind(kind)) return byteDocument(path, kind, source, byteProblems(path, kind, head));
  const { notebookBytes, textBytes } = environment.limits;
  const bytes = await readTextBytes(source, head, kind === "notebook" ? notebookBytes : textBytes);
  const decoded =
    kind === "notebook" ? notebookText(bytes.value) : decodeText(bytes.value, { python: kind === "python" });
  const parts = {
    path,
    ...decoded,
    complete: bytes.problems.length === 0,
    problems: [...textProblems(path, decoded.text), ...bytes.problems, ...decoded.problems],
  };
  return remember(textDocument(kind, parts, environment), { environment, languageId: undefined });
}
