import type { LowerExpression } from "./children.ts";
import type {
  ComprehensionClause,
  ComprehensionExpression,
  Expression,
  LambdaExpression,
  Parameter,
  Ranged,
} from "./ir.ts";
import { code } from "./node-codes.ts";
import { none, type Walk } from "./walk.ts";

/** Parameters of the function or lambda whose list the cursor stands on. */
export function parameters(walk: Walk, lower: LowerExpression): readonly Parameter[] {
  const list: Parameter[] = [];
  for (let child = walk.down(); child !== none; child = walk.along()) {
    const found = parameter(walk, child, lower);
    if (found !== undefined) list.push(found);
  }
  return list;
}

function parameter(walk: Walk, at: number, lower: LowerExpression): Parameter | undefined {
  const start = walk.from();
  const end = walk.to();
  switch (at) {
    case code.identifier:
      return { form: "plain", name: walk.name(), start, end };
    case code.list_splat_pattern:
    case code.dictionary_splat_pattern:
      return { form: splatForm(at), name: innerName(walk), start, end };
    case code.default_parameter:
    case code.typed_parameter:
    case code.typed_default_parameter:
      return describedParameter(walk, lower);
    case code.ERROR:
      walk.broken = true;
      return undefined;
    default:
      return undefined;
  }
}

function describedParameter(walk: Walk, lower: LowerExpression): Parameter {
  let form: Parameter["form"] = "plain";
  let name: string | undefined;
  let annotation: Expression | undefined;
  let value: Expression | undefined;
  let behindEquals = false;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code["="]) behindEquals = true;
    else if (child === code.type && !behindEquals) annotation = lower(walk, child);
    else if (name === undefined) {
      if (child === code.list_splat_pattern || child === code.dictionary_splat_pattern) {
        form = splatForm(child);
        name = innerName(walk);
      } else name = walk.name();
    } else if (behindEquals) value = lower(walk, child);
  }
  return withDefault({ form, name: name ?? "", start: walk.from(), end: walk.to() }, annotation, value);
}

/** Written out, since a property that is added to an object, or spread into one, costs as much as the object. */
function withDefault(
  { form, name, start, end }: Parameter,
  annotation: Expression | undefined,
  value: Expression | undefined,
): Parameter {
  if (annotation === undefined) {
    return value === undefined ? { form, name, start, end } : { form, name, default: value, start, end };
  }
  if (value === undefined) return { form, name, annotation, start, end };
  return { form, name, annotation, default: value, start, end };
}

function splatForm(at: number): "list-splat" | "dict-splat" {
  return at === code.list_splat_pattern ? "list-splat" : "dict-splat";
}

function innerName(walk: Walk): string {
  let name = "";
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.identifier) name = walk.name();
  }
  return name;
}

export function lambda(walk: Walk, lower: LowerExpression, { start, end }: Ranged): LambdaExpression {
  let list: readonly Parameter[] = [];
  let body: Expression | undefined;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.lambda_parameters) list = parameters(walk, lower);
    else if (child !== code[":"]) body = lower(walk, child);
  }
  return { kind: "lambda", parameters: list, body: body ?? emptyAt(end), start, end };
}

export function comprehension(
  walk: Walk,
  lower: LowerExpression,
  { start, end }: Ranged,
): ComprehensionExpression {
  const { expressions } = walk;
  const outside = expressions.height;
  const clauses: ComprehensionClause[] = [];
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.for_in_clause) clauses.push(forClause(walk, lower));
    else if (child === code.if_clause) {
      for (let inner = walk.down(); inner !== none; inner = walk.along()) {
        clauses.push({ value: lower(walk, inner) });
      }
    } else if (child === code.pair) {
      for (let inner = walk.down(); inner !== none; inner = walk.along()) {
        if (inner !== code[":"]) expressions.add(lower(walk, inner));
      }
    } else expressions.add(lower(walk, child));
  }
  const elements = expressions.takeFrom(outside);
  return { kind: "comprehension", elements, clauses, start, end };
}

function forClause(walk: Walk, lower: LowerExpression): ComprehensionClause {
  let target: Expression | undefined;
  const values: Expression[] = [];
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (target === undefined) target = lower(walk, child);
    else values.push(lower(walk, child));
  }
  const first = values[0];
  const value: Expression =
    first !== undefined && values.length === 1
      ? first
      : { kind: "tuple", items: values, start: walk.from(), end: walk.to() };
  return target === undefined ? { value } : { target, value };
}

function emptyAt(offset: number): Expression {
  return { kind: "other", children: [], start: offset, end: offset };
}
