import type {
  Argument,
  CallExpression,
  ComprehensionExpression,
  DictionaryExpression,
  Expression,
  LambdaExpression,
  StringExpression,
} from "../../syntax/python/ir.ts";
import type { CallSite, ValueSite } from "./collected.ts";
import type { StringOwner } from "./module.ts";
import { boundOnce } from "./names.ts";
import { addItemWrite, type FunctionDefinition, type ItemWrite, type Place } from "./scopes.ts";
import { StringEntry } from "./summaries.ts";

/** What a string that stands somewhere is for. */
export interface Owner {
  readonly kind: StringOwner["kind"];
  readonly name: string | undefined;
  readonly call: CallExpression | undefined;
}

/** How an expression stands in what is around it. */
export interface Context {
  readonly owner: Owner | undefined;
  /** A callable that stands here is handed on to be called elsewhere. */
  readonly handsOn: boolean;
  readonly argumentOf: CallSite | undefined;
  /** The name that it is given, by which other modules can import it. */
  readonly named?: string | undefined;
}

const alone: Context = { owner: undefined, handsOn: false, argumentOf: undefined };

/** Where a callable may be handed on to anything. */
export const handedOn: Context = { owner: undefined, handsOn: true, argumentOf: undefined };

/** Chains as long as this, nearly all, are followed by calls of the visitor; longer ones with a loop, since they may be very long. */
const chainLimit = 3;

/** Visits expressions with all that is in them, in the order of evaluation, and notes what it sees. */
export abstract class ExpressionVisitor {
  readonly calls: CallSite[] = [];
  readonly values: ValueSite[] = [];
  readonly strings: StringEntry[] = [];
  /** Absolute offset that strings are counted from. */
  readonly start: number;

  constructor(start: number) {
    this.start = start;
  }

  /** A scope for the lambda; its parameters are bound. */
  protected abstract lambdaScope(lambda: LambdaExpression, place: Place): FunctionDefinition;
  /** A scope for the comprehension, its targets not yet bound. */
  protected abstract comprehensionPlace(comprehension: ComprehensionExpression, place: Place): Place;
  protected abstract bindElement(target: Expression, iterable: Expression, place: Place): void;

  visit(root: Expression, place: Place, context = alone): void {
    switch (root.kind) {
      case "name":
        if (context.handsOn) this.addValue(root, place, context);
        return;
      case "number":
      case "constant":
        return;
      case "attribute":
      case "call":
      case "subscript":
      case "binary":
        this.chain(root, place, context.owner, 0);
        if (context.handsOn && (root.kind === "attribute" || root.kind === "call"))
          this.addValue(root, place, context);
        return;
      default:
        this.plain(root, place, context);
    }
  }

  private addValue(expression: Expression, place: Place, { argumentOf, named }: Context): void {
    this.values.push({ expression, place, argumentOf, named });
  }

  /** `a.b(c)[d] + e`: from the innermost left outwards. */
  private chain(part: Expression, place: Place, owner: Owner | undefined, depth: number): void {
    const left = leftOf(part);
    if (left === undefined) {
      // `"…" % x` and `"…".format(x)` belong to what the whole is for.
      if (part.kind === "string") this.string(part, place, owner);
      else if (part.kind !== "name") this.plain(part, place, alone);
      return;
    }
    if (depth + 1 < chainLimit) this.chain(left, place, owner, depth + 1);
    else this.longChain(left, place, owner);
    this.link(part, place, owner);
  }

  private longChain(root: Expression, place: Place, owner: Owner | undefined): void {
    const parts: Expression[] = [];
    let at = root;
    for (let left = leftOf(at); left !== undefined; left = leftOf(at)) {
      parts.push(at);
      at = left;
    }
    this.chain(at, place, owner, 0);
    for (const part of parts.reverse()) this.link(part, place, owner);
  }

  /** What stands in one link of a chain beside what is left of it. */
  private link(part: Expression, place: Place, owner: Owner | undefined): void {
    if (part.kind === "call") this.call(part, place);
    else if (part.kind === "subscript") {
      for (const inner of part.indices) this.visit(inner, place);
    } else if (part.kind === "binary") this.visit(part.right, place, ownedBy(owner));
  }

  private plain(expression: Expression, place: Place, context: Context): void {
    switch (expression.kind) {
      case "string":
        this.string(expression, place, context.owner);
        return;
      case "list":
      case "tuple":
      case "set": {
        if (expression.items.length === 0) return;
        const inner = context.handsOn ? context : { ...context, handsOn: true };
        for (const item of expression.items) this.visit(item, place, inner);
        return;
      }
      case "dictionary":
        this.dictionary(expression, place, context);
        return;
      case "boolean":
        this.operands(expression, place, context);
        return;
      case "conditional":
        this.visit(expression.test, place);
        this.visit(expression.whenTrue, place, context);
        this.visit(expression.whenFalse, place, context);
        return;
      case "lambda":
        this.lambda(expression, place);
        return;
      case "comprehension":
        this.comprehension(expression, place);
        return;
      default:
        this.wrapped(expression, place, context);
    }
  }

  private wrapped(expression: Expression, place: Place, context: Context): void {
    switch (expression.kind) {
      case "walrus":
        this.visit(expression.value, place, ownedBy(owner("assignment", expression.target.name)));
        return;
      case "starred":
        this.visit(expression.value, place, ownedBy(context.owner));
        return;
      case "not":
        this.visit(expression.value, place);
        return;
      case "other":
        for (const child of expression.children) this.visit(child, place);
        return;
      default:
        return;
    }
  }

