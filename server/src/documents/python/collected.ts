import type {
  AttributeExpression,
  CallExpression,
  Expression,
  FunctionStatement,
  LambdaExpression,
  SubscriptExpression,
} from "../../syntax/python/ir.ts";
import type { Span } from "../../text/span.ts";
import type { FailureSite } from "./expected-failures.ts";
import type { PythonImport } from "./module.ts";
import type { ProjectNames } from "./project-names.ts";
import type { ClassDefinition, FunctionDefinition, LocatedExpression, Place, Scope } from "./scopes.ts";
import type { StringEntry } from "./summaries.ts";

/** A call, wherever it stands in an expression. */
export interface CallSite {
  readonly call: CallExpression;
  readonly place: Place;
}

/** A name or a call where a callable may be handed on. */
export interface ValueSite extends LocatedExpression {
  /** The call that it is an argument of: a `partial` is reported itself, or where it is called. */
  readonly argumentOf: CallSite | undefined;
  /** The name that it is given, by which other modules can import it. */
  readonly named?: string | undefined;
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

/** What stands in one function, with all inside it; or in the module outside of functions. */
export interface CodeSites {
  readonly calls: readonly CallSite[];
  readonly values: readonly ValueSite[];
  readonly strings: readonly StringEntry[];
  readonly writes: readonly WriteSite[];
  readonly imports: readonly PythonImport[];
  /** Where a test may say that what it runs has to raise. */
  readonly failures: readonly FailureSite[];
  /** Fields of `self` that it assigns. */
  readonly fieldNames: ReadonlySet<string>;
  /** It binds names of other scopes, by `global` or `nonlocal`. */
  readonly redirects: boolean;
  /** Made when a call is first looked for. */
  callIndex: ReadonlyMap<CallExpression, CallSite> | undefined;
}

/**
 * The module's own code, or one outermost function. A function is read when something asks for what
 * is in it: after an edit elsewhere, mostly nothing does.
 */
export interface Unit {
  /** Absent for the module's own code. */
  readonly node: FunctionStatement | undefined;
  /** Absolute offset that its summary counts from. */
  readonly start: number;
  readonly definition: FunctionDefinition | undefined;
  sites(): CodeSites;
}

/** A module with its scopes and all its code. */
export interface Collected {
  readonly module: Scope;
  /** In the order of the text; the module's own code first. */
  readonly units: readonly Unit[];
  readonly stars: readonly StarImport[];
  /** What names of the project's other modules stand for. */
  readonly project: ProjectNames;
  /** The program's own classes, by the names that they are said to derive from, as far as they were read. */
  readonly derived: ReadonlyMap<string, readonly ClassDefinition[]>;
  lambda(node: LambdaExpression): FunctionDefinition | undefined;
}
