import type {
  ClassStatement,
  Expression,
  FunctionStatement,
  LambdaExpression,
} from "../../syntax/python/ir.ts";
import { Question } from "./answers.ts";
import { bindName } from "./bind.ts";
import { BindingTable } from "./binding-table.ts";
import type { Unit } from "./collected.ts";
import {
  type ClassDefinition,
  type FunctionDefinition,
  type LocatedExpression,
  type Place,
  type Region,
  rootRegion,
  type Scope,
} from "./scopes.ts";

type Given = Pick<Scope, "kind" | "parent" | "runsIn" | "root" | "name" | "owner" | "unit">;

/** Every scope has the same fields in the same order: it is what names are looked up in. */
function emptyScope(given: Given, classDefinition?: ClassDefinition): Scope {
  const { kind, parent, runsIn, root, name, owner, unit } = given;
  return {
    kind,
    parent,
    runsIn,
    root,
    bindings: new BindingTable(),
    anytime: undefined,
    redirected: undefined,
    itemWrites: undefined,
    name,
    owner,
    classDefinition,
    unit,
  };
}

export function moduleScope(end: number): Scope {
  return emptyScope({
    kind: "module",
    parent: undefined,
    runsIn: undefined,
    root: rootRegion(end),
    name: undefined,
    owner: undefined,
    unit: undefined,
  });
}

const noReturns: readonly LocatedExpression[] = [];

/** Behind every offset. A larger number would not be a small integer of V8, and each region would hold its end in a box. */
const endless = 0x7fff_ffff;

/** The definition of a function or lambda. Its scope, with its parameters, is made when it is asked for. */
export class Definition extends Question implements FunctionDefinition {
  readonly name: string;
  readonly node: FunctionStatement | LambdaExpression;
  readonly place: Place;
  readonly method: ClassDefinition | undefined;
  body: Unit | undefined = undefined;
  #scope: Scope | undefined;
  #returns: LocatedExpression[] | undefined;

  constructor(node: FunctionStatement | LambdaExpression, place: Place) {
    super();
    this.name = node.kind === "lambda" ? "<lambda>" : node.name;
    this.node = node;
    this.place = place;
    this.method = node.kind === "lambda" ? undefined : place.scope.classDefinition;
  }

  get scope(): Scope {
    this.#scope ??= this.#makeScope();
    return this.#scope;
  }

  #makeScope(): Scope {
    const { node, place } = this;
    const outer = place.scope;
    const scope = emptyScope({
      kind: "function",
      parent: outer,
      runsIn: undefined,
      root: rootRegion(endless),
      name: node.kind === "lambda" ? outer.name : dotted(outer.name, this.name),
      owner: this,
      unit: outer.unit ?? (node.kind === "function" ? node : undefined),
    });
    const inner: Place = { scope, region: scope.root, base: place.base };
    let index = 0;
    for (const parameter of node.parameters) {
      bindName(parameter.name, { kind: "parameter", parameter, index, definition: this }, inner, -1);
      index += 1;
    }
    if (node.kind === "lambda") this.addReturn({ expression: node.body, place: inner });
    return scope;
  }

  get returns(): readonly LocatedExpression[] {
    return this.#returns ?? noReturns;
  }

  addReturn(returned: LocatedExpression): void {
    if (this.#returns === undefined) this.#returns = [returned];
    else this.#returns.push(returned);
  }
}

/** The definition of a class, whose body is yet to be read into its scope. */
export class ClassBody implements ClassDefinition {
  readonly name: string;
  readonly node: ClassStatement;
  readonly place: Place;
  readonly scope: Scope;
  readonly methods: FunctionDefinition[] = [];
  readonly fields = new Map<string, LocatedExpression[]>();

  constructor(node: ClassStatement, place: Place) {
    this.name = node.name;
    this.node = node;
    this.place = place;
    const given: Given = {
      kind: "class",
      parent: place.scope,
      runsIn: place.region,
      root: rootRegion(place.region.end, place.region),
      name: dotted(place.scope.name, node.name),
      owner: undefined,
      unit: place.scope.unit,
    };
    this.scope = emptyScope(given, this);
  }
}

/** Where the inside of a comprehension is evaluated. */
export function comprehensionPlace(place: Place): Place {
  const outer = place.scope;
  const region: Region = rootRegion(place.region.end, place.region);
  const scope = emptyScope({
    kind: "comprehension",
    parent: outer,
    runsIn: place.region,
    root: region,
    name: outer.name,
    owner: outer.owner,
    unit: outer.unit,
  });
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
