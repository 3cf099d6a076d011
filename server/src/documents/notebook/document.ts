import type { Grammars } from "../../host/grammars.ts";
import type { Host } from "../../host/host.ts";
import type { Limits } from "../../host/limits.ts";
import type { Problem } from "../../host/problem.ts";
import { type TextEncoding, utf8 } from "../../text/encodings.ts";
import { LineIndex } from "../../text/line-index.ts";
import { commentsOfCell } from "../comments.ts";
import type { Comment, NotebookDocument } from "../document.ts";
import { lazy } from "../lazy.ts";
import { changedModule } from "../python/made-module.ts";
import type { PythonModule } from "../python/module.ts";
import { emptyModule, type PythonPlace, PythonSource } from "../python-source.ts";
import { type AnalysedCell, analyseCells, type CellSource, pythonPieces } from "./cell-source.ts";
import type { NotebookCellInput } from "./cells.ts";
import { type JsonSource, plainSource } from "./json-source.ts";
import { languageName } from "./languages.ts";
import {
  cellAt,
  type NotebookCell,
  type NotebookMagic,
  type NotebookModel,
  type RawNotebook,
} from "./model.ts";
import type { LeftOut } from "./payloads.ts";
import { type NotebookContent, readNotebookJson } from "./read-json.ts";

interface NotebookEnvironment {
  readonly host?: Host;
  readonly grammars: Grammars;
  readonly limits: Limits;
}

/** A notebook file whose text is read, with what was left out of it. */
export function notebookFromJson(
  parts: {
    readonly path: string;
    readonly text: string;
    readonly source?: JsonSource;
    readonly leftOut?: LeftOut;
    readonly encoding: TextEncoding;
    readonly complete: boolean;
    readonly problems: readonly Problem[];
  },
  environment: NotebookEnvironment,
): NotebookDocument {
  const { text, source = plainSource(text), leftOut, ...others } = parts;
  const content = readNotebookJson(source, environment.limits);
  // What is wrong with the JSON is told with its place in the file, and may lie in what the outline does not show.
  if (parts.source !== undefined && content.problems.length > 0) {
    return notebookFromJson({ ...others, text: leftOut?.whole() ?? source.whole() }, environment);
  }
  return assemble(content, analyseCells(content.cells, []), {
    ...others,
    problems: [...parts.problems.map(withoutSpan), ...content.problems],
    raw: {
      get text() {
        return source.whole();
      },
      sources: content.sources,
      outputs: content.rawOutputs,
      ...(leftOut === undefined ? {} : { leftOut }),
    },
    pythonSource: (masked) =>
      new PythonSource(masked, environment.grammars, placeIn(environment, parts.path)),
  });
}

function placeIn({ host }: NotebookEnvironment, path: string): PythonPlace | undefined {
  return host === undefined ? undefined : { host, path };
}

/** Spans of a notebook speak of its cells, and not of the JSON around them. */
function withoutSpan({ span: _, ...problem }: Problem): Problem {
  return problem;
}

/** A notebook as an editor holds it. What is the same as in `previous` is not looked at again. */
export function notebookFromCells(
  path: string,
  cells: readonly NotebookCellInput[],
  environment: NotebookEnvironment,
  previous?: NotebookDocument,
): NotebookDocument {
  const before = previous?.estate instanceof NotebookState ? previous.estate : undefined;
  const sources = cells.map(sourceOfInput);
  const code = sources.find((cell) => cell.kind === "code");
  const content: NotebookContent = {
    format: 4,
    language: code?.language ?? "python",
    cells: sources,
    sources: [],
    outputs: [],
    rawOutputs: [],
    extras: [],
    problems: [],
  };
  return assemble(content, analyseCells(sources, before?.cells ?? []), {
    path,
    encoding: utf8,
    complete: true,
    problems: [],
    pythonSource: (masked) =>
      before?.python.update(masked, () => []) ??
      new PythonSource(masked, environment.grammars, placeIn(environment, path)),
  });
}

function sourceOfInput(cell: NotebookCellInput): CellSource {
  const { kind, text, tags = [] } = cell;
  return { kind, text, tags, language: kind === "code" ? languageName(cell.languageId) : kind };
}

/** What the next snapshot of a notebook takes over. */
class NotebookState {
  readonly cells: readonly AnalysedCell[];
  readonly python: PythonSource;

  constructor(cells: readonly AnalysedCell[], python: PythonSource) {
    this.cells = cells;
    this.python = python;
  }
}

interface AssemblyParts {
  readonly path: string;
  readonly encoding: TextEncoding;
  readonly complete: boolean;
  readonly problems: readonly Problem[];
  readonly raw?: RawNotebook;
  readonly pythonSource: (masked: () => readonly string[]) => PythonSource;
}

