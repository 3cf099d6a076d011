import { nameOf } from "../../host/paths.ts";
import { licenseById } from "../../knowledge/licenses/catalogue.ts";
import { readLicenseText } from "../../knowledge/licenses/recognize.ts";
import type { LineageFact } from "../facts.ts";
import { folderOf } from "./things.ts";

/** Names of texts that say under which licence their folder is. */
export const licenseFileName = /^(?:licen[cs]e|copying|unlicense)(?:[._-][\w.-]*)?$/i;

function unknownText(path: string): LineageFact {
  return {
    kind: "lineage",
    statement: "license",
    of: { thing: "project", ids: [], folders: [folderOf(path)] },
    text: "a text that is none of the known licences",
    licenses: [],
    says: `the text of \`${nameOf(path)}\``,
    confidence: "low",
  };
}

/** What a licence file says of whatever lies beside it. */
export function licenseFileStatements(text: string, path: string): readonly LineageFact[] {
  const reading = readLicenseText(text);
  const licenses = (reading?.ids ?? []).map(licenseById).filter((license) => license !== undefined);
  const folder = folderOf(path);
  // Terms of a house of its own are terms: a table that leaves them out would look complete.
  if (reading === undefined || licenses.length === 0) return text.trim() === "" ? [] : [unknownText(path)];
  const changed = reading.changed ? ", with words of it changed" : "";
  return [
    {
      kind: "lineage",
      statement: "license",
      of: { thing: "project", ids: [], folders: [folder] },
      text: licenses.map(({ name }) => name).join(", "),
      licenses,
      says: `the text of \`${nameOf(path)}\`${changed}`,
      confidence: reading.changed ? "low" : reading.by === "title" ? "medium" : "high",
    },
  ];
}
