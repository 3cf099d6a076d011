import type { TensorflowBody, TensorflowGraph, TensorflowNode } from "../../formats/tensorflow/file.ts";
import type { OperatorRow } from "../../knowledge/operators/operator.ts";
import { harmlessValues, isSaverOperator, tensorflowOperator } from "../../knowledge/operators/tensorflow.ts";
import { isTensorflowOperator } from "../../knowledge/operators/tensorflow-names.ts";
import type { ModelCode } from "../facts.ts";
import { escapeOf } from "./paths.ts";

/** What the operators of a graph and of its functions do, each kind once a body. */
export function codeOfGraph(graph: TensorflowGraph): readonly ModelCode[] {
  const usual = {
    saving: saverReach(graph),
    assets: new Set(graph.assets.map(({ tensor }) => nodeName(tensor))),
  };
  const functions = new Set(graph.bodies.map(({ name }) => name));
  return graph.bodies.flatMap((body) => [...codeOfBody(body, usual), ...foreignOf(body, functions)]);
}

/** Nodes of the main graph and functions that only the saver reaches: there checkpoints are written and read. */
interface SaverReach {
  readonly nodes: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

/** What a loader puts its own paths in for: the saver's nodes, and the constants of assets. */
interface Usual {
  readonly saving: SaverReach;
  readonly assets: ReadonlySet<string>;
}

function saverReach({ bodies, saver, outputs }: TensorflowGraph): SaverReach {
  const main = bodies.find(({ name }) => name === "");
  const byName = new Map(bodies.map((body) => [body.name, body]));
  if (main === undefined) return { nodes: new Set(), functions: new Set() };
  const inputsOf = (name: string) => (main.inputs.get(name) ?? []).map(nodeName);
  // A saver that names what the model is used for is none.
  const served = reachable(outputs.map(nodeName), inputsOf);
  const roots = [...saver.map(nodeName), ...usualSavers(main)];
  const nodes = new Set([...reachable(roots, inputsOf)].filter((name) => !served.has(name)));
  const called = [...nodes].flatMap((name) => main.callers.get(name) ?? []);
  const functions = reachable(called, (name) => [...(byName.get(name)?.calls ?? [])]);
  // What a function calls that is no part of the saver is not the saver's.
  const others = [...main.callers].flatMap(([name, called]) => (nodes.has(name) ? [] : called));
  const elsewhere = reachable(others, (name) => [...(byName.get(name)?.calls ?? [])]);
  return { nodes, functions: new Set([...functions].filter((name) => !elsewhere.has(name))) };
}

/** Where TensorFlow 1 puts the nodes of a saver: `save/SaveV2`, `save_1/RestoreV2_7`. */
const saverScope = /(?:^|\/)save(?:_\d+)?\/[^/]+$/;
/** The paths that such a saver is built with, for the caller to put another in. */
const defaultPath = /^(?:model|\.part|_temp(?:_[0-9a-f]{32})?\/part|)$/;

/**
 * The nodes of savers that nothing names as the file's own: a graph that was frozen, or in which several were made
 * (tensorflow/python/training/saver.py, BaseSaverBuilder). They save to `model`, unless the caller says where.
 */
function usualSavers(main: TensorflowBody): readonly string[] {
  const inputsOf = (name: string) => (main.inputs.get(name) ?? []).map(nodeName);
  return main.nodes.flatMap(({ name, op, inputs }) => {
    const row = tensorflowOperator(op);
    const [path] = row === undefined ? [] : inputs.slice(row.input ?? 0);
    if (row === undefined || !isSaverOperator(row) || path === undefined || !saverScope.test(name)) return [];
    const texts = [...reachable([nodeName(path)], inputsOf)].flatMap((one) => main.constants.get(one) ?? []);
    return texts.every((text) => defaultPath.test(text)) ? [name] : [];
  });
}

function reachable(start: readonly string[], next: (name: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(start);
  const open = [...start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const one of next(name)) {
      if (seen.has(one)) continue;
      seen.add(one);
      open.push(one);
    }
  }
  return seen;
}

/** `^save/restore_all`, `StatefulPartitionedCall_1:0`, `fn:output:0`: the node of an input. */
function nodeName(input: string): string {
  return input.replace(/^\^/, "").replace(/:.*$/, "");
}

function codeOfBody(body: TensorflowBody, usual: Usual): readonly ModelCode[] {
  const found = new Map<string, ModelCode>();
  for (const node of body.nodes) {
    const row = tensorflowOperator(node.op);
    const code = row === undefined ? undefined : codeOfNode(node, row, body, usual);
    if (code === undefined) continue;
    const key = `${node.op} ${code.tier}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, code);
    else found.set(key, { ...known, count: (known.count ?? 1) + 1 });
  }
  return [...found.values()];
}

function codeOfNode(
  node: TensorflowNode,
  row: OperatorRow,
  body: TensorflowBody,
  { saving, assets }: Usual,
): ModelCode | undefined {
  const argument = argumentOf(node, row, body, assets);
  const harmless = harmlessValues(row);
  if (harmless?.test(argument ?? "") === true) return undefined;
  const leads = argument !== undefined && isPath(row) && escapeOf(argument) !== undefined;
  const { family, does } = row;
  if (row.tier === "allowed" && !leads) return undefined;
  return {
    family,
    name: node.op,
    does,
    when: "run",
    tier: tierOf(row, leads, isSaving(node, body, saving)),
    offset: node.offset,
    within: body.name === "" ? "the graph" : `the function ${body.name.slice(0, 100)}`,
    ...(argument === undefined || argument === "" ? {} : { argument }),
  };
}

/** A saver is what it should be while its paths are given to it; a path of the model's own choice is another matter. */
function tierOf(row: OperatorRow, leads: boolean, saving: boolean): ModelCode["tier"] {
  if (leads) return "denied";
  return isSaverOperator(row) && saving ? "allowed" : row.tier;
}

function isSaving({ name }: TensorflowNode, body: TensorflowBody, saving: SaverReach): boolean {
  return body.name === "" ? saving.nodes.has(name) : saving.functions.has(body.name);
}

function isPath({ family }: OperatorRow): boolean {
  return family === "reads-files" || family === "writes-files";
}

/** A constant path, or the attribute that says with what. */
function argumentOf(
  node: TensorflowNode,
  row: OperatorRow,
  body: TensorflowBody,
  assets: ReadonlySet<string>,
): string | undefined {
  if (row.attribute !== undefined) return node.texts.find(({ name }) => name === row.attribute)?.text;
  const input = row.input === undefined ? undefined : node.inputs[row.input];
  // The loader writes the place of an asset over the one that the constant remembers.
  if (input === undefined || (body.name === "" && assets.has(nodeName(input)))) return undefined;
  return body.constants.get(nodeName(input));
}

/**
 * Operators that TensorFlow does not bring: a library of operators has to be loaded for them. Names with a `>` are
 * always another package's (tensorflow/core/framework/op_def_builder.cc).
 */
function foreignOf(body: TensorflowBody, functions: ReadonlySet<string>): readonly ModelCode[] {
  return [...body.operators].flatMap(([op, { count, offset }]): readonly ModelCode[] => {
    if (op === "" || isTensorflowOperator(op) || functions.has(op) || tensorflowOperator(op) !== undefined)
      return [];
    const does = "is an operator of a package outside of TensorFlow";
    return [{ family: "foreign-code", name: op, does, when: "loaded", tier: "unknown", offset, count }];
  });
}
