import type { CallExpression, FunctionStatement, StringExpression } from "../../syntax/python/ir.ts";
import type { CodeSites, Unit } from "./collected.ts";
import type { PythonImport, StringOwner } from "./module.ts";

/** A string of a function, by where it stands in it. */
export interface StringEntry {
  readonly string: StringExpression;
  /** Where its statement begins, counted from the start of the unit. */
  readonly base: number;
  readonly owner?: {
    readonly kind: StringOwner["kind"];
    readonly name?: string;
    readonly call?: CallExpression;
  };
}

/** What a function says of itself, wherever it has moved to: made once for each text of it. */
export interface Summary {
  /** The last names of the callees in it. */
  readonly calleeNames: ReadonlySet<string>;
  /** Fields of `self` that it assigns. */
  readonly fieldNames: ReadonlySet<string>;
  /** It binds names outside of itself. */
  readonly redirects: boolean;
  readonly strings: readonly StringEntry[];
  /** Their spans counted from the start of the unit. */
  readonly imports: readonly PythonImport[];
}

interface Noted extends CodeSites {
  readonly fieldNames: ReadonlySet<string>;
  readonly redirects: boolean;
}

/** By the function's lowered statement, which an edit elsewhere leaves the same object. */
const summaries = new WeakMap<FunctionStatement, Summary>();

export function summaryOf(node: FunctionStatement): Summary | undefined {
  return summaries.get(node);
}

/** Keeps the summary of a function whose body was read. */
export function noteSummary(unit: Unit, sites: Noted): void {
  if (unit.node !== undefined) summaries.set(unit.node, summarize(unit, sites));
}

export function summarize(unit: Unit, sites: Noted | CodeSites): Summary {
  const calleeNames = new Set<string>();
  for (const { call } of sites.calls) {
    const { callee } = call;
    if (callee.kind === "name" || callee.kind === "attribute") calleeNames.add(callee.name);
  }
  const noted = "fieldNames" in sites ? sites : { fieldNames: new Set<string>(), redirects: false };
  return {
    calleeNames,
    fieldNames: noted.fieldNames,
    redirects: noted.redirects,
    strings: sites.strings.map((site) => stringEntry(site, unit.start)),
    imports: sites.imports.map((row) => ({ ...row, span: shifted(row.span, -unit.start) })),
  };
}

function stringEntry({ string, place, owner }: CodeSites["strings"][number], start: number): StringEntry {
  const base = place.base - start;
  if (owner === undefined) return { string, base };
  const { kind, name, call } = owner;
  return {
    string,
    base,
    owner: { kind, ...(name === undefined ? {} : { name }), ...(call ? { call: call.call } : {}) },
  };
}

export function shifted<S extends { readonly start: number; readonly end: number }>(
  span: S,
  by: number,
): { readonly start: number; readonly end: number } {
  return { start: span.start + by, end: span.end + by };
}
