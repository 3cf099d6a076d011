import type { AttributeExpression, Expression, FunctionStatement } from "../../syntax/python/ir.ts";
import { Answers, Question } from "./answers.ts";
import { longestName } from "./attributes.ts";
import { bindingValue } from "./bindings.ts";
import type { CallSite, Collected, Unit } from "./collected.ts";
import { declarationsOf, flagValues } from "./command-line.ts";
import { compose } from "./compose.ts";
import { spanAt } from "./containers.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Evaluator } from "./evaluator.ts";
import { boundOnce, lookUp } from "./names.ts";
import type { ProjectNames } from "./project-names.ts";
import {
  addTo,
  type Binding,
  type ClassDefinition,
  type FunctionDefinition,
  type LocatedExpression,
  type Place,
} from "./scopes.ts";
import { summaryOf } from "./summaries.ts";
import { constantValue, unknown, type Value } from "./values.ts";

/** Answers what expressions of one module are the value of. */
export class ModuleEvaluator implements Evaluator {
  readonly collected: Collected;
  readonly #answers = new Answers();
  readonly #questions = new Map<Expression, Question>();
  /** Names of libraries by the one before their last dot, and by what follows it. */
  readonly #members = new Map<string, Map<string, Value>>();
  readonly #byName = new Map<string, readonly CallSite[]>();
  #ownCalls: ReadonlyMap<string, CallSite[]> | undefined;
  readonly #callsByUnit = new Map<Unit, ReadonlyMap<string, CallSite[]>>();
  #unitsByName: ReadonlyMap<string, FunctionUnit[]> | undefined;
  #options: ReadonlyMap<string, readonly CallSite[]> | undefined;
  /** The function whose inside is looked at now; undefined for the module's own code. */
  #unit: FunctionStatement | typeof nobody | undefined;
  #dependencies: Dependencies | undefined;

  constructor(collected: Collected) {
    this.collected = collected;
  }

  /**
   * Notes in `dependencies` what answers depend on, until it is called again without any.
   */
  track(dependencies: Dependencies | undefined): void {
    this.#dependencies = dependencies;
  }

  /** Says that what is asked from now on is asked from inside this function. */
  askFrom(unit: FunctionStatement | undefined): void {
    this.#unit = unit;
  }

  value(expression: Expression, place: Place): Value {
    const { unit } = place.scope;
    if (unit === this.#unit) return this.#valueHere(expression, place);
    const outer = this.#unit;
    this.#unit = unit;
    const watch = this.#answers.beginWatch();
    const value = this.#valueHere(expression, place);
    const cut = this.#answers.endWatch(watch);
    this.#unit = outer;
    if (unit !== undefined) this.#dependencies?.noteAnswer(unit, expression, cut ? undefined : value);
    return value;
  }

  #valueHere(expression: Expression, place: Place): Value {
    switch (expression.kind) {
      case "name":
        return lookUp(this, expression.name, place, place.base + expression.start);
      case "number":
        return Number.isNaN(expression.value) ? unknown : { type: "number", value: expression.value };
      case "constant":
        if (expression.value === null) return none;
        return { type: "boolean", value: expression.value, span: spanAt(expression, place) };
      case "comprehension":
      case "other":
        return unknown;
      case "string":
        if (expression.parts !== undefined) break;
        return { type: "string", value: expression.value, span: spanAt(expression, place) };
      case "attribute": {
        const plain = this.#plainAttribute(expression, place);
        if (plain !== undefined) return plain;
        break;
      }
      default:
        break;
    }
    let question = this.#questions.get(expression);
    if (question === undefined) {
      question = new Question();
      this.#questions.set(expression, question);
    } else {
      const known = this.#answers.get(question);
      if (known !== undefined) return known;
    }
    if (!this.#answers.enter(question)) return unknown;
    return this.#answers.leave(compose(this, expression, place));
  }

  /**
   * What needs no question of its own, since the object's answer says all: `torch.load`, where `torch` is nothing but an
   * imported module, `kwargs.pop`, and any attribute of a name of which nothing is known.
   */
  #plainAttribute({ object, name }: AttributeExpression, place: Place): Value | undefined {
    if (object.kind !== "name" || name === "__call__") return undefined;
    const binding = boundOnce(object.name, place, place.base + object.start);
    if (binding === undefined) return undefined;
    const { source } = binding;
    if (source.kind === "module" && source.name !== flagValues) return this.member(source.name, name);
    // The dictionary or list itself, whatever is in it.
    if (source.kind === "parameter" && source.parameter.form !== "plain") return unknown;
    const value = this.#answers.isIdle ? this.bindingValue(binding) : this.#answers.settled(binding);
    return value?.type === "list" || value?.type === "unknown" ? unknown : undefined;
  }

  member(module: string, name: string): Value {
    let members = this.#members.get(module);
    if (members === undefined) {
      members = new Map();
      this.#members.set(module, members);
    }
    const known = members.get(name);
    if (known !== undefined) return known;
    const whole = `${module}.${name}`;
    const made: Value = whole.length > longestName ? unknown : referenceTo(this.collected.project, whole);
    members.set(name, made);
    return made;
  }

