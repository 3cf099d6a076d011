import type {
  AttributeExpression,
  CallExpression,
  Expression,
  StringExpression,
  SubscriptExpression,
} from "../../syntax/python/ir.ts";
import type { Span } from "../../text/span.ts";
import type { PythonImport, StringOwner } from "./module.ts";
import type { ClassDefinition, FunctionDefinition, LocatedExpression, Place, Scope } from "./scopes.ts";

/** A call, wherever it stands in an expression. */
export interface CallSite {
  readonly call: CallExpression;
  readonly place: Place;
}

/** A name or a call where a callable may be handed on. */
export interface ValueSite extends LocatedExpression {
  /** The call that it is an argument of: a `partial` is reported itself, or where it is called. */
  readonly argumentOf?: CallSite;
}

/** What a string stands for. `call` is asked for its name only when the string is reported. */
export interface OwnerSite {
  readonly kind: StringOwner["kind"];
  readonly name?: string;
  readonly call?: CallSite;
}

export interface StringSite {
  readonly string: StringExpression;
  readonly place: Place;
  readonly owner: OwnerSite | undefined;
}

/** `thing.name = value`, `thing[key] = value`. */
export interface WriteSite {
  readonly target: AttributeExpression | SubscriptExpression;
  /** Absent where a loop or a context manager assigns. */
  readonly value: Expression | undefined;
  readonly place: Place;
  /** The whole statement, absolute. */
  readonly span: Span;
}

export interface StarImport {
  readonly module: string;
  readonly at: number;
}

/** All that one pass over a module finds: scopes with their bindings, and every place that a fact may come from. */
export interface Collected {
  readonly module: Scope;
  readonly calls: readonly CallSite[];
  readonly values: readonly ValueSite[];
  readonly strings: readonly StringSite[];
  readonly writes: readonly WriteSite[];
  readonly imports: readonly PythonImport[];
  readonly stars: readonly StarImport[];
  readonly functions: readonly FunctionDefinition[];
  readonly classes: readonly ClassDefinition[];
}
