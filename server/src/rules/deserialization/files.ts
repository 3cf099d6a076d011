import type { PythonArgument, PythonValue } from "../../documents/python/module.ts";
import type { CallFact } from "../../facts/facts.ts";
import { writerNamed } from "../../knowledge/loaders/writers.ts";
import { find } from "../judge.ts";
import { pathsIn } from "../paths.ts";

/** What two calls have in common that speak of the same file: its name, or a temporary file or a buffer that has none. */
export function keysOf(value: PythonValue): readonly string[] {
  if (value.type === "call-result" && isEmptyBuffer(value)) return [value.name];
  const isTemporary = value.type === "reference" && value.name.startsWith("tempfile.");
  return isTemporary ? [value.name] : pathsIn(value);
}

/** The calls by which the program writes files itself, by what they write to. */
export function writtenFiles(calls: readonly CallFact[]): ReadonlyMap<string, readonly CallFact[]> {
  const written = new Map<string, CallFact[]>();
  for (const call of calls) {
    const writer = writerNamed(call.name);
    const target = writer === undefined ? undefined : find(call, writer.file);
    const keys = target === undefined ? [] : [...keysOf(target.value), ...expressionKey(call, target)];
    for (const key of keys) {
      const known = written.get(key);
      if (known === undefined) written.set(key, [call]);
      else known.push(call);
    }
  }
  return written;
}

/** Whether the program itself writes what it loads here. */
export function isOwnFile(
  call: CallFact,
  argument: PythonArgument,
  written: ReadonlyMap<string, readonly CallFact[]>,
): boolean {
  const keys = keysOf(argument.value);
  if (keys.length > 0 && keys.every((key) => written.has(key))) return true;
  return expressionKey(call, argument).some((key) =>
    written.get(key)?.some(({ span }) => span.start < call.span.start),
  );
}

const longestExpression = 200;

/**
 * A path that is only known when it runs, by the function and the words in which it is written:
 * `torch.save(net, path)` and `torch.load(path)` speak of one file. An open file may have another name each time.
 */
function expressionKey(call: CallFact, argument: PythonArgument): readonly string[] {
  const { value } = argument;
  const isOpened = value.type === "call-result" && /(?:^|\.)(?:open|File|Open)$/.test(value.name);
  if (argument.indirect || isOpened || call.form !== "direct" || value.type === "string") return [];
  const source = call.sourceOf(argument);
  return source.length > longestExpression ? [] : [`${call.scope ?? ""}\n${source}`];
}

function isEmptyBuffer(value: PythonValue): boolean {
  return value.type === "call-result" && value.name === "io.BytesIO" && value.arguments.length === 0;
}

/** Whether a buffer is read in the very function that serialized into it: `pickle.dump(x, buffer)`, `pickle.load(buffer)`. */
export function isBuffered(
  call: CallFact,
  loaded: PythonValue,
  written: ReadonlyMap<string, readonly CallFact[]>,
): boolean {
  const writers = isEmptyBuffer(loaded) ? keysOf(loaded).flatMap((key) => written.get(key) ?? []) : [];
  return writers.some(({ scope, span }) => scope === call.scope && span.start < call.span.start);
}
