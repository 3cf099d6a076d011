import type { Span } from "../../../text/span.ts";
import { closingOf } from "./blanked.ts";

/** One argument of a call: its keyword, where it has one, and where its value stands. */
export interface CallArgument {
  readonly name?: string;
  readonly span: Span;
}

/** The arguments between the brackets of a call, in order. */
export function argumentsIn(code: string, { start, end }: Span): readonly CallArgument[] {
  const found: CallArgument[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const character = code.charAt(at);
    if (/[([{]/.test(character)) at = Math.max(at, (closingOf(code, at) ?? end) - 1);
    if (at < end && character !== ",") continue;
    const argument = argumentOf(code, { start: from, end: Math.min(at, end) });
    if (argument !== undefined) found.push(argument);
    from = at + 1;
  }
  return found;
}

function argumentOf(code: string, { start, end }: Span): CallArgument | undefined {
  const written = code.slice(start, end);
  if (written.trim() === "") return undefined;
  const keyword = /^\s*([A-Za-z_]\w*)\s*=(?!=)/.exec(written);
  return keyword === null
    ? { span: { start, end } }
    : {
        ...(keyword[1] === undefined ? {} : { name: keyword[1] }),
        span: { start: start + keyword[0].length, end },
      };
}
