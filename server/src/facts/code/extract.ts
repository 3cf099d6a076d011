import { type Document, isTextDocument, type NotebookDocument } from "../../documents/document.ts";
import type { DocumentEnvironment } from "../../documents/open.ts";
import { changedModule } from "../../documents/python/made-module.ts";
import { pythonSession } from "../../documents/python/session.ts";
import type { Span } from "../../text/span.ts";
import type { CallFact, PatchFact } from "../facts.ts";
import { callFacts, patchFacts, readOnlyCallFacts } from "./calls.ts";
import { executedCalls } from "./executed.ts";
import { magicCalls } from "./magics.ts";

/** Calls and patches of a script, of a notebook and of the programs that it writes, and of what is handed to `python -c`. */
export async function extractCode(
  document: Document,
  environment: DocumentEnvironment,
): Promise<readonly (CallFact | PatchFact)[]> {
  if (document.kind !== "python" && document.kind !== "notebook") return embedded(document, environment, []);
  const module = await document.module();
  const calls = callFacts(module, document.text);
  const own = [...calls, ...patchFacts(module, document.text)];
  const executed = await executedCalls(document.text, calls, environment);
  const handedOn = [
    ...executed,
    ...(await embedded(document, environment, calls)),
    ...(await startedWith(document.text, calls)),
  ];
  if (document.kind === "python") return [...own, ...handedOn];
  own.push(...readOnlyCallFacts({ ...module, calls: magicCalls(document) }, document.text));
  const written = await Promise.all(
    writtenPrograms(document).map((body) => factsOfProgram(document.text, body, environment)),
  );
  return [...own, ...handedOn, ...written.flat()];
}

/** What a text has that starts another program with a protection turned off. */
const mayTurnOff = /no-check-cert|insecure|sslVerify|SSL_NO_VERIFY|no-verify-ssl|check-certificate|\bcurl\b/;

/** `subprocess.run(["curl", "-k", …])`, `os.system("git -c http.sslVerify=false clone …")`. */
async function startedWith(text: string, calls: readonly CallFact[]): Promise<readonly PatchFact[]> {
  if (!mayTurnOff.test(text)) return [];
  const { programCommands } = await import("../settings/program-commands.ts");
  return programCommands(calls, text).flatMap((fact) => (fact.kind === "patch" ? [fact] : []));
}

/** What a text has that hands a program to Python: `python -c "…"`, `python3 - <<EOF`. */
const mayEmbed = /\bpython[\d.]*\b|\bsys\.executable\b/;

/** The readers of command lines are loaded for texts that may have one of these; a first line like `#!/bin/python` has none. */
async function embedded(
  document: Document,
  environment: DocumentEnvironment,
  calls: readonly CallFact[],
): Promise<readonly (CallFact | PatchFact)[]> {
  if (!isTextDocument(document)) return [];
  const { text } = document;
  const body = text.startsWith("#!") ? text.slice(text.indexOf("\n") + 1) : text;
  if (!mayEmbed.test(body)) return [];
  const { embeddedCode } = await import("./embedded.ts");
  return embeddedCode(document, environment, calls);
}

/** So many cells that write programs are looked into: each is a module of its own. */
const mostPrograms = 50;

/** `train.py`, `"my train.py"`. */
const programName = /\.pyw?["']?\s*$/;
/** IPython puts a variable's value there: `%%writefile $FOLDER/$FILE`, `%%writefile {file}`. */
const computedName = /(?:\$\w+|\$?\{[^{}\n]{1,80}\})["']?\s*$/;
const importLine =
  /^(?:import[ \t]+[\w.]+(?:[ \t]+as[ \t]+\w+)?|from[ \t]+[\w.]+[ \t]+import[ \t]+[\w(*].{0,200})[ \t\r]*$/m;

/** The bodies of `%%writefile train.py` cells: what runs later, elsewhere, with names of its own. */
function writtenPrograms({ notebook, text }: NotebookDocument): readonly Span[] {
  return notebook.magics
    .filter(({ name, wholeCell }) => wholeCell && /^(?:write)?file$/i.test(name))
    .slice(0, mostPrograms)
    .flatMap(({ span, cell, text: rest }) => {
      const end = notebook.cells[cell]?.span.end ?? span.end;
      const line = text.indexOf("\n", span.end);
      if (line === -1 || line >= end) return [];
      const body = { start: line + 1, end };
      const isProgram =
        programName.test(rest) ||
        (computedName.test(rest) && importLine.test(text.slice(body.start, body.end)));
      return isProgram ? [body] : [];
    });
}

async function factsOfProgram(
  text: string,
  body: Span,
  { grammars }: DocumentEnvironment,
): Promise<readonly (CallFact | PatchFact)[]> {
  // Blank before and behind, so that every place is one of the notebook.
  const alone = blank(text.slice(0, body.start)) + text.slice(body.start, body.end);
  const session = pythonSession(alone, grammars);
  try {
    const module = await session.module();
    const placed = changedModule(module, { importOffset: Math.max(module.importOffset, body.start) });
    return [...callFacts(placed, text), ...patchFacts(placed, text)];
  } finally {
    session.dispose();
  }
}

function blank(text: string): string {
  return text.replace(/[^\r\n]+/g, (run) => " ".repeat(run.length));
}
