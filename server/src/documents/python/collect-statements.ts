import type {
  Arm,
  AssignStatement,
  Block,
  ClassStatement,
  CompoundStatement,
  Expression,
  FunctionStatement,
  LambdaExpression,
  Statement,
} from "../../syntax/python/ir.ts";
import { forkOf, regionOf } from "./arm-regions.ts";
import { asUpdate, contextOf, isSelfField, pairsOf } from "./assigned-to.ts";
import { bindName, bindTarget, type Given, type Writer, wholeOf } from "./bind.ts";
import { handedOn, isSilent, ownedBy } from "./collect-context.ts";
import { ExpressionVisitor } from "./collect-expressions.ts";
import { bindFromImports, bindImports } from "./collect-imports.ts";
import type { CodeSites, StarImport } from "./collected.ts";
import { executedNames, executedText } from "./executed-text.ts";
import { addFailureSites } from "./expected-failures.ts";
import { ClassBody, comprehensionPlace, Definition, isExit, outerScope } from "./new-scopes.ts";
import type { ProjectNames } from "./project-names.ts";
import { addItemWrite, addTo, type ClassDefinition, type FunctionDefinition, type Place } from "./scopes.ts";
import { SiteLists } from "./site-lists.ts";

/** Most functions assign no fields; it stays empty. */
const noNames: Set<string> = new Set();

/** What is found beside scopes, wherever in the module it stands. */
export interface Finds {
  readonly stars: StarImport[];
  /** What is known of the project's other modules. */
  readonly project: ProjectNames;
  readonly derived: Map<string, ClassDefinition[]>;
  readonly lambdas: Map<LambdaExpression, FunctionDefinition>;
  /** Takes a function that stands in no other. */
  addFunction(definition: Definition, node: FunctionStatement): void;
}

/** Walks over the module's own code, and over functions with all inside them: binds names, and notes what it sees. */
export class StatementVisitor extends ExpressionVisitor implements Writer {
  readonly #finds: Finds;
  /** Names that are assigned to fields of `self`. */
  #fieldNames: Set<string> = noNames;
  /** Names of other scopes are bound, by `global` or `nonlocal`. */
  #redirects = false;

  constructor(finds: Finds) {
    super(new SiteLists());
    this.#finds = finds;
  }

