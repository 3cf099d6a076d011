import type { Argument, Expression } from "../../syntax/python/ir.ts";
import type { Span } from "../../text/span.ts";
import type { CallSite } from "./collected.ts";
import { merge } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Place } from "./scopes.ts";
import { type PartialValue, unknown, type Value } from "./values.ts";

/** One argument of a call, its value still the model's own. Where it stands is worked out when that is asked for. */
export interface ResolvedArgument {
  /** One of the two is given. */
  readonly name: string | undefined;
  readonly index: number | undefined;
  readonly value: Value;
  readonly indirect: boolean;
  /** The argument that is written, or the unpacking that it came through. */
  readonly written: Argument;
  /** Absolute offset that its offsets are counted from. */
  readonly base: number;
  /** Of the value of a dictionary that is unpacked, which is written elsewhere. */
  readonly elsewhere: Span | undefined;
}

/** Where the whole argument stands. */
export function argumentSpan({ written, base }: ResolvedArgument): Span {
  return { start: base + written.start, end: base + written.end };
}

export function argumentValueSpan({ written, base, elsewhere }: ResolvedArgument): Span {
  return elsewhere ?? { start: base + written.value.start, end: base + written.value.end };
}

export interface ResolvedArguments {
  readonly list: readonly ResolvedArgument[];
  /** More may be given than is known. */
  readonly open: boolean;
}

/** The deepest nesting of partials of partials that is followed. */
const partialLimit = 8;

/** The most arguments that one call is given through unpacking. */
const unpackLimit = 500;

/**
 * The arguments of a call: those written in it, those that unpacking brings, and those that a
 * `functools.partial` was given before.
 *
 * @param bound the partial that is called
 */
export function resolveArguments(
  evaluator: Evaluator,
  site: CallSite,
  bound?: PartialValue,
): ResolvedArguments {
  const before = bound === undefined ? noArguments : partialArguments(evaluator, bound, 0);
  const own = ownArguments(evaluator, site, positionalCount(before), 0);
  if (before.list.length === 0) return { list: own.list, open: own.open || before.open };
  // A keyword that the call gives itself replaces the partial's.
  const given = new Set(own.list.map((argument) => argument.name).filter((name) => name !== undefined));
  const kept = before.list.filter((argument) => argument.name === undefined || !given.has(argument.name));
  return { list: [...kept, ...own.list], open: own.open || before.open };
}

const noArguments: ResolvedArguments = { list: [], open: false };

/** The arguments that calls of a partial get from it. */
export function partialArguments(
  evaluator: Evaluator,
  partial: PartialValue,
  depth: number,
): ResolvedArguments {
  const inner =
    partial.target.type === "partial" && depth < partialLimit
      ? partialArguments(evaluator, partial.target, depth + 1)
      : noArguments;
  const own = ownArguments(evaluator, partial.site, positionalCount(inner), 1);
  const list = [...inner.list, ...own.list].map((argument) => ({ ...argument, indirect: true }));
  return { list, open: inner.open || own.open };
}

function positionalCount({ list }: ResolvedArguments): number {
  return list.filter((argument) => argument.index !== undefined).length;
}

/** @param skip how many arguments come before those that count: the callable, in a partial */
function ownArguments(
  evaluator: Evaluator,
  site: CallSite,
  firstIndex: number,
  skip: number,
): ResolvedArguments {
  const { call, place } = site;
  const { base } = place;
  const written = skip === 0 ? call.arguments : call.arguments.slice(skip);
  if (written.length === 0) return noArguments;
  if (!written.some(isUnpacking))
    return { list: plainArguments(evaluator, written, place, firstIndex), open: false };
  const list: ResolvedArgument[] = [];
  let open = false;
  let index = firstIndex;
  for (const argument of written) {
    const value = evaluator.value(argument.value, place);
    if (argument.form === "positional") {
      list.push(givenAt(index, value, argument, base));
      index += 1;
    } else if (argument.form === "keyword") {
      list.push(givenByName(value, argument, base));
    } else if (argument.form === "list-splat") {
      if (value.type !== "list" || value.items.length > unpackLimit) {
        open = true;
        continue;
      }
      for (const item of value.items) {
        list.push({ ...givenAt(index, item, argument, base), indirect: true });
        index += 1;
      }
    } else {
      const unpacked = unpackedDict(value, argument, base);
      list.push(...unpacked.list);
      open ||= unpacked.open;
    }
  }
  return { list, open };
}

