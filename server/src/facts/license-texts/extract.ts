import { type Document, isTextDocument } from "../../documents/document.ts";
import { nameOf } from "../../host/paths.ts";
import type { ChangedLicenseFact } from "../facts.ts";
import { licenseFileName } from "../lineage/license-files.ts";

/** Licence files of which words were added that speak as terms do, or whole passages are gone. */
export async function changedLicenseFacts(document: Document): Promise<readonly ChangedLicenseFact[]> {
  if (!isTextDocument(document) || !licenseFileName.test(nameOf(document.path))) return [];
  const [{ licenseDifferences }, { licenseById }] = await Promise.all([
    import("../../knowledge/licenses/differences.ts"),
    import("../../knowledge/licenses/catalogue.ts"),
  ]);
  const found = licenseDifferences(document.text);
  const license = licenseById(found?.ids[0] ?? "");
  if (found === undefined || license === undefined) return [];
  const added = found.added.filter(({ isTerm }) => isTerm).map(({ start, end }) => ({ start, end }));
  if (added.length + found.missing.length === 0) return [];
  const confidence = found.exact ? "high" : "medium";
  return [{ kind: "changed-license", license, added, missing: found.missing, confidence }];
}
