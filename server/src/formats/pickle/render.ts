import { maskText } from "./mask.ts";
import type { PickleCall } from "./records.ts";
import { decodeAscii } from "./text.ts";
import type { Call, Collection, PickleObject, Value } from "./values.ts";
import { isCollection, isObject } from "./values.ts";

const deepest = 4;
const widest = 6;
const longestCall = 200;

/** Names of earlier results, where a value is one: `r3`. */
type NameOf = (value: Value) => string | undefined;
const unnamed: NameOf = () => undefined;

/** A value as Python would write it: constants masked and shortened, collections cut. */
export function renderValue(value: Value, nameOf: NameOf = unnamed, depth = 0): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return quote(maskText(value));
  if (typeof value === "number") return renderNumber(value);
  const name = nameOf(value);
  if (name !== undefined) return name;
  if (isCollection(value)) return renderCollection(value, nameOf, depth);
  return renderObject(value, nameOf, depth);
}

function renderNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return String(value);
}

/** A text in single quotes, control characters escaped. */
function quote(text: string): string {
  const escaped = text.replace(/[\\'\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\\" || character === "'") return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100
      ? `\\x${code.toString(16).padStart(2, "0")}`
      : `\\u${code.toString(16).padStart(4, "0")}`;
  });
  return `'${escaped}'`;
}

function renderObject(value: Exclude<PickleObject, Collection>, nameOf: NameOf, depth: number): string {
  switch (value.kind) {
    case "text":
      return quote(maskText(`${value.head}…`));
    case "bytes":
    case "bytearray":
      return renderBytes(value.kind, value.head, value.length);
    case "float":
      return `${value.value}.0`;
    case "long":
      return value.digits;
    case "global":
      return `${plainName(value.import.module)}.${plainName(value.import.name)}`;
    case "call":
      return depth >= deepest ? "…" : renderInvocation(value, nameOf, depth + 1);
    case "persistent":
      return `persistent_load(${depth >= deepest ? "…" : renderValue(value.id, nameOf, depth + 1)})`;
    case "buffer":
      return "buffer()";
    case "forgotten":
      return "…";
    default:
      return "…";
  }
}

/** A name of an import, which may hold anything: shortened, without control characters. */
export function plainName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "�");
  return plain.length > 100 ? `${plain.slice(0, 100)}…` : plain;
}

function renderBytes(kind: "bytes" | "bytearray", head: Uint8Array, length: number): string {
  const text = length <= head.length ? decodeAscii(head) : undefined;
  const shown =
    text === undefined || /\p{Cc}/u.test(text) ? `<${length} bytes>` : `b${quote(maskText(text))}`;
  return kind === "bytearray" ? `bytearray(${shown})` : shown;
}

function renderCollection(value: Collection, nameOf: NameOf, depth: number): string {
  const open = { list: "[", dict: "{", tuple: "(", set: "{", frozenset: "frozenset({" }[value.kind];
  const close = { list: "]", dict: "}", tuple: ")", set: "}", frozenset: "})" }[value.kind];
  if (value.kind === "set" && value.size === 0) return "set()";
  if (depth >= deepest) return value.size === 0 ? `${open}${close}` : `${open}…${close}`;
  const items = value.kind === "dict" ? entries(value, nameOf, depth) : elements(value, nameOf, depth);
  if (value.kind === "tuple" && value.size === 1) items.push("");
  return `${open}${items.join(", ").trimEnd()}${close}`;
}

function elements(value: Collection, nameOf: NameOf, depth: number): string[] {
  const shown = value.items.slice(0, widest).map((item) => renderValue(item, nameOf, depth + 1));
  return value.size > shown.length ? [...shown, "…"] : shown;
}

function entries(value: Collection, nameOf: NameOf, depth: number): string[] {
  const shown: string[] = [];
  for (let index = 0; index + 1 < value.items.length && shown.length < widest; index += 2) {
    const key = renderValue(value.items[index] ?? null, nameOf, depth + 1);
    shown.push(`${key}: ${renderValue(value.items[index + 1] ?? null, nameOf, depth + 1)}`);
  }
  return value.size > shown.length ? [...shown, "…"] : shown;
}

function renderInvocation(call: Call, nameOf: NameOf, depth: number): string {
  const callee = renderValue(call.callee, nameOf, depth);
  const args = argumentTexts(call, nameOf, depth);
  if (call.form !== "NEWOBJ" && call.form !== "NEWOBJ_EX") return `${callee}(${args.join(", ")})`;
  return `${callee}.__new__(${[callee, ...args].join(", ")})`;
}

function argumentTexts(call: Call, nameOf: NameOf, depth: number): string[] {
  const given = call.arguments;
  const args =
    isCollection(given) && given.kind === "tuple"
      ? elements(given, nameOf, depth)
      : [`*${renderValue(given, nameOf, depth)}`];
  const { keywords } = call;
  if (keywords !== undefined && !(isCollection(keywords) && keywords.size === 0)) {
    args.push(`**${renderValue(keywords, nameOf, depth)}`);
  }
  return args;
}

/** One call as a Python-like line, at most 200 characters: `posix.system('echo hello')`. */
export function renderCall(call: PickleCall, nameOf: NameOf = unnamed): string {
  const line =
    call.form === "BUILD"
      ? `${nameOf(call.value) ?? renderInvocation(call.value, nameOf, 1)}.__setstate__(${renderValue(call.value.state ?? null, nameOf, 1)})`
      : renderInvocation(call.value, nameOf, 0);
  return line.length > longestCall ? `${line.slice(0, longestCall)}…` : line;
}

/**
 * The whole program that a pickle is, as Python-like lines: every call in its order, results named
 * `r0`, `r1`, …, and what the load answers. At most `most` lines.
 */
export function decompile(calls: readonly PickleCall[], result: Value, most = 1000): string[] {
  const names = new Map<Value, string>();
  const nameOf: NameOf = (value) => (isObject(value) ? names.get(value) : undefined);
  const lines: string[] = [];
  for (const call of calls) {
    if (lines.length >= most) return [...lines, "…"];
    const text = renderCall(call, nameOf);
    if (call.form === "BUILD") lines.push(text);
    else {
      const name = `r${names.size}`;
      lines.push(`${name} = ${text}`);
      names.set(call.value, name);
    }
  }
  return [...lines, `return ${renderValue(result, nameOf)}`];
}