function isUnpacking({ form }: Argument): boolean {
  return form === "list-splat" || form === "dict-splat";
}

/** Of a call that unpacks nothing, as nearly all are: its list is as long as what is written. */
function plainArguments(
  evaluator: Evaluator,
  written: readonly Argument[],
  place: Place,
  firstIndex: number,
): readonly ResolvedArgument[] {
  let index = firstIndex - 1;
  return written.map((argument) => {
    const value = evaluator.value(argument.value, place);
    if (argument.form === "keyword") return givenByName(value, argument, place.base);
    index += 1;
    return givenAt(index, value, argument, place.base);
  });
}

function givenAt(index: number, value: Value, written: Argument, base: number): ResolvedArgument {
  return { name: undefined, index, value, indirect: false, written, base, elsewhere: undefined };
}

function givenByName(value: Value, written: Argument, base: number): ResolvedArgument {
  const name = written.name ?? "";
  return { name, index: undefined, value, indirect: false, written, base, elsewhere: undefined };
}

function unpackedDict(value: Value, written: Argument, base: number): ResolvedArguments {
  const dict = merge(value);
  const list: ResolvedArgument[] = [];
  let { open } = dict;
  // The last entry of a key wins.
  const byName = new Map<string, (typeof dict.entries)[number]>();
  for (const entry of dict.entries) {
    if (entry.key.type === "string") byName.set(entry.key.value, entry);
    else open = true;
  }
  for (const [name, entry] of byName) {
    if (list.length >= unpackLimit) return { list, open: true };
    const { value: given, span: elsewhere } = entry;
    list.push({ name, index: undefined, value: given, indirect: true, written, base, elsewhere });
  }
  return { list, open };
}

/** The value given for a parameter; undefined where none is, unknown where that cannot be said. */
export function argumentValue(
  { list, open }: ResolvedArguments,
  name: string | undefined,
  index: number | undefined,
): Value | undefined {
  const found = list.find(
    (argument) =>
      (name !== undefined && argument.name === name) || (index !== undefined && argument.index === index),
  );
  return found?.value ?? (open ? unknown : undefined);
}

/**
 * The value that a call gives for a parameter, as `argumentValue` finds it among all; where nothing is unpacked, the
 * other arguments are not looked at.
 */
export function givenValue(
  evaluator: Evaluator,
  site: CallSite,
  name: string | undefined,
  index: number | undefined,
): Value | undefined {
  let position = 0;
  let found: Expression | undefined;
  for (const argument of site.call.arguments) {
    if (argument.form === "list-splat" || argument.form === "dict-splat")
      return argumentValue(resolveArguments(evaluator, site), name, index);
    const isIt = argument.form === "keyword" ? (argument.name ?? "") === name : position === index;
    if (argument.form === "positional") position += 1;
    if (isIt) found ??= argument.value;
  }
  return found && evaluator.value(found, site.place);
}

/**
 * The same, and works out the other arguments as well: where questions lead back to one another, an answer may depend on
 * what else was asked.
 */
export function valueAmongAll(
  evaluator: Evaluator,
  site: CallSite,
  name: string,
  index: number,
): Value | undefined {
  const { call, place } = site;
  if (call.arguments.some(isUnpacking)) return argumentValue(resolveArguments(evaluator, site), name, index);
  let position = 0;
  let found: Value | undefined;
  for (const argument of call.arguments) {
    const value = evaluator.value(argument.value, place);
    const isIt = argument.form === "keyword" ? (argument.name ?? "") === name : position === index;
    if (argument.form === "positional") position += 1;
    if (isIt) found ??= value;
  }
  return found;
}

/** The value of a positional argument of a call; undefined where none is known to be given. */
export function positionalValue(evaluator: Evaluator, site: CallSite, index: number): Value | undefined {
  let position = 0;
  for (const { form, value } of site.call.arguments) {
    if (form === "list-splat")
      return resolveArguments(evaluator, site).list.find((argument) => argument.index === index)?.value;
    if (form !== "positional") continue;
    if (position === index) return evaluator.value(value, site.place);
    position += 1;
  }
  return undefined;
}