function assemble(
  content: NotebookContent,
  analysed: readonly AnalysedCell[],
  parts: AssemblyParts,
): NotebookDocument {
  const { pythonSource, ...kept } = parts;
  const text = analysed.map((cell) => `${cell.text}\n`).join("");
  const notebook = modelOf(content, analysed);
  const masked = lazy(() => pythonPieces(analysed));
  const python = pythonSource(masked);
  const hasPython = notebook.cells.some((cell) => cell.language === "python");
  const module = lazy(async () =>
    hasPython ? moduleOfNotebook(await python.module(), text, notebook, analysed) : emptyModule,
  );
  return {
    ...kept,
    kind: "notebook",
    text,
    notebook,
    lines: new LineIndex(text),
    module,
    isParsed: () => python.parsed,
    comments: async () => commentsOf(text, notebook, await module()),
    dispose: () => python.dispose(),
    estate: new NotebookState(analysed, python),
  };
}

function modelOf(content: NotebookContent, analysed: readonly AnalysedCell[]): NotebookModel {
  const cells: NotebookCell[] = [];
  const magics: NotebookMagic[] = [];
  let start = 0;
  for (const [index, cell] of analysed.entries()) {
    const { kind, id, tags, spoken } = cell;
    const span = { start, end: start + cell.text.length };
    cells.push({ index, kind, language: spoken, span, tags, ...(id === undefined ? {} : { id }) });
    for (const magic of cell.magics) {
      const place = { start: start + magic.span.start, end: start + magic.span.end };
      magics.push({ ...magic, span: place, cell: index });
    }
    start = span.end + 1;
  }
  const { format, language, platform, outputs, extras } = content;
  const known = platform === undefined ? {} : { platform };
  return { format, language, ...known, cells, magics, outputs, extras, storesOutputs: outputs.length > 0 };
}

/** What the parser found, with what was kept from it. */
function moduleOfNotebook(
  module: PythonModule,
  text: string,
  notebook: NotebookModel,
  analysed: readonly AnalysedCell[],
): PythonModule {
  const unclosed = notebook.cells.flatMap(({ index, span }) => {
    const offsets = analysed[index]?.python?.().unclosed ?? [];
    return offsets.map((offset) => ({ start: span.start + offset, end: span.start + offset + 1 }));
  });
  const placed = withImportInCode(module, text, notebook);
  if (unclosed.length === 0) return placed;
  const errors = [...placed.errors, ...unclosed].sort((left, right) => left.start - right.start);
  return changedModule(placed, { errors });
}

/**
 * A new import goes into the first Python cell that has code, below its magics: above `%pip install` the library may
 * not be there yet, and a cell of comments is read as text.
 */
function withImportInCode(module: PythonModule, text: string, notebook: NotebookModel): PythonModule {
  const { cells } = notebook;
  const first = cellAt(cells, module.importOffset)?.index ?? 0;
  for (const cell of cells) {
    if (cell.kind !== "code" || cell.index < first || cell.language !== "python") continue;
    const importOffset = codeStart(text, notebook, cell, module.importOffset);
    if (importOffset !== undefined) return changedModule(module, { importOffset });
  }
  return module;
}

/** Where the code of a cell begins, below magics, comments and blank lines; undefined where it has none. */
function codeStart(
  text: string,
  { magics }: NotebookModel,
  { index, span }: NotebookCell,
  importOffset: number,
): number | undefined {
  const own = magics.filter(({ cell }) => cell === index);
  let at = Math.max(span.start, Math.min(importOffset, span.end));
  while (at < span.end) {
    const magic = own.find(({ span: { start, end } }) => start <= at + blanksAt(text, at) && at < end);
    const lineEnd = text.indexOf("\n", magic === undefined ? at : magic.span.end);
    const end = lineEnd === -1 ? span.end : lineEnd + 1;
    const line = text.slice(at, Math.min(end, span.end)).trim();
    if (magic === undefined && line !== "" && !line.startsWith("#")) return at;
    at = end;
  }
  return undefined;
}

function blanksAt(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === " " || text.charAt(end) === "\t") end += 1;
  return end - at;
}

function commentsOf(text: string, notebook: NotebookModel, module: PythonModule): readonly Comment[] {
  const others = notebook.cells
    .filter((cell) => cell.language !== "python")
    .flatMap(({ language, span }) => commentsOfCell(language, text.slice(span.start, span.end), span.start));
  const inMagics = notebook.magics
    .filter((magic) => notebook.cells[magic.cell]?.language === "python")
    .flatMap(({ span }) => commentsOfCell("bash", text.slice(span.start, span.end), span.start));
  const known = new Set(module.comments.map((comment) => comment.span.start));
  const added = [...others, ...inMagics].filter((comment) => !known.has(comment.span.start));
  return [...module.comments, ...added].sort((left, right) => left.span.start - right.span.start);
}
