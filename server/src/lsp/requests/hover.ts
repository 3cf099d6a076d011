import type { Hover, HoverParams, Position } from "vscode-languageserver";
import type { Applicability, Finding } from "../../finding/finding.ts";
import type { FileView } from "../file-view.ts";
import { openView } from "../file-view.ts";
import { isIn } from "../open-documents.ts";
import type { Session } from "../session.ts";

/** What a rule is about, beside the message that the editor shows itself. */
export async function hover(session: Session, params: HoverParams): Promise<Hover | null> {
  const found = session.documents.find(params.textDocument.uri);
  if (found === undefined) return null;
  const checked = await session.checks.of(found.open);
  const view = openView(found.open, session.features.positionEncoding);
  const covered = checked.findings.filter(
    (finding) => isIn(found, finding) && covers(view, finding, params.position),
  );
  const first = covered[0];
  if (first === undefined) return null;
  const kind = session.features.markdownHover ? "markdown" : "plaintext";
  const value = covered.map((finding) => describe(session, finding)).join("\n\n---\n\n");
  return { contents: { kind, value }, range: view.clientRange(first.location) };
}

function covers(view: FileView, finding: Finding, position: Position): boolean {
  if (finding.location.range === undefined || finding.location.output !== undefined) return false;
  const { start, end } = view.clientRange(finding.location);
  return !isBefore(position, start) && !isBefore(end, position);
}

function isBefore(left: Position, right: Position): boolean {
  return left.line < right.line || (left.line === right.line && left.character < right.character);
}

function describe(session: Session, finding: Finding): string {
  const page = session.services.rulePage(finding.rule);
  const href = session.rulePageUri === undefined ? undefined : session.rulePageUri + finding.rule;
  const name =
    href === undefined || !session.features.markdownHover ? finding.rule : `[${finding.rule}](${href})`;
  const sections = [`**${name}**${page === undefined ? "" : ` ${page.title}`}`];
  if (page !== undefined) sections.push(page.summary);
  if (finding.fixes.length > 0) sections.push("What to do:", list(finding.fixes.map(fixLine)));
  if (finding.evidence.length > 0) sections.push("What was seen:", list(finding.evidence));
  return sections.join("\n\n");
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

const remedies: Readonly<Record<Applicability, string>> = {
  safe: "quick fix",
  unsafe: "quick fix, to be looked at",
  manual: "by hand",
};

function fixLine({ title, applicability }: Finding["fixes"][number]): string {
  return `${title} (${remedies[applicability]})`;
}
