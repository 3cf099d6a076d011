import type { FunctionStatement } from "../../syntax/python/ir.ts";
import type { UnitNames } from "./callee-names.ts";
import type { Summary } from "./summaries.ts";

/** What is known of an outermost function. An edit elsewhere leaves its lowered statement the same object, and this with it. */
export class FunctionNotes {
  /** Made when its body is read first. */
  summary: Summary | undefined = undefined;
  /** Made when its calls are named; replaced where an edit elsewhere changes what they mean. */
  names: UnitNames | undefined = undefined;
}

export function notesOf(node: FunctionStatement): FunctionNotes {
  if (node.notes instanceof FunctionNotes) return node.notes;
  const made = new FunctionNotes();
  node.notes = made;
  return made;
}
