import { type Document, isTextDocument } from "../../documents/document.ts";
import { lockFileName } from "../../formats/lock/lock.ts";
import { nameOf } from "../../host/paths.ts";
import type { FactRequest } from "../extract.ts";
import type { LineageFact } from "../facts.ts";

/** What one document says of where models and datasets come from, and under which licence they are. */
export async function lineageFacts(
  document: Document,
  _environment: unknown,
  request: FactRequest,
): Promise<readonly LineageFact[]> {
  const { path } = document;
  if (!isTextDocument(document)) {
    const files = await request("model-file");
    if (files.length === 0) return [];
    const { weightStatements } = await import("./weights.ts");
    return files.flatMap((file) => weightStatements(file, path));
  }
  const { text, kind } = document;
  switch (kind) {
    case "card": {
      const [cards, { cardStatements }] = await Promise.all([request("card"), import("./cards.ts")]);
      return cards.flatMap((card) => cardStatements(card, path));
    }
    case "python":
    case "notebook":
      return codeFacts(text, path, request);
    case "shell":
      return (await import("./commands.ts")).commandStatements(text, path);
    case "yaml":
      return (await import("./configurations.ts")).configurationStatements(text, path);
    case "json":
      return [
        ...(await import("./documents.ts")).jsonStatements(text, path),
        ...(await (await import("./configurations.ts")).configurationStatements(text, path)),
        ...(await import("./json-gaps.ts")).jsonGaps(text, path),
      ];
    case "toml":
      if (nameOf(path) === lockFileName) return (await import("./lock.ts")).lockStatements(text);
      if (nameOf(path) !== "pyproject.toml") return [];
      return (await import("./documents.ts")).pyprojectStatements(text, path);
    case "markdown":
    case "text": {
      if (nameOf(path) === lockFileName) return (await import("./lock.ts")).lockStatements(text);
      const { licenseFileName, licenseFileStatements } = await import("./license-files.ts");
      return licenseFileName.test(nameOf(path)) ? licenseFileStatements(text, path) : [];
    }
    default:
      return [];
  }
}

async function codeFacts(text: string, path: string, request: FactRequest): Promise<readonly LineageFact[]> {
  const { codeStatements, codeTriggers } = await import("./code.ts");
  if (!codeTriggers.test(text)) return [];
  const [calls, models, datasets] = await Promise.all([
    request("call"),
    request("model-reference"),
    request("dataset-reference"),
  ]);
  return codeStatements({ calls, models, datasets }, path);
}
