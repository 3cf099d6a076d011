import type { NotebookDocument, TextDocument } from "../documents/document.ts";
import { spanInText } from "../documents/notebook/raw-places.ts";
import type { EnsuredLine, Finding, LocatedEdit, LocatedFix, OutputRef } from "../finding/finding.ts";
import type { TextEdit } from "../text/edits.ts";
import { overlaps, type Range, type Span } from "../text/span.ts";

/** The fixes that may be applied together, as edits of the document's text. */
export interface FixPlan {
  /** Edits of the document's text (of the virtual source in a notebook), in order, none overlapping. */
  readonly edits: readonly TextEdit[];
  /** Outputs of the notebook to take away. */
  readonly clears: readonly OutputRef[];
  /** Edits of the notebook's JSON beside its cells and outputs. */
  readonly stored: readonly TextEdit[];
  /** Lines that other files must have; paths as the host names them. */
  readonly ensures: readonly EnsuredLine[];
  /** The findings whose fix is in the plan. */
  readonly fixed: readonly Finding[];
  /** Findings with a fix that overlaps one in the plan: they need another round. */
  readonly postponed: number;
}

/**
 * Chooses one fix for each finding: the first that is safe (or, if `unsafe` is set, the first that edits at all).
 *
 * A fix is taken whole or not at all. Two fixes that write the very same edit (both add `import os`) share it.
 */
export function planFixes(
  document: TextDocument,
  findings: readonly Finding[],
  options: { readonly unsafe: boolean },
): FixPlan {
  const edits: TextEdit[] = [];
  const clears = new Map<string, OutputRef>();
  const stored: TextEdit[] = [];
  const ensures = new Map<string, EnsuredLine>();
  const fixed: Finding[] = [];
  let postponed = 0;
  for (const finding of findings) {
    const fix = finding.fixes.find((candidate) => isWanted(candidate, options.unsafe));
    const wanted = fix?.edits.map((edit) => documentEdit(document, edit));
    if (wanted === undefined || !wanted.every((edit) => edit !== undefined)) continue;
    const added = wanted.filter((edit) => !edits.some((other) => isSame(edit, other)));
    if (added.some((edit) => edits.some((other) => overlaps(edit.span, other.span)))) {
      postponed += 1;
      continue;
    }
    edits.push(...added);
    for (const output of fix?.clears ?? []) clears.set(`${output.cell} ${output.output}`, output);
    stored.push(...storedEdits(document, fix).filter((edit) => !stored.some((other) => isSame(edit, other))));
    for (const line of fix?.ensures ?? []) ensures.set(`${line.path} ${line.line}`, line);
    // Lines of other files alone leave what is found in this one.
    if (wanted.length + (fix?.clears?.length ?? 0) + (fix?.stored?.length ?? 0) > 0) fixed.push(finding);
  }
  edits.sort((a, b) => a.span.start - b.span.start);
  return { edits, clears: [...clears.values()], stored, ensures: [...ensures.values()], fixed, postponed };
}

function storedEdits(document: TextDocument, fix: LocatedFix | undefined): readonly TextEdit[] {
  const raw = document.kind === "notebook" ? document.raw : undefined;
  if (raw === undefined || fix?.stored === undefined) return [];
  return fix.stored.map(({ fileRange, newText }) => ({ span: spanInText(raw, fileRange), newText }));
}

/** Whether a fix does anything at all, and may be applied. */
export function isWanted(fix: LocatedFix, unsafe: boolean): boolean {
  if (!doesSomething(fix)) return false;
  return fix.applicability === "safe" || (unsafe && fix.applicability === "unsafe");
}

/** Whether a fix changes something, or only says what to do. */
export function doesSomething({ edits, clears = [], stored = [], ensures = [] }: LocatedFix): boolean {
  return edits.length + clears.length + stored.length + ensures.length > 0;
}

function isSame(left: TextEdit, right: TextEdit): boolean {
  return (
    left.newText === right.newText && left.span.start === right.span.start && left.span.end === right.span.end
  );
}

/** A located edit in offsets of the document; undefined where it speaks of another file or a cell that is gone. */
export function documentEdit(document: TextDocument, edit: LocatedEdit): TextEdit | undefined {
  if (edit.path !== document.path) return undefined;
  const span = spanOf(document, edit.range, edit.cell);
  return span === undefined ? undefined : { span, newText: edit.newText };
}

function spanOf(document: TextDocument, range: Range, cell: number | undefined): Span | undefined {
  if (document.kind !== "notebook") return document.lines.spanOf(range);
  const first = cellStartLine(document, cell);
  if (first === undefined) return undefined;
  return document.lines.spanOf({
    start: { line: range.start.line + first, character: range.start.character },
    end: { line: range.end.line + first, character: range.end.character },
  });
}

function cellStartLine(document: NotebookDocument, index: number | undefined): number | undefined {
  const cell = index === undefined ? undefined : document.notebook.cells[index];
  return cell === undefined ? undefined : document.lines.positionAt(cell.span.start).line;
}
