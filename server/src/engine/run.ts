import type { Comment, Document } from "../documents/document.ts";
import { isTextDocument } from "../documents/document.ts";
import type { DocumentEnvironment } from "../documents/open.ts";
import { type FactRequest, factSource } from "../facts/extract.ts";
import { extractors } from "../facts/extractors.ts";
import type { ProjectFacts } from "../facts/project.ts";
import type { AnyRule, ListedRule } from "../rules/rule.ts";
import { digestOf } from "./digest.ts";
import { dispatch, type RuleReport } from "./dispatch.ts";
import { projectOfDocument } from "./document-project.ts";
import { finishFindings } from "./finish.ts";
import { rulesFor, triggeredRules } from "./prefilter.ts";
import { rules as allRules } from "./registry.generated.ts";
import type { FileResult } from "./result.ts";
import type { FileSettings } from "./settings.ts";
import { createSuppressor, type Suppressor } from "./suppress/suppress.ts";
import { weightRow } from "./weights.ts";

/** A second answer can lead a rule to a further question; three deep is more than any rule goes. */
const mostRounds = 3;

const rulesById = new Map(allRules.map((rule) => [rule.id, rule]));

/**
 * Checks one document: facts on demand, rules over facts, then what the configuration and the
 * suppressions make of the reports. The command line, the server and the tests all end here.
 *
 * @param isOpen whether it will be asked of again after an edit: what was seen of a file is not kept
 */
export async function runRules(
  document: Document,
  settings: FileSettings,
  project: ProjectFacts,
  environment: DocumentEnvironment,
  { isOpen }: { readonly isOpen: boolean },
): Promise<FileResult> {
  const active = rulesFor(document.kind, settings, allRules);
  const wanted = isTextDocument(document)
    ? triggeredRules(document.text, active, isOpen ? document.path : undefined)
    : active;
  const request = factSource(document, environment, extractors);
  const { project: asked, hasChanged } = projectOfDocument(project, document);
  const context = { settings, project: asked, now: environment.host.now() };
  const first = inOrder(wanted.filter((rule) => rule.fact !== "suppression"));
  let reports = await dispatch(first, document, request, context);
  // What the rules asked of the project was answered before anybody had looked: where that was wrong, again.
  for (let round = 0; round < mostRounds && (await hasChanged()); round += 1) {
    reports = await dispatch(first, document, request, context);
  }
  reports = [...reports, ...(await reportsWithin(document, request, { environment, ...context }))];
  const suppressor = await suppressorFor(document, settings, environment, reports.length > 0);
  const afterwards = await dispatchLeftovers(active, document, suppressor, reports, context);
  const findings = await finishFindings({ document, reports, afterwards, suppressor, settings, project });
  const weights = await weightRow(document, request, wanted, reports);
  return {
    path: document.path,
    kind: document.kind,
    status: statusOf(document, wanted),
    ...findings,
    ...(weights === undefined ? {} : { weights }),
  };
}

/** What is said of texts in an archive of weights; few have any. */
async function reportsWithin(
  document: Document,
  request: FactRequest,
  context: Parameters<typeof dispatch>[3] & { readonly environment: DocumentEnvironment },
): Promise<readonly RuleReport[]> {
  if (isTextDocument(document)) return [];
  const texts = await request("packaged-text");
  if (texts.length === 0) return [];
  const { packagedReports } = await import("./packaged.ts");
  return packagedReports(document.path, texts, allRules, context);
}

/** What was not read is asked last: statements that do not parse are only known once another rule had them parsed. */
function inOrder(rules: readonly ListedRule[]): readonly ListedRule[] {
  const isLast = (rule: ListedRule) => rule.fact === "read-problem";
  return [...rules.filter((rule) => !isLast(rule)), ...rules.filter(isLast)];
}

/** `prefiltered`: code that held no rule's trigger, so that it was looked through for keys and not parsed. */
function statusOf(document: Document, wanted: readonly AnyRule[]): FileResult["status"] {
  const unread = document.problems.some((problem) => problem.kind === "unreadable");
  if (unread) return "unread";
  const isCode = document.kind === "python" || document.kind === "notebook";
  return isCode && wanted.every((rule) => rule.triggers.length === 0) ? "prefiltered" : "checked";
}

/** What all suppressions in Loadline's own words have in common; `# nosec` and `# noqa` matter only beside a report. */
const ownMarker = "loadline:";
const anyMarker = /loadline:|nosec|noqa:/i;

async function suppressorFor(
  document: Document,
  settings: FileSettings,
  environment: DocumentEnvironment,
  hasReports: boolean,
): Promise<Suppressor> {
  const comments = await commentsOf(document, hasReports);
  const wantsDigest = settings.suppressions.some((entry) => entry.sha256 !== undefined);
  const sha256 = wantsDigest ? await digestOf(document.path, environment.host) : undefined;
  return createSuppressor({
    document,
    comments,
    settings,
    known: rulesById,
    now: environment.host.now(),
    ...(sha256 === undefined ? {} : { sha256 }),
  });
}

async function commentsOf(document: Document, hasReports: boolean): Promise<readonly Comment[]> {
  if (!isTextDocument(document)) return [];
  // To find the comments of a program, it is parsed.
  const mayHoldSome = hasReports ? anyMarker.test(document.text) : document.text.includes(ownMarker);
  return mayHoldSome ? document.comments() : [];
}

/** The rules on suppressions run last: only now is it known which ones were of use. */
async function dispatchLeftovers(
  active: Parameters<typeof dispatch>[0],
  document: Document,
  suppressor: Suppressor,
  reports: readonly RuleReport[],
  context: Parameters<typeof dispatch>[3],
): Promise<readonly RuleReport[]> {
  for (const report of reports) suppressor.suppressionOf(report);
  const leftovers = suppressor.leftovers();
  if (leftovers.length === 0) return [];
  // Only `suppression` is ever asked for here, and that is what the leftovers are.
  const request = (async () => leftovers) as unknown as FactRequest;
  const listening = active.filter((rule) => rule.fact === "suppression");
  return dispatch(listening, document, request, context);
}
