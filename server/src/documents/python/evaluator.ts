import type { Expression } from "../../syntax/python/ir.ts";
import type { Question } from "./answers.ts";
import type { CallSite, Collected } from "./collected.ts";
import type { Binding, ClassDefinition, FunctionDefinition, LocatedExpression, Place } from "./scopes.ts";
import type { Value } from "./values.ts";

/** What the parts of the evaluator ask of one another. */
export interface Evaluator {
  readonly collected: Collected;
  /** What an expression is the value of, as far as it is known. Bounded; the same answer every time. */
  value(expression: Expression, place: Place): Value;
  /** What a name stands for at an absolute offset. */
  name(name: string, place: Place, at: number): Value;
  bindingValue(binding: Binding): Value;
  /** The calls whose callee is written with this last name. */
  callsNamed(name: string): readonly CallSite[];
  /** The calls of `add_argument` by the attribute that each stores its option in. */
  optionDeclarations(): ReadonlyMap<string, readonly CallSite[]>;
  /** What is assigned to a field of `self` in the methods of a class; undefined where nothing is. */
  fieldsOf(definition: ClassDefinition, name: string): readonly LocatedExpression[] | undefined;
  /** What a function returns, in order. */
  returnsOf(definition: FunctionDefinition): readonly LocatedExpression[];
  /**
   * Answers a question that others than the function that it concerns may ask, at most once at a time: where it
   * comes back to itself while it is answered, the answer is unknown.
   */
  once(question: Question, compute: () => Value): Value;
  /** `module.name` of a library: the same object every time. */
  member(module: string, name: string): Value;
}
