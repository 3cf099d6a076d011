import type { Expression, StringExpression } from "./ir.ts";
import { decodeContent, literalShape } from "./literals.ts";
import { code } from "./node-codes.ts";
import type { Walk } from "./walk.ts";

type LowerExpression = (walk: Walk, here: number) => Expression;

/** One literal, without neighbours. */
export function stringLiteral(walk: Walk, lower: LowerExpression): StringExpression {
  const absolute = walk.start();
  const source = walk.text.slice(absolute, walk.end());
  const shape = literalShape(source);
  const start = absolute - walk.base;
  const range = { start, end: start + source.length };
  const bytes = shape.prefix.includes("b");
  const formatted = shape.prefix.includes("f") || shape.prefix.includes("t");
  if (formatted && source.includes("{")) {
    const parts = formattedParts(walk, lower, absolute, shape);
    const holes = parts.some((part) => typeof part !== "string");
    const value = parts.filter((part) => typeof part === "string").join("");
    return { kind: "string", value, bytes, ...(holes ? { parts } : {}), ...range };
  }
  const content = { start: start + shape.contentStart, end: start + shape.contentEnd };
  const raw = walk.slice(walk.base + content.start, walk.base + content.end);
  return { kind: "string", value: decodeContent(raw, shape.prefix), bytes, content, ...range };
}

/** The literal parts of an f-string, decoded, and its holes. */
function formattedParts(
  walk: Walk,
  lower: LowerExpression,
  literalStart: number,
  shape: ReturnType<typeof literalShape>,
): readonly (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  let literalFrom = literalStart + shape.contentStart;
  const addText = (to: number): void => {
    if (to <= literalFrom) return;
    const source = walk.slice(literalFrom, to).replaceAll("{{", "{").replaceAll("}}", "}");
    parts.push(decodeContent(source, shape.prefix));
  };
  walk.each((child) => {
    if (child !== code.interpolation) return;
    addText(walk.start());
    literalFrom = walk.end();
    parts.push(interpolation(walk, lower));
  });
  addText(literalStart + shape.contentEnd);
  return parts;
}

/** The expression of a hole. With a conversion or a format its text is not known. */
function interpolation(walk: Walk, lower: LowerExpression): Expression {
  const start = walk.start() - walk.base;
  const found: Expression[] = [];
  let plain = true;
  walk.each((child) => {
    if (child === code.format_specifier) {
      plain = false;
      walk.each((inner) => {
        if (inner === code.format_expression) found.push(interpolation(walk, lower));
      });
    } else if (child === code.unknown || child === code["="]) plain = false;
    else {
      if (child === code.ERROR) walk.broken = true;
      found.push(lower(walk, child));
    }
  });
  const [first] = found;
  if (plain && found.length === 1 && first !== undefined) return first;
  return { kind: "other", children: found, start, end: walk.end() - walk.base };
}

/** `"a" "b"`: one string. */
export function concatenatedString(walk: Walk, lower: LowerExpression): StringExpression {
  const pieces: StringExpression[] = [];
  const start = walk.start() - walk.base;
  const end = walk.end() - walk.base;
  walk.each((child) => {
    if (child === code.string) pieces.push(stringLiteral(walk, lower));
    else if (child === code.ERROR) walk.broken = true;
  });
  const parts = pieces.flatMap((piece) => piece.parts ?? [piece.value]);
  const holes = parts.some((part) => typeof part !== "string");
  const value = pieces.map((piece) => piece.value).join("");
  const bytes = pieces.some((piece) => piece.bytes);
  return { kind: "string", value, bytes, ...(holes ? { parts } : {}), start, end };
}
