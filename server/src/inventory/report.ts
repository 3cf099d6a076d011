import { loadTables, type Tables } from "../facts/cards/parents.ts";
import type { CardParent } from "../facts/facts.ts";
import type { Confidence } from "../finding/finding.ts";
import { clauseName } from "../knowledge/licenses/duties.ts";
import { type License, lesserConfidence, shownId } from "../knowledge/licenses/license.ts";
import { reasonWeight } from "../knowledge/licenses/reasons.ts";
import { judge, type Relation, type Verdict, type VerdictStatus } from "../knowledge/licenses/verdicts.ts";
import { claimOf, resolved } from "./cards.ts";
import {
  type LineageClaim,
  type LineageGraph,
  type LineageNode,
  type LineagePath,
  originsOf,
  sureOf,
} from "./lineage.ts";

/** A place in a file. `line` is one-based; absent for bytes. */
export interface ReportPlace {
  readonly path: string;
  readonly line?: number;
  readonly says: string;
}

/** A licence as a report names it. */
export interface ReportLicense {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  /** Where its text, or its page, is. */
  readonly url?: string;
}

/** Something that a model or dataset came of. */
export interface ReportOrigin {
  readonly thing: LineageNode["thing"];
  readonly name: string;
  readonly relation: Relation;
  /** What stands between, nearest first. */
  readonly through: readonly string[];
  readonly licenses: readonly ReportLicense[];
  /** How its licence is known. */
  readonly source: string;
  readonly confidence: Confidence;
  readonly status: VerdictStatus;
  readonly reason?: Verdict["reason"];
  /** `Llama 3.1 Community License, section 1.b.i`. */
  readonly clause?: string;
  /** What the clause says, after "it says that". */
  readonly says?: string;
  readonly places: readonly ReportPlace[];
}

/** A model or dataset of the workspace. */
export interface ReportThing {
  readonly thing: LineageNode["thing"];
  readonly name: string;
  readonly folders: readonly string[];
  readonly licenses: readonly ReportLicense[];
  /** As written, where what it stands for is not known. */
  readonly licenseText?: string;
  readonly licensePlaces: readonly ReportPlace[];
  readonly origins: readonly ReportOrigin[];
}

/** What the programs of the workspace name, without saying that anything comes of it. */
export interface ReportUse {
  readonly thing: "model" | "dataset";
  readonly name: string;
  readonly licenses: readonly ReportLicense[];
  readonly source: string;
  readonly confidence: Confidence;
  readonly places: readonly ReportPlace[];
}

/** A file, or a part of it, that was not read although it may say where a model or dataset comes from. */
export interface UnreadFile {
  readonly path: string;
  /** One-based, where the fault has a place in a text. */
  readonly line?: number;
  /** A clause for a person, without a full stop. */
  readonly reason: string;
}

export interface LineageReport {
  readonly things: readonly ReportThing[];
  readonly uses: readonly ReportUse[];
  /** How many files were asked. */
  readonly files: number;
  /** Of these and of folders: what the table above does not know. */
  readonly unread: readonly UnreadFile[];
}

/** What a report is made of beside the graph. */
export interface ReportSources {
  readonly named: readonly NamedUse[];
  readonly files: number;
  readonly unread: readonly UnreadFile[];
}

/** A model or dataset that a program names. */
export interface NamedUse {
  readonly thing: "model" | "dataset";
  readonly id: string;
  readonly place: ReportPlace;
}

/** The graph as a table: each model and dataset of the workspace with all it came of, and whether the licences fit. */
export async function lineageReport(
  graph: LineageGraph,
  { named, files, unread }: ReportSources,
): Promise<LineageReport> {
  const tables = await loadTables();
  const things = graph.nodes
    .filter((node) => isOwn(node, graph))
    .map((node) => reportThing(graph, node, tables))
    .sort((left, right) => rank(right) - rank(left) || (left.name < right.name ? -1 : 1));
  return { things, uses: reportUses(named, tables), files, unread: oncePerFile(unread) };
}

