import type { Span } from "../../text/span.ts";
import { holds } from "./alphabets.ts";
import { asValue, findBare, spanOfBare } from "./bare.ts";
import type { KeyHit } from "./format.ts";
import { tellingWords } from "./likely.ts";
import { passwordAt } from "./passwords.ts";
import { runCharacters, shortestRun } from "./runs.ts";

/** Around a provider's name its shorter keys are looked for, in characters. */
const before = 160;
const after = 300;
const shortest = 16;

const telling = new RegExp(tellingWords, "g");
const providers = /^(?:antage|olfram|onage|exmo|madeus|egmind)$/i;

/** Passwords beside their names and in logins, and keys of 16 to 19 characters near their provider's name. */
export function findShort(text: string): readonly KeyHit[] {
  const hits: KeyHit[] = [];
  let read = 0;
  telling.lastIndex = 0;
  for (let match = telling.exec(text); match !== null; match = telling.exec(text)) {
    const { index, 0: told } = match;
    if (!providers.test(told)) {
      const hit = passwordAt(text, index, told);
      if (hit !== undefined) hits.push(hit);
      continue;
    }
    const until = Math.min(text.length, index + after);
    for (const run of shortRuns(text, Math.max(read, index - before), until)) {
      const hit = findBare(text, asValue(text, spanOfBare(text, run)), { run });
      if (hit !== undefined) hits.push(hit);
    }
    read = Math.max(read, until);
  }
  return hits;
}

function shortRuns(text: string, from: number, until: number): readonly Span[] {
  const runs: Span[] = [];
  let at = from;
  while (at > 0 && at < until && holds(runCharacters, text, at) && holds(runCharacters, text, at - 1))
    at += 1;
  while (at < until) {
    if (!holds(runCharacters, text, at)) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < text.length && at - start < shortestRun && holds(runCharacters, text, at)) at += 1;
    if (at - start >= shortest && at - start < shortestRun) runs.push({ start, end: at });
    while (at < text.length && holds(runCharacters, text, at)) at += 1;
  }
  return runs;
}
