import type { CallExpression } from "../../syntax/python/ir.ts";
import type { NamedSite } from "./callee-names.ts";
import type { CallSite, Unit, ValueSite } from "./collected.ts";

/** Where a call of a unit stands. */
export function siteOfCall(unit: Unit, call: CallExpression): CallSite | undefined {
  const sites = unit.sites();
  sites.callIndex ??= new Map(sites.calls.map((site) => [site.call, site]));
  return sites.callIndex.get(call);
}

/** Where a call stands that was named: each pass over a unit comes upon its calls in one order. */
export function namedCall(
  unit: Unit,
  { call, at }: NamedSite & { readonly form: "direct" },
): CallSite | undefined {
  const site = unit.sites().calls[at];
  return site?.call === call ? site : siteOfCall(unit, call);
}

/** The same for a callable that is handed on. */
export function namedValue(
  unit: Unit,
  { expression, at }: NamedSite & { readonly form: "value" },
): ValueSite | undefined {
  const { values } = unit.sites();
  const site = values[at];
  return site?.expression === expression ? site : values.find((other) => other.expression === expression);
}
