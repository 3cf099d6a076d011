import type { FunctionStatement, StringExpression } from "../../syntax/python/ir.ts";
import { Pile } from "../../syntax/python/pile.ts";
import type { Owner } from "./collect-context.ts";
import type { CodeSites, Unit } from "./collected.ts";
import type { PythonImport } from "./module.ts";
import { notesOf } from "./notes.ts";

/** A string of a unit, by where it stands in it. */
export class StringEntry {
  readonly string: StringExpression;
  /** Where its statement begins, counted from the start of the unit. */
  readonly base: number;
  /** Its call is asked for its name only when the string is reported. */
  readonly owner: Owner | undefined;

  constructor(string: StringExpression, base: number, owner: Owner | undefined) {
    this.string = string;
    this.base = base;
    this.owner = owner;
  }
}

/** What a function says of itself, wherever it has moved to: made once for each text of it. */
export interface Summary {
  /** The last names of the callees in it, each once. */
  readonly calleeNames: readonly string[];
  /** Fields of `self` that it assigns. */
  readonly fieldNames: ReadonlySet<string>;
  /** It binds names outside of itself. */
  readonly redirects: boolean;
  readonly strings: readonly StringEntry[];
  /** Their spans counted from the start of the unit. */
  readonly imports: readonly PythonImport[];
}

export function summaryOf(node: FunctionStatement): Summary | undefined {
  return notesOf(node).summary;
}

/**
 * Keeps the summary of a function whose body was read.
 *
 * @param lastSeen for each name of a callee in the module, the last function that it was seen in
 */
export function noteSummary(
  node: FunctionStatement,
  start: number,
  sites: CodeSites,
  lastSeen: Map<string, FunctionStatement>,
): void {
  const { fieldNames, redirects, strings } = sites;
  const calleeNames = calleesOf(sites, node, lastSeen);
  const imports =
    sites.imports.length === 0
      ? noImports
      : sites.imports.map((row) => ({ ...row, span: shifted(row.span, -start) }));
  notesOf(node).summary = { calleeNames, fieldNames, redirects, strings, imports };
}

const noImports: readonly PythonImport[] = [];

/** Put together here, so that each list can be kept at its length. */
const named = new Pile<string>();

function calleesOf(
  { calls }: CodeSites,
  node: FunctionStatement,
  lastSeen: Map<string, FunctionStatement>,
): readonly string[] {
  const outside = named.height;
  for (const { call } of calls) {
    const { callee } = call;
    if (callee.kind !== "name" && callee.kind !== "attribute") continue;
    if (lastSeen.get(callee.name) === node) continue;
    lastSeen.set(callee.name, node);
    named.add(callee.name);
  }
  return named.takeFrom(outside);
}

/** The strings of a unit, in the order in which they are evaluated. */
export function stringsOf(unit: Unit): readonly StringEntry[] {
  return ((unit.node && summaryOf(unit.node)) ?? unit.sites()).strings;
}

/** The imports in a unit. */
export function importsOf(unit: Unit): readonly PythonImport[] {
  const known = unit.node && summaryOf(unit.node);
  if (known === undefined) return unit.sites().imports;
  if (known.imports.length === 0) return noImports;
  return known.imports.map((row) => ({ ...row, span: shifted(row.span, unit.start) }));
}

function shifted(span: PythonImport["span"], by: number): PythonImport["span"] {
  return { start: span.start + by, end: span.end + by };
}