  /** Reads a block of a module, or the body of a function, which begins at this absolute offset. May be asked inside itself. */
  read(block: Block, place: Place): CodeSites {
    const outer = { start: this.start, fieldNames: this.#fieldNames, redirects: this.#redirects };
    const heights = this.lists.heights();
    this.start = place.base;
    this.#fieldNames = noNames;
    this.#redirects = false;
    this.block(block, place);
    const made = this.lists.takeFrom(heights, { fieldNames: this.#fieldNames, redirects: this.#redirects });
    this.start = outer.start;
    this.#fieldNames = outer.fieldNames;
    this.#redirects = outer.redirects;
    return made;
  }

  protected override lambdaScope(node: LambdaExpression, place: Place): FunctionDefinition {
    const definition = new Definition(node, place);
    this.#finds.lambdas.set(node, definition);
    return definition;
  }

  protected override comprehensionPlace(_: unknown, place: Place): Place {
    return comprehensionPlace(place);
  }

  protected override bindElement(target: Expression, iterable: Expression, place: Place): void {
    bindTarget(target, { kind: "element", value: iterable }, { place, at: -1, writer: undefined });
  }

  /** Binds the names of a target; what else is in it is written to. */
  private bind(target: Expression, given: Given, place: Place, at: number): void {
    // Nearly every target is a name.
    if (target.kind === "name") bindName(target.name, wholeOf(given), place, at);
    else bindTarget(target, given, { place, at, writer: this });
  }

  /** @returns whether control never goes on behind the block */
  private block(block: Block, outer: Place): boolean {
    let leaves = false;
    for (const { at, statement } of block.statements) {
      const place: Place = { scope: outer.scope, region: outer.region, base: outer.base + at };
      if (statement.walruses !== undefined) this.bindWalruses(statement, place);
      leaves = this.statement(statement, place) || leaves;
    }
    return leaves;
  }

  private bindWalruses(statement: Statement, place: Place): void {
    for (const { target, value, end } of statement.walruses ?? []) {
      bindName(target.name, { kind: "value", value }, place, place.base + end);
    }
  }

  private statement(statement: Statement, place: Place): boolean {
    const end = place.base + statement.length;
    switch (statement.kind) {
      case "expression":
        for (const expression of statement.expressions) this.visit(expression, place);
        this.executed(statement.expressions[0], place);
        return statement.leaves === "function" || isExit(statement.expressions[0]);
      case "assign":
        this.assign(statement, place);
        return false;
      case "augment":
        this.visit(statement.value, place, contextOf(statement.target, false));
        if (statement.target.kind === "name") {
          const { operator, value } = statement;
          bindName(statement.target.name, { kind: "augmented", operator, value }, place, end);
        } else if (statement.operator === "|") this.lists.calls.add({ call: asUpdate(statement), place });
        return false;
      case "import":
        bindImports(statement, place, this.lists.imports);
        return false;
      case "from-import":
        bindFromImports(statement, place, {
          imports: this.lists.imports,
          stars: this.#finds.stars,
          project: this.#finds.project,
        });
        return false;
      case "function":
        this.function(statement, place);
        return false;
      case "class":
        this.class(statement, place);
        return false;
      case "return":
        this.returnValue(statement.value, place);
        return true;
      case "compound":
        return this.compound(statement, place);
      default:
        this.names(statement, place, end);
        return false;
    }
  }

  /** What `exec("import pickle as p")` binds: here, or in the dictionary that it is given. */
  private executed(expression: Expression | undefined, place: Place): void {
    const found = executedText(expression);
    if (found === undefined) return;
    // Before the text's own expressions, which stand where the text does.
    const at = place.base + found.text.start;
    const namespace = found.call.arguments[1]?.value;
    for (const { name, value } of executedNames(found.text)) {
      if (namespace?.kind !== "name") bindName(name, { kind: "value", value }, place, at);
      else {
        const key: Expression = { ...found.text, value: name };
        addItemWrite(namespace.name, { at, place, change: { kind: "item", key, value } });
      }
    }
  }

  private names(statement: Statement, place: Place, end: number): void {
    if (statement.kind === "delete") {
      for (const target of statement.targets) this.delete(target, place, end);
    } else if (statement.kind === "global" || statement.kind === "nonlocal") {
      for (const name of statement.names) {
        const outer = outerScope(place.scope, statement.kind, name);
        this.#redirects = true;
        if (outer === undefined) continue;
        place.scope.redirected ??= new Map();
        place.scope.redirected.set(name, outer);
      }
    }
  }

  private delete(target: Expression, place: Place, end: number): void {
    if (target.kind === "subscript") {
      const key = target.indices[0];
      if (target.object.kind === "name" && key !== undefined) {
        addItemWrite(target.object.name, { at: end, place, change: { kind: "delete", key } });
      }
      this.visit(target, place);
    } else bindTarget(target, { kind: "unknown" }, { place, at: end, writer: undefined });
  }

  private assign(statement: AssignStatement, place: Place): void {
    const { targets, value, annotation } = statement;
    const end = place.base + statement.length;
    const first = targets[0];
    if (value !== undefined) this.assigned(targets, value, place);
    if (annotation !== undefined) this.visit(annotation, place);
    const given: Given | undefined =
      value !== undefined ? { kind: "value", value } : annotation && { kind: "annotated", annotation };
    if (given === undefined || (given.kind === "annotated" && first?.kind === "attribute")) return;
    for (const target of targets) this.bind(target, given, place, end);
  }

  /** The right side of an assignment: what it is for, and whether a callable in it leaves our sight. */
  private assigned(targets: readonly Expression[], value: Expression, place: Place): void {
    const target = targets[0];
    if (target === undefined) return;
    const pairs = pairsOf(target, value);
    if (pairs !== undefined) {
      for (const [part, item] of pairs) this.assigned([part], item, place);
      return;
    }
    const followed = target.kind === "name" || target.kind === "tuple" || isSelfField(target, place);
    // Other modules can import what a module or a class calls by a name of its own.
    const named = target.kind === "name" && place.scope.kind !== "function" ? target.name : undefined;
    const handsOn = !followed || named !== undefined;
    if (value.kind === "name" ? handsOn : !isSilent(value))
      this.visit(value, place, contextOf(target, handsOn, named));
    for (const other of targets) if (other.kind === "subscript") this.visit(other, place);
  }

  write(target: Expression, value: Expression | undefined, place: Place, end: number): void {
    if (target.kind !== "attribute" && target.kind !== "subscript") return;
    this.lists.writes.add({ target, value, place, span: { start: place.base, end } });
    const { object } = target;
    if (object.kind !== "name") return;
    const key = target.kind === "subscript" ? target.indices[0] : undefined;
    if (key !== undefined && value !== undefined) {
      addItemWrite(object.name, { at: end, place, change: { kind: "item", key, value } });
    }
    const method = place.scope.owner?.method;
    if (target.kind === "attribute" && method && value && isSelfField(target, place)) {
      if (this.#fieldNames === noNames) this.#fieldNames = new Set();
      this.#fieldNames.add(target.name);
      addTo(method.fields, target.name, { expression: value, place });
    }
  }

  private function(statement: FunctionStatement, place: Place): void {
    for (const decorator of statement.decorators) this.visit(decorator, place);
    for (const parameter of statement.parameters) {
      if (parameter.annotation !== undefined) this.visit(parameter.annotation, place);
      if (parameter.default === undefined) continue;
      this.visit(parameter.default, place, ownedBy("default", parameter.name, true));
    }
    const definition = new Definition(statement, place);
    place.scope.classDefinition?.methods.push(definition);
    if (place.scope.unit === undefined && place.scope.owner === undefined)
      this.#finds.addFunction(definition, statement);
    else {
      const { scope } = definition;
      this.block(statement.body, { scope, region: scope.root, base: place.base });
    }
    bindName(statement.name, { kind: "function", definition }, place, place.base + statement.length);
  }

  private class(statement: ClassStatement, place: Place): void {
    for (const decorator of statement.decorators) this.visit(decorator, place);
    for (const argument of statement.arguments) this.visit(argument.value, place);
    const definition = new ClassBody(statement, place);
    for (const { value } of statement.arguments) {
      if (value.kind === "name") addTo<string, ClassDefinition>(this.#finds.derived, value.name, definition);
    }
    const { scope } = definition;
    this.block(statement.body, { scope, region: scope.root, base: place.base });
    bindName(statement.name, { kind: "class", definition }, place, place.base + statement.length);
  }

  private returnValue(value: Expression | undefined, place: Place): void {
    if (value === undefined) return;
    this.visit(value, place, handedOn);
    place.scope.owner?.addReturn({ expression: value, place });
  }

  private compound(statement: CompoundStatement, place: Place): boolean {
    const fork = forkOf(statement);
    const end = place.base + statement.length;
    let leaving = 0;
    let index = 0;
    for (const arm of statement.arms) {
      const region = regionOf(statement, arm, { place, fork, index, end });
      if (statement.form === "with") addFailureSites(arm, { place, end }, this.lists.failures);
      this.arm(arm, { scope: place.scope, region, base: place.base });
      if (region.leaves && region !== place.region) leaving += 1;
      index += 1;
    }
    if (statement.form === "with") return false;
    return fork.exhaustive && fork.regions.length > 0 && leaving >= fork.regions.length;
  }

  private arm(arm: Arm, place: Place): void {
    for (const expression of arm.header) this.visit(expression, place);
    const last = arm.header.at(-1);
    for (const { target, source, value } of arm.bindings) {
      const at = place.base + (value ?? last ?? target).end;
      const given: Given =
        source === "unknown" || value === undefined ? { kind: "unknown" } : { kind: source, value };
      this.bind(target, given, place, at);
    }
    if (this.block(arm.body, place)) place.region.leaves = place.region.fork !== undefined;
  }
}