  name(name: string, place: Place, at: number): Value {
    return lookUp(this, name, place, at);
  }

  bindingValue(binding: Binding): Value {
    const known = this.#answers.get(binding);
    if (known !== undefined) return known;
    return this.#answers.enter(binding) ? this.#answers.leave(bindingValue(this, binding)) : unknown;
  }

  once(question: Question, compute: () => Value): Value {
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    if (!this.#answers.enter(question)) return unknown;
    // Whoever asks first: what a function was asked for has to be noted for those who ask later.
    const outer = this.#unit;
    this.#unit = nobody;
    const value = compute();
    this.#unit = outer;
    return this.#answers.leave(value);
  }

  callsNamed(name: string): readonly CallSite[] {
    this.#dependencies?.calleeNames.add(name);
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    this.#unitsByName ??= indexUnits(this.collected.units);
    const units = this.#unitsByName.get(name) ?? [];
    const found = [...this.#ownCallsNamed(name), ...units.flatMap((unit) => this.#callsIn(unit, name))];
    this.#byName.set(name, found);
    return found;
  }

  optionDeclarations(): ReadonlyMap<string, readonly CallSite[]> {
    const sites = this.callsNamed("add_argument");
    this.#options ??= declarationsOf(sites);
    return this.#options;
  }

  #ownCallsNamed(name: string): readonly CallSite[] {
    const own = this.collected.units[0];
    this.#ownCalls ??= indexCalls(own?.sites().calls ?? []);
    return this.#ownCalls.get(name) ?? [];
  }

  #callsIn(unit: FunctionUnit, name: string): readonly CallSite[] {
    let index = this.#callsByUnit.get(unit);
    if (index === undefined) {
      index = indexCalls(unit.sites().calls);
      this.#callsByUnit.set(unit, index);
    }
    const found = index.get(name) ?? [];
    this.#dependencies?.noteList(unit.node, `call ${name}`, () => found.map(({ call }) => call));
    return found;
  }

  fieldsOf(definition: ClassDefinition, name: string): readonly LocatedExpression[] | undefined {
    this.#dependencies?.fieldNames.add(name);
    const { methods } = definition;
    for (let index = 0; index < methods.length; index += 1) readFieldsIn(methods[index], name);
    // Methods are read when something asks for them, in any order: the text's is the one that counts.
    const assigned = definition.fields.get(name);
    if (assigned === undefined || assigned.length === 1) return assigned;
    return assigned.toSorted((left, right) => offsetOf(left) - offsetOf(right));
  }

  returnsOf(definition: FunctionDefinition): readonly LocatedExpression[] {
    // A lambda's is known with its scope.
    const { unit } = definition.scope;
    definition.body?.sites();
    if (unit !== undefined) {
      const key = unit === definition.node ? "return" : `return of ${definition.name}`;
      this.#dependencies?.noteList(unit, key, () => definition.returns.map(({ expression }) => expression));
    }
    return definition.returns;
  }

  /** Whether questions were left without an answer because there were too many. */
  get exhausted(): boolean {
    return this.#answers.exhausted;
  }
}

/** A library's name; or what a module of the project hands on under it. */
function referenceTo({ known }: ProjectNames, name: string): Value {
  const handedOn = known.size === 0 ? undefined : known.get(name);
  if (handedOn === undefined) return { type: "reference", name };
  return handedOn.kind === "library"
    ? { type: "reference", name: handedOn.name }
    : constantValue(handedOn.value);
}

const none: Value = { type: "none" };

/** Asks from no function, so that what every function answers is noted. */
const nobody = Symbol("nobody");

function indexCalls(calls: readonly CallSite[]): ReadonlyMap<string, CallSite[]> {
  const index = new Map<string, CallSite[]>();
  for (const site of calls) {
    const { callee } = site.call;
    if (callee.kind === "name" || callee.kind === "attribute") addTo(index, callee.name, site);
  }
  return index;
}

function offsetOf({ expression, place }: LocatedExpression): number {
  return place.base + expression.start;
}

/** Reads a method of a class where it may assign to a field. */
function readFieldsIn(method: FunctionDefinition | undefined, name: string): void {
  if (method?.body === undefined || method.node.kind === "lambda") return;
  const summary = summaryOf(method.node);
  if (summary === undefined || summary.fieldNames.has(name)) method.body.sites();
}

type FunctionUnit = Unit & { readonly node: FunctionStatement };

function isFunction(unit: Unit): unit is FunctionUnit {
  return unit.node !== undefined;
}

/** The functions in which a callee is written with a name. */
function indexUnits(units: readonly Unit[]): ReadonlyMap<string, FunctionUnit[]> {
  const index = new Map<string, FunctionUnit[]>();
  for (const unit of units.filter(isFunction)) {
    // A function without a summary was not read yet; reading makes one.
    if (summaryOf(unit.node) === undefined) unit.sites();
    for (const name of summaryOf(unit.node)?.calleeNames ?? []) addTo(index, name, unit);
  }
  return index;
}
