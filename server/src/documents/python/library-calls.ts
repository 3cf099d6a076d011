import type { Span } from "../../text/span.ts";
import { partialArguments, type ResolvedArguments, resolveArguments } from "./arguments.ts";
import type { CallSite, ValueSite } from "./collected.ts";
import { spanAt } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import type { PythonArgument, PythonCall } from "./module.ts";
import { argumentToPython } from "./to-python.ts";
import type { PartialValue, ReferenceValue } from "./values.ts";

/** A library's callable that a callee may be. */
export interface Target {
  readonly reference: ReferenceValue;
  /** The partial that it is called through. */
  readonly bound?: PartialValue;
}

/**
 * A call as facts see it. Arguments and what else must be worked out is worked out when it is asked
 * for: most calls of a module concern no rule.
 */
class LibraryCall {
  readonly name: string;
  protected readonly evaluator: Evaluator;
  protected readonly target: Target;
  #arguments: readonly PythonArgument[] | undefined;
  #receiver: readonly PythonArgument[] | undefined;

  constructor(evaluator: Evaluator, target: Target) {
    this.evaluator = evaluator;
    this.target = target;
    this.name = target.reference.name;
  }

  protected resolve(): ResolvedArguments {
    return { list: [], open: true };
  }

  get arguments(): readonly PythonArgument[] {
    this.#arguments ??= this.convert(this.resolve());
    return this.#arguments;
  }

  get receiver(): readonly PythonArgument[] | undefined {
    const { receiver } = this.target.reference;
    const site = receiver?.type === "result" ? receiver.site : receiver?.made;
    if (site === undefined) return undefined;
    const bound = receiver?.type === "result" ? receiver.bound : undefined;
    this.#receiver ??= this.convert(resolveArguments(this.evaluator, site, bound));
    return this.#receiver;
  }

  get through(): PythonCall["through"] {
    const { through } = this.target.reference;
    return through && { class: through.name, defines: [...through.scope.bindings.keys()] };
  }

  private convert({ list }: ResolvedArguments): readonly PythonArgument[] {
    return list.map((argument) => argumentToPython(this.evaluator, argument));
  }
}

/** A call that is written in the module. */
export class DirectCall extends LibraryCall implements PythonCall {
  readonly form = "direct";
  readonly span: Span;
  readonly #site: CallSite;

  constructor(evaluator: Evaluator, target: Target, site: CallSite) {
    super(evaluator, target);
    this.#site = site;
    this.span = spanAt(site.call, site.place);
  }

  get calleeSpan(): Span {
    return spanAt(this.#site.call.callee, this.#site.place);
  }

  get argumentsSpan(): Span {
    const { call, place } = this.#site;
    return { start: place.base + call.argumentsStart, end: place.base + call.end };
  }

  get written(): readonly Span[] {
    const { call, place } = this.#site;
    return call.arguments.map(({ start, end }) => ({ start: place.base + start, end: place.base + end }));
  }

  get open(): boolean {
    return this.resolve().open;
  }

  get scope(): string | undefined {
    return this.#site.place.scope.name;
  }

  protected override resolve(): ResolvedArguments {
    return resolveArguments(this.evaluator, this.#site, this.target.bound);
  }
}

/** A library's callable, or a partial of one, that is handed on to be called elsewhere. */
export class HandedOnCallable extends LibraryCall implements PythonCall {
  readonly form = "value";
  readonly open = true;
  readonly span: Span;
  readonly #site: ValueSite;

  constructor(evaluator: Evaluator, target: Target, site: ValueSite) {
    super(evaluator, target);
    this.#site = site;
    this.span = spanAt(site.expression, site.place);
  }

  /** Of a partial: its target, which stands in the call of `partial`. */
  get calleeSpan(): Span {
    const bound = this.target.bound?.site;
    const [target] = bound?.call.arguments ?? [];
    return bound !== undefined && target !== undefined ? spanAt(target.value, bound.place) : this.span;
  }

  get scope(): string | undefined {
    return this.#site.place.scope.name;
  }

  protected override resolve(): ResolvedArguments {
    const { bound } = this.target;
    return bound === undefined ? super.resolve() : partialArguments(this.evaluator, bound, 0);
  }
}
