import type { Hover, HoverParams, Position, Range } from "vscode-languageserver";
import type { Applicability, Finding } from "../../finding/finding.ts";
import type { FileView } from "../file-view.ts";
import { openView } from "../file-view.ts";
import { type Found, isIn } from "../open-documents.ts";
import { cellLines, fromClientPosition, toClientRange } from "../positions.ts";
import type { Session } from "../session.ts";

/**
 * What a rule is about, beside the message that the editor shows itself; and what is known of the
 * licence, model or dataset that stands there.
 */
export async function hover(session: Session, params: HoverParams): Promise<Hover | null> {
  const found = session.documents.find(params.textDocument.uri);
  if (found === undefined) return null;
  const [finding, known] = await Promise.all([
    findingHover(session, found, params),
    aboutHover(session, found, params),
  ]);
  const range = finding?.range ?? known?.range;
  const value = [finding?.value, known?.value].filter((one) => one !== undefined).join("\n\n---\n\n");
  if (value === "" || range === undefined) return null;
  const kind = session.features.markdownHover ? "markdown" : "plaintext";
  return { contents: { kind, value }, range };
}

interface Part {
  readonly value: string;
  readonly range: Range;
}

async function findingHover(session: Session, found: Found, params: HoverParams): Promise<Part | undefined> {
  const checked = await session.checks.of(found.open);
  const view = openView(found.open, session.features.positionEncoding);
  const covered = checked.findings.filter(
    (finding) => isIn(found, finding) && covers(view, finding, params.position),
  );
  const first = covered[0];
  if (first === undefined) return undefined;
  const value = covered.map((finding) => describe(session, finding)).join("\n\n---\n\n");
  return { value, range: view.clientRange(first.location) };
}

async function aboutHover(
  session: Session,
  { open, cell }: Found,
  params: HoverParams,
): Promise<Part | undefined> {
  const { document } = open;
  // In a notebook's JSON no offset is one of the program.
  if (open.kind === "text" && document.kind === "notebook") return undefined;
  const encoding = session.features.positionEncoding;
  const start = open.kind === "notebook" ? (open.document.notebook.cells[cell ?? -1]?.span.start ?? 0) : 0;
  const lines = start === 0 ? document.lines : cellLines(document.lines, start);
  const { line, character } = fromClientPosition(params.position, lines, encoding);
  const first = document.lines.positionAt(start).line;
  const offset = document.lines.offsetAt({ line: line + first, character });
  const [{ settings }, project] = await Promise.all([
    session.workspace.settingsFor(open.path),
    session.workspace.projectFor(open.path),
  ]);
  const about = await session.engine.about(document, offset, settings, project);
  if (about === undefined) return undefined;
  const range = document.lines.rangeOf(about.span);
  const moved = {
    start: { ...range.start, line: range.start.line - first },
    end: { ...range.end, line: range.end.line - first },
  };
  return { value: about.paragraphs.join("\n\n"), range: toClientRange(moved, lines, encoding) };
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
