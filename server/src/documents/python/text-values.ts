import { alternatives, mapAlternatives, oneOf, unknown, type Value } from "./values.ts";

type Parts = readonly (string | undefined)[];

/** The most characters that a put-together string keeps. */
const lengthLimit = 4096;
const partLimit = 64;
/** The most branches that a put-together string has: beyond, its parts with branches are unknown. */
const branchLimit = 16;

const noParts: Parts = [];
const unknownParts: Parts = [undefined];

/** The text of a value put into a string; undefined where it is not known. */
function partsOf(value: Value): Parts {
  switch (value.type) {
    case "string":
      return value.value === "" ? noParts : [value.value];
    case "number":
      return [String(value.value)];
    case "boolean":
      return [value.value ? "True" : "False"];
    case "none":
      return ["None"];
    case "partial-string":
      return value.parts;
    case "result":
      return pathText(value.name, value.known?.[0]) ?? unknownParts;
    default:
      return unknownParts;
  }
}

function pathText(name: string, first: Value | undefined): Parts | undefined {
  return name.startsWith("pathlib.") && first !== undefined ? partsOf(first) : undefined;
}

/** The string that these parts make; parts that are not known stay open. */
function assemble(parts: Parts): Value {
  let length = 0;
  for (const part of parts) length += part?.length ?? 0;
  if (length > lengthLimit || parts.length > partLimit) return unknown;
  const only = parts[0];
  if (parts.length === 0) return { type: "string", value: "" };
  if (parts.length === 1) return only === undefined ? unknown : { type: "string", value: only };
  return { type: "partial-string", parts };
}

/** Parts behind parts: texts that meet are one, and so are stretches that are not known. Where there are too many, no more are added. */
function joined(parts: Parts, more: Parts): Parts {
  if (parts.length > partLimit) return parts;
  if (parts.length === 0) return more;
  if (more.length === 0) return parts;
  const last = parts.at(-1);
  const first = more[0];
  if ((last === undefined) !== (first === undefined)) return parts.concat(more);
  const meeting = last === undefined || first === undefined ? undefined : last + first;
  if (parts.length === 1 && more.length === 1) return [meeting];
  return parts.slice(0, -1).concat([meeting], more.slice(1));
}

/** The string that values make one behind the other, each branch for itself while those are few. */
export function concatenate(values: readonly Value[]): Value {
  const first = values[0];
  if (
    first !== undefined &&
    (first.type === "one-of" ? first.values.some(isScriptPath) : isScriptPath(first))
  )
    return behindPath(first, values.slice(1));
  const branches = branchesOf(values);
  return branches === 1 ? assemble(allJoined(values)) : branched(values, branches);
}

/** How many branches they have in all. */
function branchesOf(values: readonly Value[]): number {
  let product = 1;
  for (const value of values) if (value.type === "one-of") product *= value.values.length;
  return product;
}

function branched(values: readonly Value[], branches: number): Value {
  if (branches > branchLimit) {
    return assemble(allJoined(values.map((value) => (value.type === "one-of" ? unknown : value))));
  }
  let made: readonly Parts[] = [noParts];
  for (const value of values) {
    const branch = alternatives(value).map(partsOf);
    const only = branch[0];
    made =
      only !== undefined && branch.length === 1
        ? made.map((parts) => joined(parts, only))
        : made.flatMap((parts) => branch.map((more) => joined(parts, more)));
  }
  return oneOf(made.map(assemble));
}

/** What values without branches make one behind the other. */
function allJoined(values: readonly Value[]): Parts {
  let parts = noParts;
  for (const value of values)
    parts = joined(parts, partsOf(value.type === "one-of" ? (value.values[0] ?? value) : value));
  return parts;
}

function isScriptPath(value: Value): boolean {
  return (
    value.type === "script-path" || (value.type === "result" && value.known?.[0]?.type === "script-path")
  );
}

