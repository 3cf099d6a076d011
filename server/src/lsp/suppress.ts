import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver";
import { documentEdit } from "../engine/fix.ts";
import { locateFix } from "../engine/locate.ts";
import { suppressionFix } from "../engine/suppress/edit.ts";
import type { Finding } from "../finding/finding.ts";
import { diagnosticOf, readDiagnosticData } from "./diagnostics.ts";
import { snippetEdit } from "./edits.ts";
import { openView } from "./file-view.ts";
import { type Found, isIn } from "./open-documents.ts";
import type { Session } from "./session.ts";

/** What stands for the reason until the person has typed it. */
const placeholder = "say why this is safe here";

/** Writes a comment that suppresses one finding on its line; its reason is the person's to say. */
export async function suppressAction(
  session: Session,
  found: Found,
  diagnostic: Diagnostic,
): Promise<CodeAction | undefined> {
  const finding = await findingOf(session, found, diagnostic);
  const { range, cell } = finding?.location ?? {};
  if (finding === undefined || range === undefined || finding.location.output !== undefined) return undefined;
  const { document, path } = found.open;
  const place = { path, range, newText: "", ...(cell === undefined ? {} : { cell }) };
  const span = documentEdit(document, place)?.span;
  if (span === undefined) return undefined;
  const fix = suppressionFix(document, { kind: "text", span }, finding.rule, placeholder);
  const edit = fix === undefined ? undefined : locateFix(document, fix)?.edits[0];
  if (fix === undefined || edit === undefined) return undefined;
  const [clientEdit] = openView(found.open, session.features.positionEncoding).edits([edit]);
  if (clientEdit === undefined) return undefined;
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: snippetEdit(session, clientEdit, placeholder),
  };
}

/** The finding that a diagnostic was made of, as it is now. */
export async function findingOf(
  session: Session,
  found: Found,
  diagnostic: Diagnostic,
): Promise<Finding | undefined> {
  const { findings } = await session.checks.of(found.open);
  const inCell = findings.filter((finding) => isIn(found, finding) && finding.rule === diagnostic.code);
  const fingerprint = readDiagnosticData(diagnostic.data)?.fingerprint;
  if (fingerprint !== undefined) return inCell.find((finding) => finding.fingerprint === fingerprint);
  const context = session.delivery.context();
  return inCell.find(
    (finding) => JSON.stringify(diagnosticOf(finding, context).range) === JSON.stringify(diagnostic.range),
  );
}
