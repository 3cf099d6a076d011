import { type Document, isTextDocument, type TextDocument } from "../../documents/document.ts";
import type { DocumentEnvironment } from "../../documents/open.ts";
import { parseConfigurations } from "../configuration/tree.ts";
import type { FactRequest } from "../extract.ts";
import { readDockerfile } from "./commands/dockerfile.ts";
import { readEmbedded } from "./commands/embedded-python.ts";
import { isMakefile, readMakefile } from "./commands/makefile.ts";
import { readNotebookCommands } from "./commands/notebook.ts";
import { readStartedCommands } from "./commands/programs.ts";
import { readRequirements } from "./commands/requirements.ts";
import { readScript } from "./commands/script.ts";
import { type ConfigurationText, readByFormat } from "./configuration/by-table.ts";
import { readDeployment } from "./configuration/deployment.ts";
import { readTargets } from "./configuration/hydra.ts";
import { readModelfile } from "./configuration/modelfile.ts";
import { readSettings } from "./configuration/settings.ts";
import { readTerraform } from "./configuration/terraform.ts";
import type { CommandFact, ReferenceFact } from "./fact.ts";
import { withNotePlaces } from "./text-notes.ts";

/** The longest configuration that is parsed: longer ones are data. */
const longestConfiguration = 1 << 20;

/** The extractor's entry for everything but Python's own calls: commands, and configurations. */
export async function extractTextReferences(
  document: Document,
  environment: DocumentEnvironment,
  request: FactRequest,
): Promise<readonly ReferenceFact[]> {
  if (!isTextDocument(document)) return [];
  const found = await factsOf(document, request);
  const programs = found.flatMap((fact) => (fact.kind === "embedded-program" ? fact.span : []));
  const named = found.flatMap((fact) => (fact.kind === "embedded-program" ? [] : fact));
  const noted = withNotePlaces(named, document.text, document.kind);
  return distinct([...noted, ...(await readEmbedded(document.text, programs, environment))]);
}

async function factsOf(document: TextDocument, request: FactRequest): Promise<readonly CommandFact[]> {
  const { text } = document;
  const file = document.path.split(/[/\\]/).at(-1) ?? "";
  switch (document.kind) {
    case "python":
      return readStartedCommands(await request("call"), text);
    case "notebook":
      return [...(await readNotebookCommands(document)), ...readStartedCommands(await request("call"), text)];
    case "shell":
      return isMakefile(file) ? readMakefile(text) : readScript(text, { start: 0, end: text.length });
    case "dockerfile":
      return /^modelfile/i.test(file) || /\.modelfile$/i.test(file)
        ? readModelfile(text)
        : readDockerfile(text);
    case "yaml":
    case "json":
      return readConfiguration(document.kind, file, text);
    case "requirements":
      return readRequirements(text);
    case "dotenv":
    case "ini":
      return /\.(?:tf|tfvars|hcl)$/i.test(file) ? readTerraform(text) : readSettings(text);
    default:
      return [];
  }
}

async function readConfiguration(
  language: ConfigurationText["language"],
  file: string,
  text: string,
): Promise<readonly CommandFact[]> {
  if (text.length > longestConfiguration) return [];
  const roots = await parseConfigurations(language, text);
  return roots.flatMap((root) => {
    const configuration = { file, language, text, root };
    return [...readByFormat(configuration), ...readTargets(configuration), ...readDeployment(configuration)];
  });
}

/** A place is named once, whichever reader found it first. */
function distinct(facts: readonly ReferenceFact[]): readonly ReferenceFact[] {
  const seen = new Set<string>();
  return [...facts]
    .filter(({ kind, idSpan, span }) => {
      const key = `${kind === "local-reference" || kind === "unresolved-reference"} ${idSpan.start} ${span.start}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((left, right) => left.span.start - right.span.start);
}