/** What follows the path of the script. */
function behindPath(first: Value, others: readonly Value[]): Value {
  const rest = concatenate(others);
  return mapAlternatives(first, (start) => {
    const known = start.type === "result" ? (start.known?.[0] ?? unknown) : start;
    if (known.type !== "script-path") return concatenate([known, ...others]);
    return mapAlternatives(rest, (end) => {
      if (end.type !== "string" || known.path.length + end.value.length > lengthLimit) return unknown;
      // The name of the script itself is not known here, so that nothing can be put to it.
      const isBelow = end.value === "" || end.value.startsWith("/") || !/(?:^|\/)(?:\.\.)?$/.test(known.path);
      return isBelow ? { type: "script-path", path: known.path + end.value } : unknown;
    });
  });
}

/** `separator.join(items)`. */
export function join(separator: string, items: readonly Value[]): Value {
  return concatenate(
    items.flatMap((item, index): Value[] =>
      index === 0 ? [item] : [{ type: "string", value: separator }, item],
    ),
  );
}

/** `os.path.join` as it works on POSIX: an absolute part starts anew. */
export function joinPath(items: readonly Value[]): Value {
  const parts: Value[] = [];
  for (const item of items) {
    const text = item.type === "string" ? item.value : undefined;
    if (text?.startsWith("/")) parts.length = 0;
    const last = parts.at(-1);
    const closed = last === undefined || (last.type === "string" && /(?:^|\/)$/.test(last.value));
    if (!closed) parts.push({ type: "string", value: "/" });
    parts.push(item);
  }
  return concatenate(parts);
}

/** `template % value`: `%s`, `%d` and the like in order; by name where the value is a dictionary. */
export function percentFormat(template: string, value: Value): Value {
  const list = value.type === "list" ? value.items : [value];
  let next = 0;
  const pieces: Value[] = [];
  let from = 0;
  for (const match of template.matchAll(
    /%(?:\((\w{1,100})\))?[-+ #0]{0,4}\d{0,4}(?:\.\d{1,4})?([a-zA-Z%])/g,
  )) {
    const [whole, name, conversion] = match;
    pieces.push({ type: "string", value: template.slice(from, match.index) });
    from = match.index + whole.length;
    const plain = conversion === "s" || conversion === "d" || conversion === "i";
    if (conversion === "%") pieces.push({ type: "string", value: "%" });
    else if (name !== undefined) pieces.push(plain ? entry(value, name) : unknown);
    else {
      pieces.push(plain ? (list[next] ?? unknown) : unknown);
      next += 1;
    }
  }
  pieces.push({ type: "string", value: template.slice(from) });
  return concatenate(pieces);
}

function entry(value: Value, name: string): Value {
  if (value.type !== "dict") return unknown;
  const found = value.entries.findLast(({ key }) => key.type === "string" && key.value === name);
  return found?.value ?? unknown;
}

/** `template.format(…)`: fields by place or by name; a field with a format or an attribute is not known. */
export function braceFormat(
  template: string,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value {
  const pieces: Value[] = [];
  let from = 0;
  let next = 0;
  for (const match of template.matchAll(/\{\{|\}\}|\{([^{}]{0,200})\}/g)) {
    const [whole, field] = match;
    pieces.push({ type: "string", value: template.slice(from, match.index) });
    from = match.index + whole.length;
    if (field === undefined) pieces.push({ type: "string", value: whole.charAt(0) });
    else if (field === "") {
      pieces.push(filledIn(positional[next]));
      next += 1;
    } else if (/^\d{1,4}$/.test(field)) pieces.push(filledIn(positional[Number(field)]));
    else pieces.push(filledIn(named.get(field)));
  }
  pieces.push({ type: "string", value: template.slice(from) });
  return concatenate(pieces);
}

/** What a text is filled in with: where None is a default, callers give something else, or the text is of no use. */
function filledIn(value: Value = unknown): Value {
  return mapAlternatives(value, (given) => (given.type === "none" ? unknown : given));
}

const stringMethods: ReadonlyMap<string, (text: string) => string> = new Map([
  ["strip", (text: string) => text.trim()],
  ["lstrip", (text: string) => text.trimStart()],
  ["rstrip", (text: string) => text.trimEnd()],
  ["lower", (text: string) => text.toLowerCase()],
  ["upper", (text: string) => text.toUpperCase()],
]);

/** A method of a string without arguments, where the result is known. */
export function stringMethod(text: string, method: string): Value {
  const apply = stringMethods.get(method);
  return apply === undefined ? unknown : { type: "string", value: apply(text) };
}
