import type { TextEdit } from "../../text/edits.ts";
import type { RemoteReferenceFact } from "../facts.ts";
import { pinEdits } from "./pin-edits.ts";

/** A commit as it is written into a program. */
export interface Pin {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** What it was when it was looked up, for a comment beside it: `main, 2026-01-31`. */
  readonly note?: string;
}

/**
 * The edits that pin a reference, in the way of its library and as the program around it is written.
 *
 * @returns nothing where no place in this text pins it
 */
export function writePin(fact: RemoteReferenceFact, { commit, note }: Pin): readonly TextEdit[] {
  const { pinningPlace, call } = fact;
  if (fact.revision?.toLowerCase() === commit) return [];
  const quote = quoteOf(fact);
  if (pinningPlace.form === "argument" && pinningPlace.key === undefined && call !== undefined) {
    return call.edit.setKeyword(pinningPlace.name, quote + commit + quote, pinningPlace.position, note);
  }
  return pinEdits(fact, commit, quote);
}

/** The mark that the call's own strings are written with. */
function quoteOf({ call }: RemoteReferenceFact): '"' | "'" {
  const marks = call?.arguments.map(
    (argument) => /^[rRuUbBfF]{0,2}(["'])/.exec(call.sourceOf(argument))?.[1],
  );
  const first = marks?.find((mark) => mark !== undefined);
  return first === "'" ? "'" : '"';
}
