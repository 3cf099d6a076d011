import type { Grammars } from "../host/grammars.ts";
import type { Host } from "../host/host.ts";
import type { Limits } from "../host/limits.ts";
import type { Problem } from "../host/problem.ts";
import type { TextEncoding } from "../text/encodings.ts";
import { LineIndex } from "../text/line-index.ts";
import { commentsOfText } from "./comments.ts";
import type { PlainTextDocument, PythonDocument, TextDocument, TextKind } from "./document.ts";
import { lazy } from "./lazy.ts";
import { notebookFromJson } from "./notebook/document.ts";
import type { JsonSource } from "./notebook/json-source.ts";
import type { LeftOut } from "./notebook/payloads.ts";
import { type PythonPlace, PythonSource } from "./python-source.ts";

/** What a text document is made of, whatever its kind. */
export interface TextParts {
  readonly path: string;
  /** Of a notebook with a source: its outline. */
  readonly text: string;
  /** Of a notebook. */
  readonly source?: JsonSource;
  /** Of a notebook: what the text was read without. */
  readonly leftOut?: LeftOut;
  readonly encoding: TextEncoding;
  readonly complete: boolean;
  readonly problems: readonly Problem[];
  readonly importedBy?: string;
}

/** What documents need of the outside once their text is there. */
export interface TextEnvironment {
  /** Asked for the modules that a Python text imports from its own project; left out where there is no project. */
  readonly host?: Host;
  readonly grammars: Grammars;
  readonly limits: Limits;
}

/** The document of a text whose kind is decided. */
export function textDocument(kind: TextKind, parts: TextParts, environment: TextEnvironment): TextDocument {
  switch (kind) {
    case "python":
      return pythonDocument(
        parts,
        new PythonSource(() => parts.text, environment.grammars, placeOf(parts.path, environment)),
      );
    case "notebook":
      return notebookFromJson(parts, environment);
    default:
      return plainDocument(kind, parts);
  }
}

/** Where a text's imports are looked for. */
function placeOf(path: string, { host }: TextEnvironment): PythonPlace | undefined {
  return host === undefined ? undefined : { host, path };
}

/** The Python behind a document, for the documents that follow it. */
export function pythonSourceOf(document: PythonDocument): PythonSource | undefined {
  return document.estate instanceof PythonSource ? document.estate : undefined;
}

export function pythonDocument(parts: TextParts, source: PythonSource): PythonDocument {
  return {
    ...parts,
    kind: "python",
    lines: new LineIndex(parts.text),
    module: () => source.module(),
    isParsed: () => source.parsed,
    comments: async () => (await source.module()).comments,
    dispose: () => source.dispose(),
    estate: source,
  };
}

function plainDocument(kind: PlainTextDocument["kind"], parts: TextParts): PlainTextDocument {
  const comments = lazy(() => commentsOfText(kind, parts.text));
  return {
    ...parts,
    kind,
    lines: new LineIndex(parts.text),
    comments: async () => comments(),
    dispose: () => {},
  };
}
