import type { Expression } from "../../syntax/python/ir.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Place } from "./scopes.ts";
import { mapAlternatives, oneOf, unknown, type Value } from "./values.ts";

/** Forms that stand for the type inside their brackets. */
const transparent = /(?:^|\.)(?:Optional|Union|Annotated|Final|ClassVar|Required|NotRequired)$/;

const depthLimit = 10;

/** A value of an annotation's type: `zipfile.ZipFile`, `"YAML"`, `Optional[X]`, `X | None`. */
export function annotated(evaluator: Evaluator, annotation: Expression, place: Place, depth = 0): Value {
  if (depth > depthLimit) return unknown;
  const inner = (part: Expression): Value => annotated(evaluator, part, place, depth + 1);
  switch (annotation.kind) {
    case "name":
    case "attribute":
      return instanceOf(evaluator.value(annotation, place));
    case "string":
      return instanceOf(quoted(evaluator, annotation.value, place, place.base + annotation.start));
    case "binary":
      return annotation.operator === "|" ? oneOf([inner(annotation.left), inner(annotation.right)]) : unknown;
    case "subscript": {
      const form = evaluator.value(annotation.object, place);
      const { indices } = annotation;
      const parts = indices.flatMap((index) => (index.kind === "tuple" ? index.items : [index]));
      if (form.type !== "reference" || !transparent.test(form.name)) return unknown;
      return oneOf(form.name.endsWith("Annotated") ? parts.slice(0, 1).map(inner) : parts.map(inner));
    }
    case "constant":
      return annotation.value === null ? { type: "none" } : unknown;
    default:
      return unknown;
  }
}

function instanceOf(type: Value): Value {
  return mapAlternatives(type, (value) => {
    if (value.type === "class") return { type: "instance", definition: value.definition };
    if (value.type !== "reference" || value.name.startsWith("builtins.")) return unknown;
    return { type: "typed", name: value.name };
  });
}

/** The value of a dotted name in a string. */
function quoted(evaluator: Evaluator, text: string, place: Place, at: number): Value {
  if (!/^[A-Za-z_]\w*(?:\.\w+){0,8}$/.test(text)) return unknown;
  const [first = "", ...rest] = text.split(".");
  const start = evaluator.name(first, place, at);
  if (rest.length === 0) return start;
  return mapAlternatives(start, (value) =>
    value.type === "reference" ? { type: "reference", name: [value.name, ...rest].join(".") } : unknown,
  );
}
