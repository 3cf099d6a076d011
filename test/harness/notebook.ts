/** Builders for notebook files, as Jupyter and other programs write them. */

export interface CellParts {
  readonly source?: string | readonly string[];
  readonly outputs?: readonly unknown[];
  readonly tags?: readonly string[];
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly id?: string;
}

/** Python's `str.splitlines(True)` at line feeds: how nbformat stores a text. */
export function sourceLines(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

export function code(source: string | readonly string[], parts: CellParts = {}): object {
  return { cell_type: "code", execution_count: null, ...common(source, parts), outputs: parts.outputs ?? [] };
}

export function markdown(source: string | readonly string[], parts: CellParts = {}): object {
  return { cell_type: "markdown", ...common(source, parts) };
}

export function raw(source: string | readonly string[], parts: CellParts = {}): object {
  return { cell_type: "raw", ...common(source, parts) };
}

function common(source: string | readonly string[], parts: CellParts): object {
  return {
    ...(parts.id === undefined ? {} : { id: parts.id }),
    metadata: { ...(parts.tags === undefined ? {} : { tags: parts.tags }), ...parts.metadata },
    source: typeof source === "string" ? sourceLines(source) : source,
  };
}

export interface NotebookParts {
  readonly language?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Spaces of the indent; 0 for one long line. */
  readonly indent?: number;
}

/** An nbformat 4.5 file with an indent of one, as Jupyter writes it. */
export function notebook(cells: readonly object[], parts: NotebookParts = {}): string {
  const language = parts.language ?? "python";
  const metadata = parts.metadata ?? {
    kernelspec: { display_name: language, language, name: language },
    language_info: { name: language },
  };
  const content = { cells, metadata, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(content, undefined, parts.indent ?? 1)}\n`;
}

/** An nbformat 3 file: cells in worksheets, `input` instead of `source`, outputs without `data`. */
export function notebook3(cells: readonly object[]): string {
  const content = {
    metadata: { name: "old" },
    nbformat: 3,
    nbformat_minor: 0,
    worksheets: [{ cells, metadata: {} }],
  };
  return JSON.stringify(content, undefined, 1);
}

export function stream(text: string, name = "stdout"): object {
  return { output_type: "stream", name, text: sourceLines(text) };
}

export function display(data: Readonly<Record<string, unknown>>): object {
  return { output_type: "display_data", data, metadata: {} };
}

export function errorOutput(ename: string, evalue: string, traceback: readonly string[]): object {
  return { output_type: "error", ename, evalue, traceback };
}