  private operands(
    expression: Expression & { readonly kind: "boolean" },
    place: Place,
    context: Context,
  ): void {
    // Long chains nest in the first operand.
    const rest: Expression[] = [];
    let at: Expression = expression;
    while (at.kind === "boolean") {
      const [first, ...others]: readonly Expression[] = at.operands;
      rest.push(...others.reverse());
      if (first === undefined) return;
      at = first;
    }
    this.visit(at, place, context);
    for (const operand of rest.reverse()) this.visit(operand, place, context);
  }

  private string(string: StringExpression, place: Place, owned: Owner | undefined): void {
    this.strings.push(new StringEntry(string, place.base - this.start, owned));
    if (string.parts === undefined) return;
    for (const part of string.parts) if (typeof part !== "string") this.visit(part, place);
  }

  private dictionary(dictionary: DictionaryExpression, place: Place, context: Context): void {
    for (const { key, value } of dictionary.entries) {
      if (key === undefined) {
        this.visit(value, place);
        continue;
      }
      this.visit(key, place);
      if (isSilent(value)) continue;
      const owned = key.kind === "string" ? owner("dict-key", key.value) : context.owner;
      this.visit(value, place, { owner: owned, handsOn: true, argumentOf: undefined });
    }
  }

  private call(call: CallExpression, place: Place): void {
    const site: CallSite = { call, place };
    this.calls.push(site);
    for (const argument of call.arguments) this.argument(argument, place, site);
    noteChange(call, place);
  }

  private argument({ value, form, name }: Argument, place: Place, site: CallSite): void {
    if (form === "list-splat" || form === "dict-splat") this.visit(value, place);
    else if (value.kind === "name") this.values.push({ expression: value, place, argumentOf: site });
    else if (!isSilent(value)) {
      const owned =
        form === "positional"
          ? owner("argument", undefined, site.call)
          : owner("keyword", name === "" ? undefined : name, site.call);
      this.visit(value, place, { owner: owned, handsOn: true, argumentOf: site });
    }
  }

  private lambda(lambda: LambdaExpression, place: Place): void {
    for (const { default: value, name } of lambda.parameters) {
      if (value !== undefined) this.visit(value, place, ownedBy(owner("default", name)));
    }
    const { scope } = this.lambdaScope(lambda, place);
    this.visit(lambda.body, { scope, region: scope.root, base: place.base });
  }

  private comprehension(comprehension: ComprehensionExpression, place: Place): void {
    const inner = this.comprehensionPlace(comprehension, place);
    // The first iterable is evaluated outside (Python language reference 6.2.4).
    let around = place;
    for (const { target, value } of comprehension.clauses) {
      this.visit(value, around);
      around = inner;
      if (target !== undefined) this.bindElement(target, value, inner);
    }
    for (const element of comprehension.elements) this.visit(element, inner);
  }
}

export function owner(kind: Owner["kind"], name?: string, call?: CallExpression): Owner {
  return { kind, name, call };
}

/** The context of an expression of which only strings count. */
export function ownedBy(owned: Owner | undefined): Context {
  return owned === undefined ? alone : { owner: owned, handsOn: false, argumentOf: undefined };
}

/** Nothing in it is noted. */
function isSilent({ kind }: Expression): boolean {
  return kind === "number" || kind === "constant";
}

function leftOf(expression: Expression): Expression | undefined {
  switch (expression.kind) {
    case "attribute":
    case "subscript":
      return expression.object;
    case "call":
      return expression.callee;
    case "binary":
      return expression.left;
    default:
      return undefined;
  }
}

/** `kw.update(…)`, `kw.setdefault(…)` and `kw.pop(…)` change a dictionary; `items.append(…)` and its like a list. */
function noteChange(call: CallExpression, place: Place): void {
  const { callee } = call;
  if (callee.kind !== "attribute" || callee.object.kind !== "name") return;
  const change = changeOf(call, callee.name, place);
  if (change === undefined) return;
  addItemWrite(callee.object.name, { at: place.base + call.end, place, change });
}

function changeOf(call: CallExpression, method: string, place: Place): ItemWrite["change"] | undefined {
  switch (method) {
    case "update":
      return { kind: "update", call };
    case "setdefault": {
      const [key, value] = call.arguments;
      return key && value && { kind: "default", key: key.value, value: value.value };
    }
    case "pop": {
      const [key] = call.arguments;
      return key && { kind: "delete", key: key.value };
    }
    case "append":
    case "extend":
    case "insert": {
      const value = call.arguments.at(-1)?.value;
      return value !== undefined && mayCount(value, place) ? { kind: method, value } : undefined;
    }
    default:
      return undefined;
  }
}

/** Most lists are grown by what a call, a calculation or a name gives: only texts and a library's own names are followed. */
function mayCount(value: Expression, place: Place): boolean {
  if (value.kind === "list" || value.kind === "tuple")
    return value.items.some((item) => mayCount(item, place));
  if (value.kind !== "attribute" || value.object.kind !== "name") return value.kind === "string";
  return boundOnce(value.object.name, place, place.base + value.start)?.source.kind === "module";
}
