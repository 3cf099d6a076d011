import type { ByteSource } from "../host/byte-source.ts";
import type { Problem } from "../host/problem.ts";
import type { TextEncoding } from "../text/encodings.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { modelKinds } from "./model-formats.ts";
import type { NotebookModel, RawNotebook } from "./notebook/model.ts";
import type { PythonModule } from "./python/module.ts";

/** Kinds that are text: what the file is, not what its name ends in. */
export const textKinds = [
  "python",
  "notebook",
  "card",
  "markdown",
  "yaml",
  "toml",
  "json",
  "ini",
  "dotenv",
  "shell",
  "dockerfile",
  "requirements",
  "text",
] as const;
export type TextKind = (typeof textKinds)[number];

/** Kinds that are bytes. `binary`: none that Loadline knows, so nothing is said of it. */
export const byteKinds = ["pickle", "zip", "npy", ...modelKinds, "binary"] as const;
export type ByteKind = (typeof byteKinds)[number];

export type DocumentKind = TextKind | ByteKind;

/** A comment in a text, from its marker to its end. `text` is the source, marker included. */
export interface Comment {
  readonly span: Span;
  readonly text: string;
}

interface DocumentBase {
  /** As the host names it. */
  readonly path: string;
  /** What was wrong on the way from bytes to this document. */
  readonly problems: readonly Problem[];
  /** Gives up what is kept for later (a syntax tree). What was asked for before stays readable. */
  dispose(): void;
}

interface TextDocumentBase extends DocumentBase {
  /** The text that facts and rules speak of. In a notebook: the virtual source. */
  readonly text: string;
  readonly lines: LineIndex;
  /** How the file is stored. For a text from an editor: UTF-8. */
  readonly encoding: TextEncoding;
  /** False where the text is not all of the file (a bound, a file that shrank): it must not be written back. */
  readonly complete: boolean;
  /** Comments, for suppressions. Costs a parse where the language needs one. */
  comments(): Promise<readonly Comment[]>;
}

export interface PythonDocument extends TextDocumentBase {
  readonly kind: "python";
  /** Of a member of an archive: who imports it, as a clause. */
  readonly importedBy?: string;
  module(): Promise<PythonModule>;
  /** Whether `module` was asked for, so that asking again costs nothing. */
  isParsed(): boolean;
  /** What the next snapshot goes on from: for the room alone that put it there. */
  readonly estate?: object;
}

export interface NotebookDocument extends TextDocumentBase {
  readonly kind: "notebook";
  readonly notebook: NotebookModel;
  /** All Python code cells as one module; empty where the notebook's language is another. */
  module(): Promise<PythonModule>;
  isParsed(): boolean;
  /** The JSON that the notebook was read from; absent where an editor handed over its cells. */
  readonly raw?: RawNotebook;
  /** As a Python document's. */
  readonly estate?: object;
}

export interface PlainTextDocument extends TextDocumentBase {
  readonly kind: Exclude<TextKind, "python" | "notebook">;
}

export type TextDocument = PythonDocument | NotebookDocument | PlainTextDocument;

export interface ByteDocument extends DocumentBase {
  readonly kind: ByteKind;
  readonly source: ByteSource;
}

export type Document = TextDocument | ByteDocument;

export function isTextDocument(document: Document): document is TextDocument {
  return "text" in document;
}
