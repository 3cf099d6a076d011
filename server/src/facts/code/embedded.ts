import type { Document } from "../../documents/document.ts";
import { isTextDocument, type TextDocument } from "../../documents/document.ts";
import type { DocumentEnvironment } from "../../documents/open.ts";
import type { CallFact, PatchFact } from "../facts.ts";
import { readDockerfile } from "../references/commands/dockerfile.ts";
import { readPrograms } from "../references/commands/embedded-python.ts";
import { isMakefile, readMakefile } from "../references/commands/makefile.ts";
import { readNotebookCommands } from "../references/commands/notebook.ts";
import { readStartedCommands } from "../references/commands/programs.ts";
import { readScript } from "../references/commands/script.ts";
import type { CommandFact } from "../references/fact.ts";
import { patchFacts, readOnlyCallFacts } from "./calls.ts";

/**
 * Calls and patches of the programs that a script, a Dockerfile, a notebook's shell lines or a program's own command
 * lines hand to Python. They stand between quotes of another language, so no fix can be written into them.
 *
 * @param calls those of the document's own code
 */
export async function embeddedCode(
  document: Document,
  environment: DocumentEnvironment,
  calls: readonly CallFact[],
): Promise<readonly (CallFact | PatchFact)[]> {
  if (!isTextDocument(document)) return [];
  const commands = await commandsIn(document, calls);
  const programs = commands.flatMap((fact) => (fact.kind === "embedded-program" ? [fact.span] : []));
  const found = await readPrograms(document.text, programs, environment, (module, alone) => [
    ...readOnlyCallFacts(module, alone),
    ...patchFacts(module, alone).map(
      ({ kind, name, span, value }): PatchFact => ({ kind, name, span, value }),
    ),
  ]);
  return found ?? [];
}

async function commandsIn(
  document: TextDocument,
  calls: readonly CallFact[],
): Promise<readonly CommandFact[]> {
  const { text } = document;
  switch (document.kind) {
    case "shell":
      return isMakefile(document.path.split(/[/\\]/).at(-1) ?? "")
        ? readMakefile(text)
        : readScript(text, { start: 0, end: text.length });
    case "dockerfile":
      return readDockerfile(text);
    case "notebook":
      return [...(await readNotebookCommands(document)), ...readStartedCommands(calls, text)];
    case "python":
      return readStartedCommands(calls, text);
    default:
      return [];
  }
}
