import type {
  Argument,
  CallExpression,
  ComprehensionExpression,
  DictionaryExpression,
  Expression,
  LambdaExpression,
  StringExpression,
} from "../../syntax/python/ir.ts";
import { alone, type Context, entryContext, isSilent, keptIn, ownedBy, ownerIn } from "./collect-context.ts";
import type { CallSite } from "./collected.ts";
import { noteChange } from "./container-changes.ts";
import type { FunctionDefinition, Place } from "./scopes.ts";
import type { SiteLists } from "./site-lists.ts";
import { StringEntry } from "./summaries.ts";

/** Chains as long as this, nearly all, are followed by calls of the visitor; longer ones with a loop, since they may be very long. */
const chainLimit = 3;

/** Visits expressions with all that is in them, in the order of evaluation, and notes what it sees. */
export abstract class ExpressionVisitor {
  protected readonly lists: SiteLists;
  /** Absolute offset that strings are counted from. */
  protected start = 0;

  constructor(lists: SiteLists) {
    this.lists = lists;
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
        this.chain(root, place, context, 0);
        if (context.handsOn && (root.kind === "attribute" || root.kind === "call"))
          this.addValue(root, place, context);
        return;
      default:
        this.plain(root, place, context);
    }
  }

  private addValue(expression: Expression, place: Place, { argumentOf, named }: Context): void {
    this.lists.values.add({ expression, place, argumentOf, named });
  }

  /** `a.b(c)[d] + e`: from the innermost left outwards. */
  private chain(part: Expression, place: Place, context: Context, depth: number): void {
    const left = leftOf(part);
    if (left === undefined) {
      // `"…" % x` and `"…".format(x)` belong to what the whole is for.
      if (part.kind === "string") this.string(part, place, context);
      else if (part.kind !== "name") this.plain(part, place, alone);
      return;
    }
    if (depth + 1 < chainLimit) this.chain(left, place, context, depth + 1);
    else this.longChain(left, place, context);
    this.link(part, place, context);
  }

  private longChain(root: Expression, place: Place, context: Context): void {
    const parts: Expression[] = [];
    let at = root;
    for (let left = leftOf(at); left !== undefined; left = leftOf(at)) {
      parts.push(at);
      at = left;
    }
    this.chain(at, place, context, 0);
    for (const part of parts.reverse()) this.link(part, place, context);
  }

  /** What stands in one link of a chain beside what is left of it. */
  private link(part: Expression, place: Place, context: Context): void {
    if (part.kind === "call") this.call(part, place);
    else if (part.kind === "subscript") {
      for (const inner of part.indices) this.visit(inner, place);
    } else if (part.kind === "binary") this.visit(part.right, place, keptIn(context));
  }

  private plain(expression: Expression, place: Place, context: Context): void {
    switch (expression.kind) {
      case "string":
        this.string(expression, place, context);
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
        this.visit(expression.value, place, ownedBy("assignment", expression.target.name));
        return;
      case "starred":
        this.visit(expression.value, place, keptIn(context));
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

  private string(string: StringExpression, place: Place, context: Context): void {
    this.lists.strings.add(new StringEntry(string, place.base - this.start, ownerIn(context)));
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
      this.visit(value, place, entryContext(key, context));
    }
  }

  private call(call: CallExpression, place: Place): void {
    const site: CallSite = { call, place };
    this.lists.calls.add(site);
    let positional: Context | undefined;
    for (const argument of call.arguments) {
      const { value, form } = argument;
      if (form === "list-splat" || form === "dict-splat") this.visit(value, place);
      else if (value.kind === "name") this.lists.values.add({ expression: value, place, argumentOf: site });
      else if (form === "keyword") this.keyword(argument, place, site);
      else if (!isSilent(value)) {
        positional ??= {
          kind: "argument",
          name: undefined,
          call,
          handsOn: true,
          argumentOf: site,
          named: undefined,
        };
        this.visit(value, place, positional);
      }
    }
    noteChange(call, place);
  }

  private keyword({ value, name }: Argument, place: Place, site: CallSite): void {
    if (isSilent(value)) return;
    const named = name === "" ? undefined : name;
    this.visit(value, place, {
      kind: "keyword",
      name: named,
      call: site.call,
      handsOn: true,
      argumentOf: site,
      named: undefined,
    });
  }

  private lambda(lambda: LambdaExpression, place: Place): void {
    for (const { default: value, name } of lambda.parameters) {
      if (value !== undefined) this.visit(value, place, ownedBy("default", name));
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
