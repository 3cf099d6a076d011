import type {
  Argument,
  CallExpression,
  ComprehensionExpression,
  Expression,
  LambdaExpression,
  StringExpression,
} from "../../syntax/python/ir.ts";
import type { CallSite, OwnerSite, StringSite, ValueSite } from "./collected.ts";
import { addItemWrite, type FunctionDefinition, type ItemWrite, type Place } from "./scopes.ts";

/** What the visitor of expressions reports to the pass over statements. */
export interface ExpressionSink {
  readonly calls: CallSite[];
  readonly values: ValueSite[];
  readonly strings: StringSite[];
  /** A scope for the lambda; its parameters are bound. */
  lambdaScope(lambda: LambdaExpression, place: Place): FunctionDefinition;
  /** A scope for the comprehension, its targets not yet bound. */
  comprehensionPlace(comprehension: ComprehensionExpression, place: Place): Place;
  bindElement(target: Expression, iterable: Expression, place: Place): void;
}

/** How an expression stands in what is around it. */
interface Context {
  readonly owner?: OwnerSite | undefined;
  /** A callable that stands here is handed on to be called elsewhere. */
  readonly handsOn?: boolean;
  readonly argumentOf?: CallSite;
}

const alone: Context = {};

/** Visits an expression with all that is in it, in the order of evaluation. */
export function visitExpression(sink: ExpressionSink, root: Expression, place: Place, context = alone): void {
  if (leansLeft(root)) visitChain(sink, root, place, context);
  else visitPlain(sink, root, place, context);
}

function leansLeft(expression: Expression): boolean {
  const { kind } = expression;
  return kind === "attribute" || kind === "call" || kind === "subscript" || kind === "binary";
}

