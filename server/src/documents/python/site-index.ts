import type { CallExpression, Expression } from "../../syntax/python/ir.ts";
import type { CallSite, CodeSites, Unit, ValueSite } from "./collected.ts";

interface SiteIndex {
  readonly calls: ReadonlyMap<CallExpression, CallSite>;
  readonly values: ReadonlyMap<Expression, ValueSite>;
}

/** By what a pass over a unit has found; made when a site of it is first looked for. */
const indices = new WeakMap<CodeSites, SiteIndex>();

function indexOf(unit: Unit): SiteIndex {
  const sites = unit.sites();
  const known = indices.get(sites);
  if (known !== undefined) return known;
  const made: SiteIndex = {
    calls: new Map(sites.calls.map((site) => [site.call, site])),
    values: new Map(sites.values.map((site) => [site.expression, site])),
  };
  indices.set(sites, made);
  return made;
}

/** Where a call of a unit stands. */
export function siteOfCall(unit: Unit, call: CallExpression): CallSite | undefined {
  return indexOf(unit).calls.get(call);
}

/** Where a callable is handed on in a unit. */
export function siteOfValue(unit: Unit, expression: Expression): ValueSite | undefined {
  return indexOf(unit).values.get(expression);
}
