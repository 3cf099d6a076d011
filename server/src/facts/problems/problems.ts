import { type Document, isTextDocument } from "../../documents/document.ts";
import type { PythonModule } from "../../documents/python/module.ts";
import type { Place } from "../../finding/finding.ts";
import { lockFileName } from "../../formats/lock/lock.ts";
import { nameOf } from "../../host/paths.ts";
import type { Problem } from "../../host/problem.ts";
import type { ReadProblemFact } from "../facts.ts";
import { isPython2 } from "./python2.ts";

/**
 * What of a document was not read. Statements that do not parse are told of a Python text that is
 * parsed already: to find them is no reason to parse.
 */
export async function readProblemFacts(document: Document): Promise<readonly ReadProblemFact[]> {
  const facts = document.problems.map((problem) => factOf(document, problem));
  if (document.kind === "toml" && nameOf(document.path) === lockFileName) {
    return [...facts, ...(await lockFacts(document.text))];
  }
  if (document.kind !== "python" && document.kind !== "notebook") return facts;
  if (!document.isParsed()) return facts;
  return [...facts, ...syntaxFacts(document.text, await document.module())];
}

/** What a lock says that cannot be read: a pin that is left out would look like none. */
async function lockFacts(text: string): Promise<readonly ReadProblemFact[]> {
  const { readLock } = await import("../../formats/lock/read.ts");
  const { value, problems } = await readLock(text);
  return problems.map((problem) => ({
    kind: "read-problem",
    problem,
    place: problem.span === undefined ? { kind: "file" } : { kind: "text", span: problem.span },
    scope: value.entries.length === 0 ? "file" : "part",
  }));
}

function factOf(document: Document, problem: Problem): ReadProblemFact {
  return {
    kind: "read-problem",
    problem,
    place: placeOf(document, problem),
    scope: leavesAll(document, problem) ? "file" : "part",
  };
}

function placeOf(document: Document, { span, offset, inner }: Problem): Place {
  if (isTextDocument(document)) return span === undefined ? { kind: "file" } : { kind: "text", span };
  if (offset === undefined) return { kind: "file" };
  return { kind: "bytes", offset, ...(inner === undefined ? {} : { inner }) };
}

/** Whether nothing of the document is left to check. */
function leavesAll(document: Document, problem: Problem): boolean {
  if (problem.kind === "unreadable" || problem.code === "not-text") return true;
  if (isTextDocument(document)) return problem.kind !== "encoding" && document.text === "";
  return problem.kind === "unsupported" && problem.inner === undefined;
}

function syntaxFacts(text: string, module: PythonModule): readonly ReadProblemFact[] {
  if (module.errors.length === 0 || isPython2(text)) return [];
  return module.errors.map((span) => ({
    kind: "read-problem",
    problem: {
      kind: "malformed",
      code: "syntax-error",
      message: "this is no Python that can be parsed",
      span,
    },
    place: { kind: "text", span },
    scope: "part",
  }));
}