/** `a.b(c)[d] + e`: from the innermost left outwards, with a loop, since such chains may be long. */
function visitChain(sink: ExpressionSink, root: Expression, place: Place, context: Context): void {
  const chain: Expression[] = [];
  let at = root;
  for (let left = leftOf(at); left !== undefined; left = leftOf(at)) {
    chain.push(at);
    at = left;
  }
  // `"…" % x` and `"…".format(x)` belong to what the whole is for.
  visitPlain(sink, at, place, at.kind === "string" ? ownerOnly(context) : alone);
  for (let index = chain.length - 1; index >= 0; index -= 1) {
    const part = chain[index];
    if (part?.kind === "call") visitCall(sink, part, place);
    else if (part?.kind === "subscript") {
      for (const inner of part.indices) visitExpression(sink, inner, place);
    } else if (part?.kind === "binary") visitExpression(sink, part.right, place, ownerOnly(context));
  }
  if (context.handsOn) addValue(sink, root, place, context);
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

function ownerOnly(context: Context): Context {
  return context.owner === undefined ? alone : { owner: context.owner };
}

function addValue(sink: ExpressionSink, expression: Expression, place: Place, context: Context): void {
  if (expression.kind === "binary" || expression.kind === "subscript") return;
  const { argumentOf } = context;
  sink.values.push(argumentOf ? { expression, place, argumentOf } : { expression, place });
}

function visitPlain(sink: ExpressionSink, expression: Expression, place: Place, context: Context): void {
  switch (expression.kind) {
    case "name":
      if (context.handsOn) addValue(sink, expression, place, context);
      return;
    case "string":
      visitString(sink, expression, place, context.owner);
      return;
    case "list":
    case "tuple":
    case "set":
      for (const item of expression.items) visitExpression(sink, item, place, { ...context, handsOn: true });
      return;
    case "dictionary":
      visitDictionary(sink, expression, place, context);
      return;
    case "boolean":
      visitOperands(sink, expression, place, context);
      return;
    case "conditional":
      visitExpression(sink, expression.test, place);
      visitExpression(sink, expression.whenTrue, place, context);
      visitExpression(sink, expression.whenFalse, place, context);
      return;
    case "lambda":
      visitLambda(sink, expression, place);
      return;
    case "comprehension":
      visitComprehension(sink, expression, place);
      return;
    default:
      visitWrapped(sink, expression, place, context);
  }
}

function visitWrapped(sink: ExpressionSink, expression: Expression, place: Place, context: Context): void {
  switch (expression.kind) {
    case "walrus":
      visitExpression(sink, expression.value, place, {
        owner: { kind: "assignment", name: expression.target.name },
      });
      return;
    case "starred":
      visitExpression(sink, expression.value, place, ownerOnly(context));
      return;
    case "not":
      visitExpression(sink, expression.value, place);
      return;
    case "other":
      for (const child of expression.children) visitExpression(sink, child, place);
      return;
    default:
      return;
  }
}

function visitOperands(
  sink: ExpressionSink,
  expression: Expression & { readonly kind: "boolean" },
  place: Place,
  context: Context,
): void {
  // Long chains nest in the first operand.
  const rest: Expression[] = [];
  let at: Expression = expression;
  while (at.kind === "boolean") {
    const [first, ...others] = at.operands;
    rest.push(...others.reverse());
    if (first === undefined) return;
    at = first;
  }
  visitExpression(sink, at, place, context);
  for (const operand of rest.reverse()) visitExpression(sink, operand, place, context);
}

function visitString(
  sink: ExpressionSink,
  string: StringExpression,
  place: Place,
  owner: OwnerSite | undefined,
): void {
  sink.strings.push({ string, place, owner });
  for (const part of string.parts ?? []) {
    if (typeof part !== "string") visitExpression(sink, part, place);
  }
}

function visitDictionary(
  sink: ExpressionSink,
  dictionary: Expression & { readonly kind: "dictionary" },
  place: Place,
  context: Context,
): void {
  for (const { key, value } of dictionary.entries) {
    if (key === undefined) {
      visitExpression(sink, value, place);
      continue;
    }
    visitExpression(sink, key, place);
    const owner: OwnerSite | undefined =
      key.kind === "string" ? { kind: "dict-key", name: key.value } : context.owner;
    visitExpression(sink, value, place, { owner, handsOn: true });
  }
}

function visitCall(sink: ExpressionSink, call: CallExpression, place: Place): void {
  const site: CallSite = { call, place };
  sink.calls.push(site);
  for (const argument of call.arguments) {
    visitExpression(sink, argument.value, place, argumentContext(argument, site));
  }
  noteChange(call, place);
}

function argumentContext(argument: Argument, site: CallSite): Context {
  switch (argument.form) {
    case "positional":
      return { owner: { kind: "argument", call: site }, handsOn: true, argumentOf: site };
    case "keyword": {
      const owner: OwnerSite = {
        kind: "keyword",
        call: site,
        ...(argument.name ? { name: argument.name } : {}),
      };
      return { owner, handsOn: true, argumentOf: site };
    }
    default:
      return alone;
  }
}

/** `kw.update(…)`, `kw.setdefault(…)` and `kw.pop(…)` change a dictionary. */
function noteChange(call: CallExpression, place: Place): void {
  const { callee } = call;
  if (callee.kind !== "attribute" || callee.object.kind !== "name") return;
  const change = changeOf(call, callee.name);
  if (change === undefined) return;
  addItemWrite(callee.object.name, { at: place.base + call.end, place, change });
}

function changeOf(call: CallExpression, method: string): ItemWrite["change"] | undefined {
  const [key, value] = call.arguments;
  switch (method) {
    case "update":
      return { kind: "update", call };
    case "setdefault":
      return key && value && { kind: "default", key: key.value, value: value.value };
    case "pop":
      return key && { kind: "delete", key: key.value };
    default:
      return undefined;
  }
}

function visitLambda(sink: ExpressionSink, lambda: LambdaExpression, place: Place): void {
  for (const parameter of lambda.parameters) {
    if (parameter.default === undefined) continue;
    visitExpression(sink, parameter.default, place, { owner: { kind: "default", name: parameter.name } });
  }
  const { scope } = sink.lambdaScope(lambda, place);
  visitExpression(sink, lambda.body, { scope, region: scope.root, base: place.base });
}

function visitComprehension(
  sink: ExpressionSink,
  comprehension: ComprehensionExpression,
  place: Place,
): void {
  const inner = sink.comprehensionPlace(comprehension, place);
  comprehension.clauses.forEach(({ target, value }, index) => {
    // The first iterable is evaluated outside (Python language reference 6.2.4).
    visitExpression(sink, value, index === 0 ? place : inner);
    if (target !== undefined) sink.bindElement(target, value, inner);
  });
  for (const element of comprehension.elements) visitExpression(sink, element, inner);
}
