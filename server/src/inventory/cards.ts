import { datasetParent, loadTables, modelParent, type Tables } from "../facts/cards/parents.ts";
import type { CardParent } from "../facts/facts.ts";
import type { CardLineage, StatedLicense } from "../facts/project.ts";
import { lesserConfidence } from "../knowledge/licenses/license.ts";
import {
  type LineageClaim,
  type LineageGraph,
  type LineageNode,
  type LineagePath,
  originsOf,
  sureOf,
} from "./lineage.ts";

/** What the graph says of each card, beyond what stands on it. By the path of the card. */
export async function cardLineages(graph: LineageGraph): Promise<ReadonlyMap<string, CardLineage>> {
  const tables = await loadTables();
  const answers = new Map<string, CardLineage>();
  for (const node of graph.nodes) {
    if (node.card === undefined) continue;
    const parents = originsOf(graph, node)
      .filter((path) => !isNamedOnCard(path, node) || isKnownHere(path, tables))
      .map((path) => parentOfPath(path, tables));
    const stated = node.claims.filter(({ file }) => file.path !== node.card).map(statedLicense);
    answers.set(node.card, { parents, stated, ids: node.ids });
  }
  return answers;
}

/** Licences of the project at a folder, by its licence file and its manifests. */
export function projectLicenses(graph: LineageGraph, root: string): readonly StatedLicense[] {
  const own = graph.nodes.filter(({ thing, folders }) => thing === "project" && folders.includes(root));
  return own.flatMap(({ claims }) => claims).map(statedLicense);
}

/** One step away, and the card itself says so. */
function isNamedOnCard({ edges: [first, ...more] }: LineagePath, { card }: LineageNode): boolean {
  return more.length === 0 && first.sources.some(({ file }) => file.path === card);
}

/** The tables know nothing of it, and a card or the lock of the workspace does. */
function isKnownHere({ origin, relation }: LineagePath, tables: Tables): boolean {
  return (
    claimOf(origin) !== undefined &&
    resolved({ ...origin, claims: [] }, relation, tables).licenses.length === 0
  );
}

function parentOfPath(path: LineagePath, tables: Tables): CardParent {
  const known = resolved(path.origin, path.relation, tables);
  const [first, ...more] = path.edges;
  const [source] = first.sources;
  const sure = sureOf(path);
  return {
    ...known,
    // That its licence binds here is no surer than each step, nor than the licence itself.
    confidence: lesserConfidence(known.confidence, sure),
    sure,
    foundIn: source.file,
    ...(more.length === 0 ? {} : { through: path.edges.slice(0, -1).map(({ parent }) => parent.name) }),
  };
}

/** A thing of the graph with what is known of its licence: by the tables, else by its own card. */
export function resolved(node: LineageNode, relation: CardParent["relation"], tables: Tables): CardParent {
  const nowhere = { start: 0, end: 0 };
  const value = { value: node.name, span: nowhere };
  const named = node.ids.map((id) =>
    node.thing === "dataset"
      ? datasetParent({ value: id, span: nowhere }, relation, tables)
      : modelParent({ value: id, span: nowhere }, relation, tables),
  );
  const known = named.find(
    ({ licenses, generatorLicenses }) => licenses.length + generatorLicenses.length > 0,
  );
  if (known !== undefined) return known;
  const claim = claimOf(node);
  const bare = named[0] ?? modelParent(value, relation, tables);
  if (claim === undefined) return { ...bare, id: node.name };
  return {
    ...bare,
    id: node.name,
    licenses: claim.licenses,
    mixture: claim.licenses.length > 1,
    confidence: claim.confidence,
    source: `${claim.says} in \`${claim.file.name}\` of this workspace`,
  };
}

/** What a thing says of itself: its card first, then its weights and descriptions. */
export function claimOf(node: LineageNode): LineageClaim | undefined {
  const telling = node.claims.filter(({ licenses }) =>
    licenses.some((license) => license.class !== "unstated"),
  );
  return telling.find(({ file }) => file.path === node.card) ?? telling[0];
}

function statedLicense({ file, says, text, licenses, confidence }: LineageClaim): StatedLicense {
  return { file, says, text, licenses, confidence };
}
