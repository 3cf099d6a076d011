import type { Span } from "../../text/span.ts";
import type { LeftOut } from "./payloads.ts";

export type CellKind = "code" | "markdown" | "raw";

/** One cell. Its text is `text.slice(span.start, span.end)` of the notebook's virtual source. */
export interface NotebookCell {
  /** Zero-based among all cells. */
  readonly index: number;
  readonly kind: CellKind;
  /** nbformat 4.5's id, where there is one. */
  readonly id?: string;
  /** The language of the cell's text: the kernel's, or what a cell magic (`%%bash`) says. */
  readonly language: string;
  readonly span: Span;
  readonly tags: readonly string[];
}

/** A magic or shell line in a code cell. */
export interface NotebookMagic {
  /** `pip`, `env`, `load_ext`; `!` for a shell line. */
  readonly name: string;
  /** What follows the name, without line end. */
  readonly text: string;
  readonly span: Span;
  readonly cell: number;
  /** `%%name`: the rest of the cell is its input. */
  readonly wholeCell: boolean;
}

/** One piece of text that running a cell left behind. */
export interface NotebookOutput {
  readonly cell: number;
  /** Zero-based among the outputs of the cell. */
  readonly output: number;
  /** `stream`, `error`, or the MIME type of the data. */
  readonly type: string;
  /** Decodes the text (it may be long, and most readers never ask). */
  text(): string;
  /** Bytes of the text in the file, an upper bound of its length. */
  readonly size: number;
  /** Where it is written in the JSON. */
  readonly stored: Span;
}

/** Something that a notebook holds beside its cells' texts and outputs: metadata of it or of a cell, an attachment. */
export interface NotebookExtra {
  readonly kind: "metadata" | "attachment" | "widgets";
  /** Absent for what belongs to the notebook as a whole. */
  readonly cell?: number;
  /** JSON as it is written; of an attachment the decoded text. */
  text(): string;
  readonly stored: Span;
}

/**
 * A notebook as one virtual source and an index of its cells.
 *
 * The virtual source holds the text of every cell in order, each followed by one line feed. Rules
 * see offsets of it; only the engine's last step asks in which cell an offset lies.
 */
export interface NotebookModel {
  /** nbformat's major version. */
  readonly format: number;
  /** The kernel's language, lower case: `python`, `r`, `julia`. */
  readonly language: string;
  /** Where it was last saved, as its metadata say. */
  readonly platform?: "colab" | "kaggle";
  readonly cells: readonly NotebookCell[];
  readonly magics: readonly NotebookMagic[];
  readonly outputs: readonly NotebookOutput[];
  readonly extras: readonly NotebookExtra[];
  /** Whether any code cell has stored outputs. */
  readonly storesOutputs: boolean;
}

/** The JSON text of a notebook, and where the text of each cell stands in it. All spans are of this text. */
export interface RawNotebook {
  /** Without what was left out of it. Of a file it is decoded when it is first asked for. */
  readonly text: string;
  /** Absent where the text is all of the file. */
  readonly leftOut?: LeftOut;
  /** For each cell, the JSON strings that make up its text, in order. */
  readonly sources: readonly RawSource[];
  /** For each cell, the list of its outputs. */
  readonly outputs: readonly RawOutputs[];
}

/** Where the outputs of one cell are written. */
export interface RawOutputs {
  /** The whole list, with its brackets; absent where the cell has none. */
  readonly list?: Span;
  readonly items: readonly Span[];
}

/** The `source` (nbformat 3: `input`) of one cell. */
export interface RawSource {
  /** Spans of the JSON strings with their quotes; one for a plain string, one a line for a list. */
  readonly strings: readonly Span[];
  /** The whole value: a string or a list; absent where the cell has none. */
  readonly value?: Span;
}

/** The cell that an offset of the virtual source lies in. Cells are in order and do not overlap. */
export function cellAt(cells: readonly NotebookCell[], offset: number): NotebookCell | undefined {
  let low = 0;
  let high = cells.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const cell = cells[middle];
    if (cell !== undefined && cell.span.start <= offset) low = middle;
    else high = middle - 1;
  }
  const cell = cells[low];
  return cell !== undefined && offset >= cell.span.start && offset <= cell.span.end ? cell : undefined;
}
