import { childrenOf, type LowerExpression, nothing, onlyChildOf } from "./children.ts";
import { comprehension, lambda } from "./inner-scopes.ts";
import type { DictionaryEntry, Expression, Ranged, WalrusExpression } from "./ir.ts";
import { code } from "./node-codes.ts";
import { comparisonBetween } from "./operators.ts";
import { concatenatedString } from "./strings.ts";
import { none, type Walk } from "./walk.ts";

/** Lowers an expression whose parts stand inside it, one level deeper: displays, conditions, lambdas, types, what is broken. */
export function nested(walk: Walk, at: number, range: Ranged, lower: LowerExpression): Expression {
  const { start, end } = range;
  switch (at) {
    case code.concatenated_string:
      return concatenatedString(walk, lower);
    case code.list:
    case code.list_pattern:
      return { kind: "list", items: childrenOf(walk, lower), start, end };
    case code.tuple:
    case code.expression_list:
    case code.pattern_list:
    case code.tuple_pattern:
      return { kind: "tuple", items: childrenOf(walk, lower), start, end };
    case code.set:
      return { kind: "set", items: childrenOf(walk, lower), start, end };
    case code.dictionary:
      return { kind: "dictionary", entries: dictionaryEntries(walk, lower), start, end };
    case code.parenthesized_expression:
    case code.await:
    case code.type:
    case code.as_pattern_target:
    case code.case_pattern:
      return onlyChildOf(walk, lower);
    case code.list_splat:
    case code.list_splat_pattern:
    case code.splat_pattern:
      return { kind: "starred", value: onlyChildOf(walk, lower), start, end };
    case code.conditional_expression:
      return conditional(walk, range, lower);
    case code.not_operator:
      return { kind: "not", value: onlyChildOf(walk, lower), start, end };
    case code.unary_operator:
      return unary(walk, range, lower);
    case code.named_expression:
      return walrus(walk, range, lower);
    case code.lambda:
      return lambda(walk, lower, range);
    case code.list_comprehension:
    case code.set_comprehension:
    case code.dictionary_comprehension:
    case code.generator_expression:
      return comprehension(walk, lower, range);
    default:
      return typeOrOther(walk, at, range, lower);
  }
}

function typeOrOther(walk: Walk, at: number, { start, end }: Ranged, lower: LowerExpression): Expression {
  if (at === code.ERROR) walk.broken = true;
  const parts = childrenOf(walk, lower);
  const first = parts[0];
  const second = parts[1];
  switch (at) {
    case code.generic_type:
      if (first === undefined) break;
      return { kind: "subscript", object: first, indices: parts.slice(1), start, end };
    case code.union_type:
      if (first === undefined || second === undefined) break;
      return { kind: "binary", operator: "|", left: first, right: second, start, end };
    case code.member_type:
      if (first === undefined || second?.kind !== "name") break;
      return { kind: "attribute", object: first, name: second.name, start, end };
    case code.dotted_name:
      return dottedName(walk, parts, start);
    case code.comparison_operator:
      if (first === undefined || second === undefined || parts.length > 2 || !isCompared(second)) break;
      return {
        kind: "binary",
        operator: comparisonBetween(walk.text, walk.base + first.end, walk.base + second.start),
        left: first,
        right: second,
        start,
        end,
      };
    default:
      break;
  }
  return { kind: "other", children: parts, start, end };
}

/** What a text may be compared with so that the answer can be known: `== "true"`, `in ("1", "yes")`. */
function isCompared({ kind }: Expression): boolean {
  return kind === "string" || kind === "tuple" || kind === "list" || kind === "set";
}

function dottedName(walk: Walk, parts: readonly Expression[], start: number): Expression {
  let whole = parts[0] ?? nothing(walk);
  for (const part of parts.slice(1)) {
    const name = part.kind === "name" ? part.name : "";
    whole = { kind: "attribute", object: whole, name, start, end: part.end };
  }
  return whole;
}

function dictionaryEntries(walk: Walk, lower: LowerExpression): readonly DictionaryEntry[] {
  const entries: DictionaryEntry[] = [];
  for (let child = walk.down(); child !== none; child = walk.along()) {
    const start = walk.from();
    const end = walk.to();
    if (child === code.pair) {
      const pair = childrenOf(walk, lower);
      const key = pair[0];
      const value = pair[1];
      if (key && value) entries.push({ key, value, start, end });
      else walk.broken = true;
    } else if (child === code.dictionary_splat) entries.push({ value: onlyChildOf(walk, lower), start, end });
    else
      entries.push({ value: { kind: "other", children: childrenOf(walk, lower), start, end }, start, end });
  }
  return entries;
}

function conditional(walk: Walk, { start, end }: Ranged, lower: LowerExpression): Expression {
  const parts = childrenOf(walk, lower);
  const [whenTrue, test, whenFalse] = parts;
  if (whenTrue && test && whenFalse && parts.length === 3) {
    return { kind: "conditional", test, whenTrue, whenFalse, start, end };
  }
  walk.broken = true;
  return { kind: "other", children: parts, start, end };
}

function unary(walk: Walk, { start, end }: Ranged, lower: LowerExpression): Expression {
  const value = onlyChildOf(walk, lower);
  const negative = walk.text.charAt(walk.base + start) === "-";
  if (negative && value.kind === "number") return { kind: "number", value: -value.value, start, end };
  return { kind: "other", children: [value], start, end };
}

function walrus(walk: Walk, { start, end }: Ranged, lower: LowerExpression): Expression {
  const [target, value] = childrenOf(walk, lower);
  if (target?.kind === "name" && value) {
    const made: WalrusExpression = { kind: "walrus", target, value, start, end };
    walk.addWalrus(made);
    return made;
  }
  walk.broken = true;
  return { kind: "other", children: value ? [value] : [], start, end };
}
