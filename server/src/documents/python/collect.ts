import type { Block, FunctionStatement, LambdaExpression } from "../../syntax/python/ir.ts";
import { type Finds, StatementVisitor } from "./collect-statements.ts";
import type { CodeSites, Collected, StarImport, Unit } from "./collected.ts";
import { type Definition, moduleScope } from "./new-scopes.ts";
import { noProjectNames, type ProjectNames } from "./project-names.ts";
import type { ClassDefinition, FunctionDefinition } from "./scopes.ts";
import { noteSummary, summaryOf } from "./summaries.ts";

/** Reads a module: its scopes and its own code. Functions are read when something asks for them. */
export function collect(block: Block, length: number, project: ProjectNames = noProjectNames): Collected {
  const module = moduleScope(length);
  const parts = new Parts(project);
  const own = new OwnCode();
  parts.units.push(own);
  own.found = parts.visitor.read(block, { scope: module, region: module.root, base: 0 });
  const { units, stars, derived, lambdas } = parts;
  return { module, units, stars, project, derived, lambda: (node) => lambdas.get(node) };
}

/** What the units of one module have in common. */
class Parts implements Finds {
  readonly units: Unit[] = [];
  readonly stars: StarImport[] = [];
  readonly derived = new Map<string, ClassDefinition[]>();
  readonly lambdas = new Map<LambdaExpression, FunctionDefinition>();
  /** For each name of a callee, the last function that it was seen in. */
  readonly lastSeen = new Map<string, FunctionStatement>();
  readonly project: ProjectNames;
  readonly visitor = new StatementVisitor(this);

  constructor(project: ProjectNames) {
    this.project = project;
  }

  addFunction(definition: Definition, node: FunctionStatement): void {
    const unit = new FunctionUnit(node, definition, this);
    this.units.push(unit);
    definition.body = unit;
    // What it binds in the module has to be known before anything is looked up there.
    if (summaryOf(node)?.redirects !== false) unit.sites();
  }
}

/** The module's own code, all of which is read before anything is asked. */
class OwnCode implements Unit {
  readonly node = undefined;
  readonly start = 0;
  readonly definition = undefined;
  found: CodeSites | undefined = undefined;

  sites(): CodeSites {
    if (this.found === undefined) throw new Error("A module's own code is asked for before it is read");
    return this.found;
  }
}

/** An outermost function. */
class FunctionUnit implements Unit {
  readonly node: FunctionStatement;
  readonly start: number;
  readonly definition: FunctionDefinition;
  readonly #parts: Parts;
  #sites: CodeSites | undefined;

  constructor(node: FunctionStatement, definition: FunctionDefinition, parts: Parts) {
    this.node = node;
    this.start = definition.place.base;
    this.definition = definition;
    this.#parts = parts;
  }

  sites(): CodeSites {
    if (this.#sites === undefined) {
      const { scope } = this.definition;
      const place = { scope, region: scope.root, base: this.start };
      this.#sites = this.#parts.visitor.read(this.node.body, place);
      noteSummary(this.node, this.start, this.#sites, this.#parts.lastSeen);
    }
    return this.#sites;
  }
}