/** A program is read for what it trains and for what it loads: its fault is one. */
function oncePerFile(unread: readonly UnreadFile[]): readonly UnreadFile[] {
  const first = new Map<string, UnreadFile>();
  for (const one of unread) if (!first.has(one.path)) first.set(one.path, one);
  return [...first.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** What the workspace makes or describes; what only stands upstream is told under it. */
function isOwn(node: LineageNode, { edges }: LineageGraph): boolean {
  return node.card !== undefined || node.claims.length > 0 || edges.some(({ child }) => child === node);
}

const weight: Readonly<Record<VerdictStatus, number>> = { breach: 3, unsettled: 2, unknown: 1, allowed: 0 };

function rank({ origins }: ReportThing): number {
  return Math.max(0, ...origins.map(({ status }) => weight[status]));
}

function reportThing(graph: LineageGraph, node: LineageNode, tables: Tables): ReportThing {
  const claim = claimOf(node);
  const stated = node.claims[0];
  return {
    thing: node.thing,
    name: node.name,
    folders: node.folders,
    licenses: (claim?.licenses ?? []).map(reportLicense),
    ...(claim === undefined && stated !== undefined ? { licenseText: stated.text } : {}),
    licensePlaces: node.claims.map(placeOf),
    origins: originsOf(graph, node).map((path) => reportOrigin(path, claim, tables)),
  };
}

function reportOrigin(path: LineagePath, claim: LineageClaim | undefined, tables: Tables): ReportOrigin {
  const parent = resolved(path.origin, path.relation, tables);
  const decided = verdictOf(parent, claim?.licenses ?? [], path.relation);
  const terms = decided?.verdict.terms;
  const clause =
    decided === undefined || terms?.section === undefined
      ? undefined
      : clauseName(decided.license, { section: terms.section });
  return {
    thing: path.origin.thing,
    name: parent.id,
    relation: path.relation,
    through: path.edges.slice(0, -1).map((edge) => edge.parent.name),
    licenses: parent.licenses.map(reportLicense),
    source: parent.source,
    confidence: lesserConfidence(parent.confidence, sureOf(path)),
    status: decided?.verdict.status ?? "unknown",
    ...(decided?.verdict.reason === undefined ? {} : { reason: decided.verdict.reason }),
    ...(clause === undefined ? {} : { clause }),
    ...(clause === undefined || terms?.says === undefined ? {} : { says: terms.says }),
    places: path.edges.flatMap(({ sources }) => sources.map(placeOf)),
  };
}

interface Decided {
  readonly license: License;
  readonly verdict: Verdict;
}

/**
 * The worst of what the origin's licences say; of several licences of the thing itself the one that
 * fits best counts, because each may hold for a part.
 */
function verdictOf(parent: CardParent, claims: readonly License[], relation: Relation): Decided | undefined {
  const judged = [...parent.licenses, ...parent.generatorLicenses].flatMap((license): readonly Decided[] => {
    const verdicts = claims.map((claim) => judge(license, claim, relation));
    const [best] = [...verdicts].sort((left, right) => weight[left.status] - weight[right.status]);
    return best === undefined ? [] : [{ license, verdict: best }];
  });
  const rankOf = ({ verdict }: Decided) => weight[verdict.status] * 10 + reasonWeight(verdict.reason);
  return judged.sort((left, right) => rankOf(right) - rankOf(left))[0];
}

function reportLicense(license: License): ReportLicense {
  return {
    id: shownId(license),
    name: license.name,
    class: license.class,
    ...(license.url === undefined ? {} : { url: license.url }),
  };
}

function placeOf({
  file,
  says,
}: LineageClaim | LineageGraph["edges"][number]["sources"][number]): ReportPlace {
  return { path: file.path, says, ...(file.line === undefined ? {} : { line: file.line + 1 }) };
}

function reportUses(named: readonly NamedUse[], tables: Tables): readonly ReportUse[] {
  const groups = new Map<string, { first: NamedUse; places: ReportPlace[] }>();
  for (const use of named) {
    const key = `${use.thing} ${use.id.toLowerCase()}`;
    const group = groups.get(key) ?? { first: use, places: [] };
    group.places.push(use.place);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ first: { thing, id }, places }): ReportUse => {
      const node: LineageNode = { thing, name: id, ids: [id], folders: [], claims: [] };
      const known = resolved(node, thing === "dataset" ? "trained-on" : "finetune", tables);
      const { source, confidence } = known;
      return { thing, name: id, licenses: known.licenses.map(reportLicense), source, confidence, places };
    })
    .sort((left, right) => (left.name.toLowerCase() < right.name.toLowerCase() ? -1 : 1));
}
