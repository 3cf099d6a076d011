import type { Expression } from "../../syntax/python/ir.ts";
import type { Span } from "../../text/span.ts";
import type { CallSite } from "./collected.ts";
import { spanAt } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import {
  type Binding,
  type ClassDefinition,
  type FunctionDefinition,
  listOf,
  type Place,
  type Scope,
} from "./scopes.ts";
import { alternatives, type Value } from "./values.ts";

/** The most expressions that are looked at for one call. */
const stepLimit = 300;

/** The most calls of a function whose arguments are looked at. */
const callerLimit = 8;

/**
 * Where the callable that a call calls may have been written: the default of a parameter, an item of a dictionary, what a
 * function returns. All places on the way are among them; nothing is, where the name is an import's.
 */
export function originsOf(evaluator: Evaluator, { call, place }: CallSite): readonly Span[] {
  const search = new Search(evaluator);
  search.visit(call.callee, place);
  return search.spans;
}

class Search {
  readonly spans: Span[] = [];
  readonly #evaluator: Evaluator;
  readonly #seen = new Set<Expression>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  visit(expression: Expression, place: Place): void {
    if (this.#seen.has(expression) || this.#seen.size > stepLimit) return;
    this.#seen.add(expression);
    this.spans.push(spanAt(expression, place));
    const all = (inner: readonly Expression[]): void => {
      for (const one of inner) this.visit(one, place);
    };
    switch (expression.kind) {
      case "name":
        this.#name(expression.name, place);
        return;
      case "attribute":
        this.#member(this.#evaluator.value(expression.object, place), expression.name);
        this.visit(expression.object, place);
        return;
      case "call":
        this.#call({ call: expression, place });
        return;
      case "subscript":
        this.visit(expression.object, place);
        return;
      case "conditional":
        all([expression.whenTrue, expression.whenFalse]);
        return;
      case "boolean":
        all(expression.operands);
        return;
      case "list":
      case "tuple":
      case "set":
        all(expression.items);
        return;
      case "dictionary":
        all(expression.entries.map(({ value }) => value));
        return;
      case "binary":
        all([expression.left, expression.right]);
        return;
      case "walrus":
      case "starred":
        this.visit(expression.value, place);
        return;
      default:
        return;
    }
  }

  #name(name: string, place: Place): void {
    for (let scope: Scope | undefined = place.scope; scope !== undefined; scope = scope.parent) {
      const bindings = scope.bindings.get(name);
      if (bindings === undefined) continue;
      for (const binding of listOf(bindings).slice(0, stepLimit)) this.#binding(binding);
      for (const { change, place: at } of scope.itemWrites?.get(name) ?? []) {
        if ("value" in change) this.visit(change.value, at);
        else if (change.kind === "update") this.#arguments({ call: change.call, place: at });
      }
      return;
    }
  }

  #binding({ source, place }: Binding): void {
    if ("value" in source) this.visit(source.value, place);
    else if (source.kind === "function") this.#returned(source.definition);
    else if (source.kind === "parameter") this.#parameter(source.parameter.default, source.definition);
  }

  #parameter(given: Expression | undefined, { name, place, method }: FunctionDefinition): void {
    if (given !== undefined) this.visit(given, place);
    const called = name === "__init__" && method !== undefined ? method.name : name;
    for (const site of this.#evaluator.callsNamed(called).slice(0, callerLimit)) this.#arguments(site);
  }

  #call(site: CallSite): void {
    const { call, place } = site;
    for (const value of alternatives(this.#evaluator.value(call.callee, place))) {
      if (value.type === "function") this.#returned(value.definition);
    }
    this.visit(call.callee, place);
    this.#arguments(site);
  }

  #returned(definition: FunctionDefinition): void {
    for (const { expression, place } of this.#evaluator.returnsOf(definition)) this.visit(expression, place);
  }

  #arguments({ call, place }: CallSite): void {
    for (const { value } of call.arguments) this.visit(value, place);
  }

  #member(object: Value, name: string): void {
    for (const value of alternatives(object)) {
      if (value.type === "result" && value.site !== undefined) this.#arguments(value.site);
      else if (value.type === "instance" || value.type === "class") {
        this.#classMember(value.definition, name);
        if (value.type === "instance" && value.made !== undefined) this.#arguments(value.made);
      }
    }
  }

  #classMember(definition: ClassDefinition, name: string): void {
    for (const { expression, place } of this.#evaluator.fieldsOf(definition, name) ?? [])
      this.visit(expression, place);
    const own = definition.scope.bindings.get(name);
    for (const binding of own === undefined ? [] : listOf(own)) this.#binding(binding);
  }
}
