import { type Comment, type Document, isTextDocument } from "../../documents/document.ts";
import { cellAt } from "../../documents/notebook/model.ts";
import type { SuppressionFact } from "../../facts/facts.ts";
import type { Place, Suppression } from "../../finding/finding.ts";
import type { AnyRule } from "../../rules/rule.ts";
import type { Span } from "../../text/span.ts";
import type { RuleReport } from "../dispatch.ts";
import type { ConfiguredSuppression, FileSettings } from "../settings.ts";
import { type SuppressionComment, suppressionComments } from "./comments.ts";
import { commentReach } from "./reach.ts";

export interface SuppressionInput {
  readonly document: Document;
  readonly comments: readonly Comment[];
  readonly settings: FileSettings;
  /** Every rule that exists: an id that none has is reported. */
  readonly known: ReadonlyMap<string, AnyRule>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The file's digest, where a suppression in the configuration asks for it. */
  readonly sha256?: string;
}

export interface Suppressor {
  /** Why a report is not shown; undefined where it is. */
  suppressionOf(report: RuleReport): Suppression | undefined;
  /** To be asked after all reports: what suppressed nothing, or says something wrong. */
  leftovers(): readonly SuppressionFact[];
}

/** Matches reports with comments, cell tags and the configuration, and remembers what was of use. */
export function createSuppressor(input: SuppressionInput): Suppressor {
  const comments = suppressionComments(input.comments).filter(
    (comment) => comment.origin === "loadline" || input.settings.foreignSuppressions,
  );
  const used = new Set<SuppressionComment | ConfiguredSuppression>();
  const reach = commentReach(input.document, comments);
  const configured = input.settings.suppressions.filter((entry) => digestMatches(entry, input.sha256));
  return {
    suppressionOf: ({ rule, report }) => {
      const comment = comments.find((entry) => names(entry, rule) && reach(entry, report.place));
      if (comment !== undefined) {
        used.add(comment);
        return {
          source: commentSource(comment),
          ...(comment.reason === "" ? {} : { reason: comment.reason }),
        };
      }
      const entry = configured.find((row) => !isExpired(row, input.now) && covers(row, rule));
      if (entry !== undefined) {
        used.add(entry);
        return { source: "configuration", reason: entry.reason, origin: entry.origin };
      }
      return hasIgnoredTag(input.document, report.place) ? { source: "cell-tag" } : undefined;
    },
    leftovers: () => [
      ...comments
        .filter((comment) => comment.origin === "loadline")
        .flatMap((comment) => commentFact(comment, used, input)),
      ...configured.flatMap((entry) => configuredFact(entry, used, input.now)),
    ],
  };
}

function commentSource(comment: SuppressionComment): Suppression["source"] {
  if (comment.origin !== "loadline") return "foreign-comment";
  return comment.scope === "file" ? "file-comment" : "comment";
}

/**
 * Whether a comment speaks of a rule. bandit's bare `# nosec` speaks of every rule that answers to one
 * of bandit's; a bare `# noqa` is mostly about line lengths and is not read at all.
 */
function names(comment: SuppressionComment, rule: AnyRule): boolean {
  if (comment.origin === "loadline") return comment.rules.includes(rule.id);
  const foreign = rule.foreign ?? [];
  if (comment.origin === "nosec" && comment.rules.length === 0)
    return foreign.some((id) => id.startsWith("B"));
  return foreign.some((id) => comment.rules.includes(id));
}

function covers(entry: ConfiguredSuppression, rule: AnyRule): boolean {
  return entry.rules.length === 0 || entry.rules.includes(rule.id);
}

function digestMatches(entry: ConfiguredSuppression, sha256: string | undefined): boolean {
  return entry.sha256 === undefined || entry.sha256.toLowerCase() === sha256;
}

/** A suppression holds to the end of its last day, in UTC. */
function isExpired(entry: ConfiguredSuppression, now: number): boolean {
  if (entry.until === undefined) return false;
  const day = Date.parse(`${entry.until}T00:00:00Z`);
  return Number.isNaN(day) || now >= day + 24 * 60 * 60 * 1000;
}

function hasIgnoredTag(document: Document, place: Place): boolean {
  if (document.kind !== "notebook") return false;
  const { cells } = document.notebook;
  const cell =
    place.kind === "text"
      ? cellAt(cells, place.span.start)
      : place.kind === "output" || place.kind === "stored"
        ? cells[place.cell ?? -1]
        : undefined;
  return cell?.tags.includes("loadline-ignore") ?? false;
}

function commentFact(
  comment: SuppressionComment,
  used: ReadonlySet<unknown>,
  input: SuppressionInput,
): readonly SuppressionFact[] {
  const state = commentState(comment, used, input);
  if (state === undefined) return [];
  const place = { kind: "text", span: comment.span } as const;
  const removal = state === "unused" ? removalOf(input.document, comment.span) : undefined;
  return [
    {
      kind: "suppression",
      state,
      place,
      rules: comment.rules,
      ...(removal === undefined ? {} : { removal }),
    },
  ];
}

function commentState(
  comment: SuppressionComment,
  used: ReadonlySet<unknown>,
  input: SuppressionInput,
): SuppressionFact["state"] | undefined {
  if (comment.rules.length === 0) return "no-rule";
  if (comment.rules.some((id) => !input.known.has(id))) return "unknown-rule";
  if (used.has(comment)) return comment.reason === "" ? "no-reason" : undefined;
  // A rule that is off may be on in another run: its suppressions are not called unused in this one.
  return comment.rules.every((id) => input.settings.rules.has(id)) ? "unused" : undefined;
}

/** The comment and the blanks before it; the whole line where nothing else stands on it. */
function removalOf(document: Document, span: Span): Span | undefined {
  if (!isTextDocument(document)) return undefined;
  const { line } = document.lines.positionAt(span.start);
  const own = document.lines.lineSpan(line);
  const before = document.text.slice(own.start, span.start);
  if (document.text.slice(span.end, own.end).trim() !== "") return undefined;
  if (before.trim() !== "") return { start: own.start + before.trimEnd().length, end: own.end };
  const next = line + 1 < document.lines.lineCount ? document.lines.lineSpan(line + 1).start : own.end;
  const crossesCell =
    document.kind === "notebook" &&
    cellAt(document.notebook.cells, own.start) !== cellAt(document.notebook.cells, next);
  return { start: own.start, end: crossesCell ? own.end : next };
}

function configuredFact(
  entry: ConfiguredSuppression,
  used: ReadonlySet<unknown>,
  now: number,
): readonly SuppressionFact[] {
  // Whether a configured suppression is of no use at all only a whole run can tell: see the command line.
  if (!isExpired(entry, now) || used.has(entry)) return [];
  return [
    {
      kind: "suppression",
      state: "expired",
      place: { kind: "file" },
      rules: entry.rules,
      origin: entry.origin,
      ...(entry.until === undefined ? {} : { until: entry.until }),
    },
  ];
}
