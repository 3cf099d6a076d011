import type { Span } from "../../text/span.ts";
import { partialArguments, type ResolvedArguments, resolveArguments } from "./arguments.ts";
import type { Handed, NamedSite } from "./callee-names.ts";
import type { CallSite, Unit, ValueSite } from "./collected.ts";
import { spanAt } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import { isExpectedToFail, isHandedToFail } from "./expected-failures.ts";
import { handsOn } from "./hands-on.ts";
import type { PythonArgument, PythonCall } from "./module.ts";
import { methodCalled } from "./operator-calls.ts";
import { originsOf } from "./origins.ts";
import { namedCall, namedValue } from "./site-index.ts";
import { type Target, targetsAt, targetsOf } from "./targets.ts";
import { argumentToPython } from "./to-python.ts";

type Direct = NamedSite & { readonly form: "direct" };
type HandedOn = NamedSite & { readonly form: "value" };

/** What was worked out for one call. */
interface Found {
  readonly target: Target;
  /** Whether more may be given than `arguments` tells; known with them. */
  open: boolean | undefined;
  arguments: readonly PythonArgument[] | undefined;
  receiver: readonly PythonArgument[] | undefined;
}

/**
 * A call as facts see it. Arguments and what else must be worked out is worked out when it is asked
 * for: most calls of a module concern no rule.
 */
abstract class LibraryCall<S extends NamedSite> {
  /** Absolute; a pair of numbers is made when a reader asks for one. */
  readonly start: number;
  readonly end: number;
  protected readonly evaluator: Evaluator;
  protected readonly unit: Unit;
  protected readonly named: S;
  /** Set where patches are known. */
  replaced = false;
  #found: Found | undefined;

  constructor(evaluator: Evaluator, unit: Unit, named: S) {
    this.evaluator = evaluator;
    this.unit = unit;
    this.named = named;
    const { start, end } = named.form === "direct" ? named.call : named.expression;
    const base = unit.start + named.base;
    this.start = base + start;
    this.end = base + end;
  }

  get span(): Span {
    return { start: this.start, end: this.end };
  }

  /** Called by the name that a patch replaces, not by one that was kept before: `torch.load`, not `original`. */
  get isAttribute(): boolean {
    const { named } = this;
    const written = named.form === "direct" ? named.call.callee : named.expression;
    return written.kind === "attribute" && this.name.endsWith(`.${written.name}`);
  }

  protected abstract findTarget(): Target | undefined;
  protected abstract resolve(): ResolvedArguments;

  get name(): string {
    return this.named.name;
  }

  protected get target(): Target {
    return this.#foundHere.target;
  }

  get arguments(): readonly PythonArgument[] {
    const found = this.#foundHere;
    if (found.arguments === undefined) {
      const given = this.resolve();
      found.open = given.open;
      found.arguments = this.#convert(given);
    }
    return found.arguments;
  }

  /** Whether more may be given than is known. */
  protected get isOpen(): boolean {
    const found = this.#foundHere;
    found.open ??= this.resolve().open;
    return found.open;
  }

  get #foundHere(): Found {
    this.#found ??= {
      target: this.findTarget() ?? { reference: { type: "reference", name: this.name } },
      open: undefined,
      arguments: undefined,
      receiver: undefined,
    };
    return this.#found;
  }

  get receiver(): readonly PythonArgument[] | undefined {
    const { receiver } = this.target.reference;
    const site = receiver?.type === "result" ? receiver.site : receiver?.made;
    if (site === undefined) return undefined;
    const bound = receiver?.type === "result" ? receiver.bound : undefined;
    const found = this.#foundHere;
    found.receiver ??= this.#convert(resolveArguments(this.evaluator, site, bound));
    return found.receiver;
  }

  get through(): PythonCall["through"] {
    const { through } = this.target.reference;
    if (through === undefined) return undefined;
    const methods = through.methods.flatMap(({ node }) => (node.kind === "function" ? [node] : []));
    return {
      class: through.name,
      defines: through.scope.bindings.names(),
      handsOn: methods.filter(handsOn).map(({ name }) => name),
    };
  }

  get expectedToFail(): boolean {
    return isExpectedToFail(this.evaluator, this.unit, this.start);
  }

  #convert({ list }: ResolvedArguments): readonly PythonArgument[] {
    return list.map((argument) => argumentToPython(this.evaluator, argument));
  }
}

/** A call that is written in the module. */
export class DirectCall extends LibraryCall<Direct> implements PythonCall {
  readonly form = "direct";

  get calleeSpan(): Span {
    return this.#at(this.named.call.callee.start, this.named.call.callee.end);
  }

  get argumentsSpan(): Span {
    return this.#at(this.named.call.argumentsStart, this.named.call.end);
  }

  get written(): readonly Span[] {
    return this.named.call.arguments.map(({ start, end }) => this.#at(start, end));
  }

  get open(): boolean {
    return this.isOpen;
  }

  get scope(): string | undefined {
    return this.#site?.place.scope.name;
  }

  get origins(): readonly Span[] {
    const site = this.#site;
    return site === undefined ? [] : originsOf(this.evaluator, site);
  }

  protected override findTarget(): Target | undefined {
    const site = this.#site;
    if (site === undefined) return undefined;
    const callee = this.evaluator.value(site.call.callee, site.place);
    return targetsOf(this.evaluator, methodCalled(this.evaluator, callee, site))[this.named.index];
  }

  protected override resolve(): ResolvedArguments {
    const site = this.#site;
    if (site === undefined) return { list: [], open: true };
    return resolveArguments(this.evaluator, site, this.target.bound);
  }

  get #site(): CallSite | undefined {
    return namedCall(this.unit, this.named);
  }

  #at(start: number, end: number): Span {
    const base = this.unit.start + this.named.base;
    return { start: base + start, end: base + end };
  }
}

/** A library's callable, or a partial of one, that is handed on to be called elsewhere. */
export class HandedOnCallable extends LibraryCall<HandedOn> implements PythonCall {
  readonly form = "value";
  readonly open = true;

  get handed(): Handed {
    return this.named.handed;
  }

  /** Of a partial: its target, which stands in the call of `partial`. */
  get calleeSpan(): Span {
    const bound = this.target.bound?.site;
    const [target] = bound?.call.arguments ?? [];
    return bound !== undefined && target !== undefined ? spanAt(target.value, bound.place) : this.span;
  }

  get scope(): string | undefined {
    return this.#site?.place.scope.name;
  }

  override get expectedToFail(): boolean {
    const site = this.#site;
    return super.expectedToFail || (site !== undefined && isHandedToFail(this.evaluator, site));
  }

  protected override findTarget(): Target | undefined {
    const site = this.#site;
    return site && targetsAt(this.evaluator, site.expression, site.place)[this.named.index];
  }

  protected override resolve(): ResolvedArguments {
    const { bound } = this.target;
    return bound === undefined ? { list: [], open: true } : partialArguments(this.evaluator, bound, 0);
  }

  get #site(): ValueSite | undefined {
    return namedValue(this.unit, this.named);
  }
}
