import { comparison, negated } from "./flags.ts";
import { isPath, path, textOfPath } from "./path-values.ts";
import { concatenate, joinPath, percentFormat } from "./text-values.ts";
import { mapAlternatives, oneOf, unknown, type Value } from "./values.ts";

/** `left operator right`, where that is a text, a path, a list or a dictionary. */
export function binaryValue(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case "+":
      return plus(left, right);
    case "%":
      return formatted(left, right);
    case "/":
      return pathDivision(left, right);
    case "|":
      return union(left, right);
    case "==":
    case "in":
      return comparison(left, right);
    case "!=":
    case "not in":
      return negated(comparison(left, right));
    default:
      return unknown;
  }
}

function formatted(left: Value, right: Value): Value {
  return mapAlternatives(left, (template) =>
    template.type === "string" ? percentFormat(template.value, right) : unknown,
  );
}

function plus(left: Value, right: Value): Value {
  if (left.type === "list" && right.type === "list") {
    return { type: "list", items: [...left.items, ...right.items] };
  }
  return isText(left) || isText(right) ? concatenate([left, right]) : unknown;
}

function isText(value: Value): boolean {
  if (value.type === "one-of") return value.values.some(isText);
  return value.type === "string" || value.type === "partial-string" || value.type === "script-path";
}

/** `Path("a") / "b"`. What is known of the left may only be that it is a path. */
function pathDivision(left: Value, right: Value): Value {
  return mapAlternatives(left, (base) => {
    const start = pathStart(base, right);
    // What is known of a parameter stays known of what lies in it: `tmp_path / "model.pt"`.
    if (start === undefined) return base.type === "unknown" ? base : unknown;
    return pathsBelow(start, right);
  });
}

function pathsBelow(start: Value, right: Value): Value {
  return mapAlternatives(right, (end) =>
    path(joinPath([start, isPath(end) ? (textOfPath(end) ?? unknown) : end])),
  );
}

function pathStart(base: Value, right: Value): Value | undefined {
  if (isPath(base)) return textOfPath(base) ?? unknown;
  if (base.type === "string" || base.type === "partial-string") return isPath(right) ? base : undefined;
  return undefined;
}

function union(left: Value, right: Value): Value {
  if (left.type === "dict" && right.type === "dict") {
    return { type: "dict", entries: [...left.entries, ...right.entries], open: left.open || right.open };
  }
  // `X | None` of an annotation.
  const isClass = (value: Value): boolean => value.type === "reference" || value.type === "class";
  return isClass(left) || isClass(right) ? oneOf([left, right]) : unknown;
}
