import { isTextDocument, type TextDocument } from "../documents/document.ts";
import { type DocumentEnvironment, openBytes } from "../documents/open.ts";
import { factSource } from "../facts/extract.ts";
import { extractors } from "../facts/extractors.ts";
import type { PackagedTextFact } from "../facts/facts.ts";
import type { ProjectFacts } from "../facts/project.ts";
import type { Area, Place, Report } from "../finding/finding.ts";
import { ByteSourceError, bufferSource } from "../host/byte-source.ts";
import { joinPath, parentOf } from "../host/paths.ts";
import type { ListedRule } from "../rules/rule.ts";
import { dispatch, type RuleReport } from "./dispatch.ts";
import { type DocumentMasks, masksOf } from "./mask.ts";
import { rulesFor, triggeredRules } from "./prefilter.ts";
import type { FileSettings } from "./settings.ts";

/** What the members of one file may cost: sources of models have some kilobytes. */
const longestText = 2 << 20;
const mostBytes = 24 << 20;

/** What a text in a package may be told of: what runs or leaks, not what is pinned, licensed or missing. */
const areas: ReadonlySet<Area> = new Set(["remote-code", "deserialization", "secrets"]);
const others: ReadonlySet<string> = new Set([
  "dangerous-template",
  "hidden-instruction",
  "model-runs-code",
  "escaping-path",
]);

interface Context {
  readonly settings: FileSettings;
  readonly project: ProjectFacts;
  readonly now: number;
}

/**
 * What the rules say of the texts in an archive of weights, each looked at as a document of its own, as though the
 * archive were a folder. Places are bytes of the member; a fix there is none, and a comment in it suppresses nothing.
 */
export async function packagedReports(
  archive: string,
  texts: readonly PackagedTextFact[],
  rules: readonly ListedRule[],
  { environment, ...context }: Context & { readonly environment: DocumentEnvironment },
): Promise<readonly RuleReport[]> {
  const found: RuleReport[] = [];
  let left = mostBytes;
  for (const fact of texts) {
    const bytes = await bytesOf(fact, Math.min(longestText, left));
    if (bytes === undefined) {
      found.push(...notRead(rules, fact));
      continue;
    }
    left -= bytes.length;
    const path = pathIn(archive, fact.name);
    const member = await openBytes(path, bufferSource(bytes), environment, fact.importedBy);
    if (!isTextDocument(member)) continue;
    try {
      found.push(...(await reportsOf(member, fact, rules, { ...context, environment })));
    } finally {
      member.dispose();
    }
  }
  return found;
}

/** As though the archive were a folder; a name that leads out of it stays within. */
function pathIn(archive: string, name: string): string {
  const parts = name.split(/[/\\]/).filter((part) => part !== "" && part !== "." && part !== "..");
  return `${archive}/${parts.join("/")}`;
}

async function bytesOf({ source }: PackagedTextFact, most: number): Promise<Uint8Array | undefined> {
  if (source === undefined) return undefined;
  try {
    const bytes = await source.read(0, most + 1);
    return bytes.length > most ? undefined : bytes;
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return undefined;
  }
}

/** A text that was not read was not judged. */
function notRead(rules: readonly ListedRule[], { inner, source }: PackagedTextFact): readonly RuleReport[] {
  const rule = rules.find(({ id }) => id === "unreadable-file");
  if (rule === undefined) return [];
  const message =
    source === undefined
      ? "The archive holds more programs and configurations than are looked at: from this one on, they were not checked."
      : "This text could not be read, or is longer than is looked at: what it does was not checked.";
  return [{ rule, report: { place: { kind: "bytes", offset: 0, inner }, severity: "warning", message } }];
}

async function reportsOf(
  member: TextDocument,
  fact: PackagedTextFact,
  rules: readonly ListedRule[],
  { environment, settings, project, now }: Context & { readonly environment: DocumentEnvironment },
): Promise<readonly RuleReport[]> {
  const active = rulesFor(member.kind, settings, rules).filter(
    ({ id, area, fact: listens }) => (areas.has(area) || others.has(id)) && listens !== "suppression",
  );
  const wanted = triggeredRules(member.text, active);
  if (wanted.length === 0) return [];
  const request = factSource(member, environment, extractors);
  const inside = { settings, now, project: projectWithin(project, member.path, fact) };
  const reports = await dispatch(wanted, member, request, inside);
  if (reports.length === 0) return [];
  const masks = await masksOf(member);
  return reports.map(({ rule, report }) => ({ rule, report: placed(report, member, fact, masks) }));
}

/** What lies beside a member is what the archive holds. */
function projectWithin(
  project: ProjectFacts,
  path: string,
  { name, beside }: PackagedTextFact,
): ProjectFacts {
  const root = path.slice(0, path.length - pathIn("", name).length);
  const paths = new Set(beside.map((one) => pathIn(root, one)));
  return { ...project, exists: (wanted, from) => paths.has(joinPath(parentOf(from) ?? root, wanted)) };
}

function placed(
  report: Report,
  member: TextDocument,
  { inner }: PackagedTextFact,
  { words }: DocumentMasks,
): Report {
  const { fixes: _, cause: __, related = [], evidence = [], ...kept } = report;
  const at = (place: Place): Place => placeIn(member.text, place, inner);
  return {
    ...kept,
    place: at(report.place),
    message: words(report.message),
    evidence: evidence.map(words),
    related: related.map((one) =>
      one.path === undefined || one.path === member.path
        ? { place: at(one.place), message: words(one.message) }
        : { ...one, message: words(one.message) },
    ),
  };
}

function placeIn(text: string, place: Place, inner: string): Place {
  if (place.kind === "bytes") return { ...place, inner };
  if (place.kind !== "text") return { kind: "bytes", offset: 0, inner };
  const { start, end } = place.span;
  return {
    kind: "bytes",
    inner,
    offset: utf8Length(text.slice(0, start)),
    length: utf8Length(text.slice(start, end)),
  };
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
