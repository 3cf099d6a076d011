import type { ChangedStretch } from "../../syntax/python/difference.ts";
import type { Block, FunctionStatement, PlacedStatement, Statement } from "../../syntax/python/ir.ts";
import { blocksOf } from "../../syntax/python/reuse.ts";

/** How two lowered texts differ outside of whole statements that are the same. */
export type BlockChange =
  | { readonly kind: "nothing" }
  /** Only inside the body of one outermost function. */
  | { readonly kind: "function"; readonly before: FunctionStatement; readonly after: FunctionStatement }
  | { readonly kind: "more" };

const more: BlockChange = { kind: "more" };

/** Compares two lowered texts by the statements that they share. */
export function blockChange(before: Block, after: Block, changed: ChangedStretch): BlockChange {
  return change(before.statements, after.statements, changed, { before: 0, after: 0 });
}

interface Bases {
  readonly before: number;
  readonly after: number;
}

function change(
  before: readonly PlacedStatement[],
  after: readonly PlacedStatement[],
  changed: ChangedStretch,
  bases: Bases,
): BlockChange {
  if (before.length !== after.length) return more;
  const differing = after.findIndex((row, index) => row.statement !== before[index]?.statement);
  if (differing < 0) return { kind: "nothing" };
  const last = after.findLastIndex((row, index) => row.statement !== before[index]?.statement);
  const old = before[differing];
  const current = after[differing];
  if (last !== differing || old === undefined || current === undefined) return more;
  const inner = { before: bases.before + old.at, after: bases.after + current.at };
  return statementChange(old.statement, current.statement, changed, inner);
}

function statementChange(
  before: Statement,
  after: Statement,
  changed: ChangedStretch,
  bases: Bases,
): BlockChange {
  const bodyBefore = bodyStart(before);
  const bodyAfter = bodyStart(after);
  const startsInBody =
    before.kind === after.kind &&
    bodyBefore === bodyAfter &&
    bodyBefore !== undefined &&
    bases.before === bases.after &&
    changed.start >= bases.before + bodyBefore;
  const endsInside =
    changed.oldEnd <= bases.before + before.length && changed.newEnd <= bases.after + after.length;
  if (!startsInBody || !endsInside) return more;
  if (before.kind === "function" && after.kind === "function") return { kind: "function", before, after };
  const [blocksBefore, blocksAfter] = [blocksOf(before), blocksOf(after)];
  if (blocksBefore.length !== blocksAfter.length || blocksBefore.length !== 1) return more;
  const [old, current] = [blocksBefore[0], blocksAfter[0]];
  return old && current ? change(old.statements, current.statements, changed, bases) : more;
}

/** Where the first statement inside begins: before it stands the header. */
function bodyStart(statement: Statement): number | undefined {
  return blocksOf(statement)[0]?.statements[0]?.at;
}
