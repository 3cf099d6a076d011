import type { Span } from "../../text/span.ts";
import type { LowerExpression } from "./children.ts";
import type { Expression, StringExpression } from "./ir.ts";
import { decodeContent, type LiteralShape, literalShape } from "./literals.ts";
import { code } from "./node-codes.ts";
import { none, type Walk } from "./walk.ts";

/** One literal, without neighbours. */
export function stringLiteral(walk: Walk, lower: LowerExpression): StringExpression {
  const { text, base } = walk;
  const absolute = walk.start();
  const absoluteEnd = walk.end();
  const shape = literalShape(text, absolute, absoluteEnd);
  const { prefix } = shape;
  const start = absolute - base;
  const end = absoluteEnd - base;
  const bytes = prefix.includes("b");
  if (isFormatted(prefix) && text.slice(absolute, absoluteEnd).includes("{")) {
    const parts = formattedParts(walk, lower, shape);
    const value = literalParts(parts);
    return hasHoles(parts)
      ? { kind: "string", value, bytes, parts, start, end }
      : { kind: "string", value, bytes, start, end };
  }
  const value = decodeContent(walk.slice(shape.contentStart, shape.contentEnd), prefix);
  const content = { start: shape.contentStart - base, end: shape.contentEnd - base };
  return { kind: "string", value, bytes, content, start, end };
}

function isFormatted(prefix: string): boolean {
  return prefix !== "" && (prefix.includes("f") || prefix.includes("t"));
}

function hasHoles(parts: readonly (string | Expression)[]): boolean {
  return parts.some((part) => typeof part !== "string");
}

function literalParts(parts: readonly (string | Expression)[]): string {
  return parts.filter((part) => typeof part === "string").join("");
}

/** The literal parts of an f-string, decoded, and its holes. */
function formattedParts(
  walk: Walk,
  lower: LowerExpression,
  shape: LiteralShape,
): readonly (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  let from = shape.contentStart;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child !== code.interpolation) continue;
    addText(walk, parts, { start: from, end: walk.start() }, shape.prefix);
    from = walk.end();
    parts.push(interpolation(walk, lower));
  }
  addText(walk, parts, { start: from, end: shape.contentEnd }, shape.prefix);
  return parts;
}

function addText(walk: Walk, parts: (string | Expression)[], { start, end }: Span, prefix: string): void {
  if (end <= start) return;
  const source = walk.slice(start, end).replaceAll("{{", "{").replaceAll("}}", "}");
  parts.push(decodeContent(source, prefix));
}

/** The expression of a hole. With a conversion or a format its text is not known. */
function interpolation(walk: Walk, lower: LowerExpression): Expression {
  const start = walk.from();
  const end = walk.to();
  const found: Expression[] = [];
  let plain = true;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.format_specifier) {
      plain = false;
      for (let inner = walk.down(); inner !== none; inner = walk.along()) {
        if (inner === code.format_expression) found.push(interpolation(walk, lower));
      }
    } else if (child === code.unknown || child === code["="]) plain = false;
    else {
      if (child === code.ERROR) walk.broken = true;
      found.push(lower(walk, child));
    }
  }
  const [first] = found;
  if (plain && found.length === 1 && first !== undefined) return first;
  return { kind: "other", children: found, start, end };
}

/** `"a" "b"`: one string. */
export function concatenatedString(walk: Walk, lower: LowerExpression): StringExpression {
  const pieces: StringExpression[] = [];
  const start = walk.from();
  const end = walk.to();
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.string) pieces.push(stringLiteral(walk, lower));
    else if (child === code.ERROR) walk.broken = true;
  }
  const parts = pieces.flatMap((piece) => piece.parts ?? [piece.value]);
  const value = pieces.map((piece) => piece.value).join("");
  const bytes = pieces.some((piece) => piece.bytes);
  return hasHoles(parts)
    ? { kind: "string", value, bytes, parts, start, end }
    : { kind: "string", value, bytes, start, end };
}
