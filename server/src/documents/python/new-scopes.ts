import type {
  ClassStatement,
  Expression,
  FunctionStatement,
  LambdaExpression,
} from "../../syntax/python/ir.ts";
import { bindName } from "./bind.ts";
import {
  type ClassDefinition,
  type FunctionDefinition,
  type Place,
  type Region,
  rootRegion,
  type Scope,
} from "./scopes.ts";

function emptyScope(
  given: Pick<Scope, "kind" | "parent" | "runsIn" | "root" | "name">,
): Omit<Scope, "owner" | "classDefinition"> {
  return {
    ...given,
    bindings: new Map(),
  };
}

export function moduleScope(end: number): Scope {
  const root = rootRegion(end);
  return {
    ...emptyScope({ kind: "module", parent: undefined, runsIn: undefined, root, name: undefined }),
    owner: undefined,
    classDefinition: undefined,
  };
}

/** The definition of a function or lambda, its parameters bound. */
export function defineFunction(node: FunctionStatement | LambdaExpression, place: Place): FunctionDefinition {
  const isLambda = node.kind === "lambda";
  const name = isLambda ? "<lambda>" : node.name;
  const method = isLambda ? undefined : place.scope.classDefinition;
  const made = emptyScope({
    kind: "function",
    parent: place.scope,
    runsIn: undefined,
    root: rootRegion(Number.MAX_SAFE_INTEGER),
    name: isLambda ? place.scope.name : dotted(place.scope.name, name),
  });
  const definition: FunctionDefinition = {
    name,
    node,
    place,
    // The scope names its owner, which holds the scope: one of the two must be filled in later.
    scope: Object.assign(made, { owner: undefined, classDefinition: undefined }),
    method,
    returns: [],
  };
  Object.assign(definition.scope, { owner: definition });
  const inner: Place = { scope: definition.scope, region: definition.scope.root, base: place.base };
  node.parameters.forEach((parameter, index) => {
    bindName(parameter.name, { kind: "parameter", parameter, index, definition }, inner, -1);
  });
  if (isLambda) definition.returns.push({ expression: node.body, place: inner });
  return definition;
}

export function defineClass(node: ClassStatement, place: Place): ClassDefinition {
  const made = emptyScope({
    kind: "class",
    parent: place.scope,
    runsIn: place.region,
    root: rootRegion(place.region.end, place.region),
    name: dotted(place.scope.name, node.name),
  });
  const scope: Scope = Object.assign(made, { owner: undefined, classDefinition: undefined });
  const definition: ClassDefinition = { name: node.name, node, place, scope, methods: [], fields: new Map() };
  Object.assign(scope, { classDefinition: definition });
  return definition;
}

/** Where the inside of a comprehension is evaluated. */
export function comprehensionPlace(place: Place): Place {
  const region: Region = rootRegion(place.region.end, place.region);
  const made = emptyScope({
    kind: "comprehension",
    parent: place.scope,
    runsIn: place.region,
    root: region,
    name: place.scope.name,
  });
  const scope: Scope = { ...made, owner: place.scope.owner, classDefinition: undefined };
  return { scope, region, base: place.base };
}

function dotted(outer: string | undefined, name: string): string {
  return outer === undefined ? name : `${outer}.${name}`;
}

/** The scope that `global` or `nonlocal` means. */
export function outerScope(scope: Scope, kind: "global" | "nonlocal", name: string): Scope | undefined {
  let at = scope.parent;
  for (; at !== undefined; at = at.parent) {
    if (kind === "global" && at.parent === undefined) return at;
    if (kind === "nonlocal" && at.kind === "function" && at.bindings.has(name)) return at;
  }
  return undefined;
}

/** Calls whose argument is only a name: `isinstance(x, Foo)`. */
export function isExit(expression: Expression | undefined): boolean {
  if (expression?.kind !== "call") return false;
  const { callee } = expression;
  const name = callee.kind === "name" || callee.kind === "attribute" ? callee.name : "";
  return name === "exit" || name === "_exit" || name === "quit" || name === "abort";
}
