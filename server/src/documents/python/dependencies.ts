import type { Expression, FunctionStatement } from "../../syntax/python/ir.ts";
import { shapeOf } from "./shapes.ts";
import type { Value } from "./values.ts";

/** What was looked at in one function from outside. */
export interface Observations {
  /**
   * The answers that expressions in it gave; undefined: not to be counted on. Their shapes (`shapeOf`), once another
   * module takes them over: a value holds on to all of the module that it was found in.
   */
  answers: Map<Expression, Value | string | undefined> | undefined;
  /** Lists of things in it that were gone through: its returns, its calls of a name. */
  lists: Map<string, readonly object[]> | undefined;
}

/**
 * What the names of a module's calls were found by, beyond the function that each stands in and the
 * module's own code. As long as all of it is the same, the names are, too.
 */
export class Dependencies {
  readonly observed = new Map<FunctionStatement, Observations>();
  /** Last names of callees whose calls were all looked for. */
  readonly calleeNames = new Set<string>();
  /** Fields of `self` whose assignments were all looked for. */
  readonly fieldNames = new Set<string>();

  /** Adds what a former module was found by, but for what was looked at in one function. */
  takeOver(former: Dependencies, but: FunctionStatement | undefined): void {
    for (const name of former.calleeNames) this.calleeNames.add(name);
    for (const name of former.fieldNames) this.fieldNames.add(name);
    for (const [unit, observations] of former.observed) {
      if (unit === but) continue;
      keepShapes(observations);
      const own = this.observed.get(unit);
      if (own === undefined) this.observed.set(unit, observations);
      else addObservations(own, observations);
    }
  }

  /** @param value undefined where the answer holds only where it was asked for: it is not to be counted on */
  noteAnswer(unit: FunctionStatement, expression: Expression, value: Value | undefined): void {
    const observed = this.#of(unit);
    observed.answers ??= new Map();
    const { answers } = observed;
    if (value === undefined || !answers.has(expression)) answers.set(expression, value);
  }

  /** Notes that a list of things in a function was gone through, by whomever: what was in it is remembered. */
  noteList(unit: FunctionStatement, key: string, list: () => readonly object[]): void {
    const observed = this.#of(unit);
    observed.lists ??= new Map();
    if (!observed.lists.has(key)) observed.lists.set(key, list());
  }

  #of(unit: FunctionStatement): Observations {
    const known = this.observed.get(unit);
    if (known !== undefined) return known;
    const made: Observations = { answers: undefined, lists: undefined };
    this.observed.set(unit, made);
    return made;
  }
}

function keepShapes({ answers }: Observations): void {
  for (const [expression, answer] of answers ?? []) {
    if (typeof answer === "object") answers?.set(expression, shapeOf(answer));
  }
}

function addObservations(own: Observations, more: Observations): void {
  for (const [expression, shape] of more.answers ?? []) {
    own.answers ??= new Map();
    if (shape === undefined || !own.answers.has(expression)) own.answers.set(expression, shape);
  }
  for (const [key, list] of more.lists ?? []) {
    own.lists ??= new Map();
    if (!own.lists.has(key)) own.lists.set(key, list);
  }
}
