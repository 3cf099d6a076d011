import { maskText } from "../../formats/pickle/mask.ts";
import type { PickleCall } from "../../formats/pickle/records.ts";
import type { PickleStream } from "../../formats/pickle/streams.ts";
import { decodeAscii } from "../../formats/pickle/text.ts";
import type { PickleText } from "../../formats/pickle/texts.ts";
import type { Value } from "../../formats/pickle/values.ts";
import { isCollection, isObject } from "../../formats/pickle/values.ts";
import { base64Text, type CommandText, commandWords, pythonText, shellText } from "./command-text.ts";

/** So many values of a call, and of a pickle, are looked at. */
const mostArguments = 16;
const mostHeld = 256;
/** A longer text is a script or prose; what is held as data and has more lines is not looked at. */
const mostHeldLines = 3;
const mostShownLayers = 8;

/**
 * What the text constants that a call is given would run, were they given to a shell or to Python:
 * `` `sh -c` → `python3 -c` → `import os; …` ``, masked and shortened. Undefined where they would run
 * nothing, and with `onlyLayers` where the call itself shows all of it.
 */
export function commandOfCall(
  { value, form }: PickleCall,
  onlyLayers: boolean,
  texts: readonly PickleText[],
): string | undefined {
  const given = form === "BUILD" ? [value.state ?? null] : [value.arguments, value.keywords ?? null];
  const read = (text: string) => shellText(text) ?? pythonText(text);
  for (const found of commandsIn(
    given.map((one) => whole(one, texts)),
    read,
    mostArguments,
  )) {
    const counts = onlyLayers ? found.layers.length > 0 : found.strong || found.layers.length > 0;
    if (counts) return shown(found);
  }
  return undefined;
}

/** The arguments with their longer texts in full, as far as those were kept (TextCollector). */
function whole(value: Value, texts: readonly PickleText[]): Value {
  if (texts.length === 0 || !isCollection(value) || value.kind === "dict") return value;
  if (!value.items.some((item) => isObject(item) && item.kind === "text")) return value;
  const items = value.items.map((item) => {
    if (!isObject(item) || item.kind !== "text") return item;
    return (
      texts.find(
        ({ text }) =>
          text.length <= item.length && text.length > item.head.length && text.startsWith(item.head),
      )?.text ?? item
    );
  });
  return { ...value, items };
}

/**
 * A command among the constants of a pickle, whatever they are for: only what is one from its first
 * word on and starts or fetches programs. Source code and prose are data.
 */
export function heldCommand(stream: PickleStream): string | undefined {
  const values = stream.calls.flatMap(({ value }) => [value.arguments, value.state ?? null]);
  for (const found of commandsIn([stream.result, ...values], heldText, mostHeld)) {
    if (found.strong) return shown(found);
  }
  return undefined;
}

function heldText(text: string): CommandText | undefined {
  return text.trim().split("\n", mostHeldLines + 1).length > mostHeldLines ? undefined : shellText(text);
}

function* commandsIn(
  roots: readonly Value[],
  read: (text: string) => CommandText | undefined,
  most: number,
): Generator<CommandText> {
  const waiting: Value[] = [...roots].reverse();
  const seen = new Set<Value>();
  for (let left = most; left > 0 && waiting.length > 0; left -= 1) {
    const value = waiting.pop() ?? null;
    if (seen.has(value)) continue;
    seen.add(value);
    const found = commandOf(value, read);
    if (found !== undefined) yield found;
    waiting.push(...within(value).toReversed());
  }
}

function commandOf(value: Value, read: (text: string) => CommandText | undefined): CommandText | undefined {
  const text = textOf(value);
  if (text !== undefined) return read(text) ?? base64Text(text);
  return isCollection(value) && value.kind !== "dict" ? commandWordsFrom(argv(value.items)) : undefined;
}

function within(value: Value): readonly Value[] {
  if (isCollection(value)) return value.items;
  return isObject(value) && value.kind === "call" ? [value.arguments, value.state ?? null] : [];
}

/** A list of words may be a command, as `subprocess` and `os.exec` take it; before it a mode or a path may stand. */
function commandWordsFrom(words: readonly string[]): CommandText | undefined {
  for (let start = 0; start < Math.min(words.length, 3); start += 1) {
    const found = words.length - start < 2 ? undefined : commandWords(words.slice(start));
    if (found !== undefined) return found;
  }
  return undefined;
}

function argv(items: readonly Value[]): readonly string[] {
  return items.flatMap((item) => textOf(item) ?? []);
}

function textOf(value: Value): string | undefined {
  if (typeof value === "string") return value;
  if (!isObject(value)) return undefined;
  if (value.kind === "text") return value.head;
  return value.kind === "bytes" || value.kind === "bytearray" ? decodeAscii(value.head) : undefined;
}

function shown({ layers, text }: CommandText): string {
  const plain = text
    .trim()
    .replace(/:\/\/[^/\s@]{1,200}@/g, "://…@")
    .replace(/[`\s\p{Cc}\p{Cf}\p{Cs}]+/gu, " ");
  return [...layers.slice(0, mostShownLayers), maskText(plain)].map((part) => `\`${part}\``).join(" → ");
}
