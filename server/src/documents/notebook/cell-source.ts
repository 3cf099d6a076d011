import { analyseCode, blankLines, type CellMagic, type MaskedCode } from "./magics.ts";
import type { CellKind } from "./model.ts";

/** A cell before it has its place in the virtual source. */
export interface CellSource {
  readonly kind: CellKind;
  /** `python`, `markdown`, `raw`, `r`; a cell magic may change it. */
  readonly language: string;
  readonly text: string;
  readonly id?: string;
  readonly tags: readonly string[];
}

/** What was found out about a cell's text; offsets count from the start of the cell. */
export interface AnalysedCell extends CellSource {
  /** What the cell is written in, cell magics considered. */
  readonly spoken: string;
  readonly magics: readonly CellMagic[];
  /** The text with everything that is not Python replaced; absent where nothing of it is Python. */
  readonly python?: () => MaskedCode;
}

export function analyseCell(cell: CellSource): AnalysedCell {
  if (cell.kind !== "code" || cell.language !== "python")
    return { ...cell, spoken: cell.language, magics: [] };
  const { language, magics, masked } = analyseCode(cell.text);
  return { ...cell, spoken: language, magics, ...(masked === undefined ? {} : { python: masked }) };
}

/** What Python is to see of each cell, followed by a line feed; as long as its text. */
export function pythonPieces(cells: readonly AnalysedCell[]): readonly string[] {
  return cells.map((cell) => `${cell.python?.().text ?? blankLines(cell.text)}\n`);
}

/** Cells that are the same as before keep what was found out about them. */
export function analyseCells(
  cells: readonly CellSource[],
  before: readonly AnalysedCell[],
): readonly AnalysedCell[] {
  const moved = cells.length - before.length;
  const firstChange = cells.findIndex((cell, index) => !isSame(cell, before[index]));
  return cells.map((cell, index) => {
    const earlier = before[firstChange === -1 || index < firstChange ? index : index - moved];
    return earlier !== undefined && isSame(cell, earlier) ? earlier : analyseCell(cell);
  });
}

function isSame(cell: CellSource, earlier: AnalysedCell | undefined): boolean {
  return (
    earlier !== undefined &&
    cell.text === earlier.text &&
    cell.language === earlier.language &&
    cell.kind === earlier.kind &&
    cell.id === earlier.id &&
    cell.tags.length === earlier.tags.length &&
    cell.tags.every((tag, index) => tag === earlier.tags[index])
  );
}
