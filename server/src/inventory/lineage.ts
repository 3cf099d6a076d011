import type { CardNeighbour, LineageStatement, LineageThing } from "../facts/facts.ts";
import type { Confidence } from "../finding/finding.ts";
import { nameOf } from "../host/paths.ts";
import { type License, lesserConfidence } from "../knowledge/licenses/license.ts";
import type { Relation } from "../knowledge/licenses/verdicts.ts";
import { joinThings } from "./things.ts";

/** A statement with the file that it stands in. */
export interface PlacedStatement {
  readonly fact: LineageStatement;
  readonly path: string;
  /** Zero-based. */
  readonly line?: number;
  readonly isCard: boolean;
}

/** Where something is said, and in whose words. */
export interface LineageSource {
  readonly file: CardNeighbour;
  readonly says: string;
  readonly confidence: Confidence;
}

export interface LineageClaim extends LineageSource {
  readonly text: string;
  readonly licenses: readonly License[];
}

/** A model, a dataset or a project of the workspace, or one that something in it came of. */
export interface LineageNode {
  readonly thing: LineageThing["thing"];
  /** The shortest way to call it. */
  readonly name: string;
  readonly ids: readonly string[];
  readonly folders: readonly string[];
  /** The card that describes it. */
  readonly card?: string;
  readonly claims: readonly LineageClaim[];
}

export interface LineageEdge {
  readonly child: LineageNode;
  readonly parent: LineageNode;
  readonly relation: Relation;
  readonly sources: readonly [LineageSource, ...LineageSource[]];
}

/** What the files of a workspace say together: dataset → model → model. */
export interface LineageGraph {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

/** The most that is kept of what a workspace says: beyond it a graph is no longer for people. */
const mostStatements = 20_000;

/** Makes one graph of all statements; the same statements in the same order give the same graph. */
export function buildLineage(all: readonly PlacedStatement[]): LineageGraph {
  const statements = all.slice(0, mostStatements);
  const groups = joinThings(statements);
  const nodes = new Map<number, LineageNode & { claims: LineageClaim[] }>();
  const nodeOf = (thing: LineageThing, path: string): LineageNode & { claims: LineageClaim[] } => {
    const group = groups.of(thing, path);
    const known = nodes.get(group.key);
    if (known !== undefined) return known;
    const { key: _key, ...rest } = group;
    const made = { ...rest, thing: thing.thing, claims: [] };
    nodes.set(group.key, made);
    return made;
  };
  const edges = new Map<string, { edge: LineageEdge; sources: LineageSource[] }>();
  for (const { fact, path, line } of statements) {
    const file = { name: nameOf(path), path, ...(line === undefined ? {} : { line }) };
    const source: LineageSource = { file, says: fact.says, confidence: fact.confidence };
    if (fact.statement === "license") {
      nodeOf(fact.of, path).claims.push({ ...source, text: fact.text, licenses: fact.licenses });
    } else if (fact.statement === "made-from") {
      const child = nodeOf(fact.child, path);
      const parent = nodeOf(fact.parent, path);
      if (child === parent) continue;
      const key = `${groups.of(fact.child, path).key} ${groups.of(fact.parent, path).key} ${kindOf(fact.relation)}`;
      const known = edges.get(key);
      if (known !== undefined) known.sources.push(source);
      else {
        const sources: [LineageSource] = [source];
        edges.set(key, { edge: { child, parent, relation: fact.relation, sources }, sources });
      }
    } else nodeOf(fact.of, path);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()].map(({ edge }) => edge) };
}

/** Two files may call one step a fine-tune and an adapter: data apart, it is the same step. */
function kindOf(relation: Relation): string {
  return relation === "trained-on" || relation === "derived-from" ? "data" : "weights";
}

/** One way from a thing to something that it came of. */
export interface LineagePath {
  readonly origin: LineageNode;
  /** From the thing outward; never empty. */
  readonly edges: readonly [LineageEdge, ...LineageEdge[]];
  /** How the thing stands to the origin, all steps taken together. */
  readonly relation: Relation;
}

/** Steps that are followed upward: longer chains are circles in all but name. */
const mostSteps = 8;

/** All that a thing came of, nearest first, each once, by the shortest way. */
export function originsOf(graph: LineageGraph, node: LineageNode): readonly LineagePath[] {
  const byChild = edgesByChild(graph);
  const seen = new Set<LineageNode>([node]);
  const found: LineagePath[] = [];
  let level: readonly LineagePath[] = (byChild.get(node) ?? []).map((edge) => ({
    origin: edge.parent,
    edges: [edge],
    relation: edge.relation,
  }));
  for (let step = 0; step < mostSteps && level.length > 0; step += 1) {
    const fresh = level.filter(({ origin }) => !seen.has(origin) && seen.add(origin) !== undefined);
    found.push(...fresh);
    level = fresh.flatMap((path) =>
      (byChild.get(path.origin) ?? []).map((edge) => ({
        origin: edge.parent,
        edges: [...path.edges, edge] as const,
        relation: joined(path.relation, edge.relation),
      })),
    );
  }
  return found;
}

const childIndex = new WeakMap<LineageGraph, ReadonlyMap<LineageNode, readonly LineageEdge[]>>();

function edgesByChild(graph: LineageGraph): ReadonlyMap<LineageNode, readonly LineageEdge[]> {
  const known = childIndex.get(graph);
  if (known !== undefined) return known;
  const made = new Map<LineageNode, LineageEdge[]>();
  for (const edge of graph.edges) made.set(edge.child, [...(made.get(edge.child) ?? []), edge]);
  childIndex.set(graph, made);
  return made;
}

/**
 * Two steps taken together. What was learnt from data stays learnt from data however often it is
 * fine-tuned afterwards; an adapter carries no weights, and what is made of it neither those of its base.
 */
function joined(first: Relation, second: Relation): Relation {
  if (first === "trained-on" || second === "trained-on") return "trained-on";
  if (second === "derived-from") return first;
  if (first === "adapter" || second === "adapter") return "adapter";
  if (first === "merge" || second === "merge") return "merge";
  return first === "quantized" && second === "quantized" ? "quantized" : "finetune";
}

/** How sure a way is: as its least sure step, in the words of the step's surest source. */
export function sureOf(path: LineagePath): Confidence {
  return path.edges
    .map(({ sources }) => surest(sources))
    .reduce((left, right) => lesserConfidence(left, right), "high");
}

function surest(sources: readonly LineageSource[]): Confidence {
  if (sources.some(({ confidence }) => confidence === "high")) return "high";
  return sources.some(({ confidence }) => confidence === "medium") ? "medium" : "low";
}
