import { unpackShort } from "../../formats/compression/small.ts";
import { marshalNames } from "../../formats/marshal/names.ts";
import { marshalProgram } from "../../formats/marshal/program.ts";
import { type DigitsKind, decodeBase64, decodeDigits } from "../../formats/pickle/digits.ts";
import { embeddedKind } from "../../formats/pickle/embedded.ts";
import { type ShellCommand, shellCommands } from "./shell-words.ts";

/** What a text would run if a shell or Python were given it. */
export interface CommandText {
  /** What it goes through, from the outside: `sh -c`, `python3 -c`, `base64`. */
  readonly layers: readonly string[];
  /** What runs at the end. */
  readonly text: string;
  /** Whether it does what no data does: starts programs, fetches and runs, opens a connection. */
  readonly strong: boolean;
}

/** So many layers are followed; what lies deeper is said not to be. */
export const mostLayers = 6;
const mostLiterals = 16;
/** What comes out of a packed literal is followed so far, in bytes. */
const mostUnpacked = 1 << 16;

const shells = /^(?:ba|z|da|k|a|c|tc|fi)?sh$/;
const python = /^(?:python|pypy)[\d.]*w?$/;
const evaluators = /^(?:perl|ruby|node|php|lua|osascript)$/;
const fetchers = /^(?:curl|wget|fetch|iwr|invoke-webrequest)$/;
const telling =
  /\b(?:exec|eval|__import__|compile|urlopen|(?:b(?:64|32|32hex|85)|a85|z85)decode|system|popen|spawn)\s?\(|\bos\.(?:exec|spawn|posix)|\b(?:subprocess|socket|pty|ctypes)\b|\brequests\.|\bproc_open\b/i;
const startsProgram = /\b(?:system|popen|subprocess|spawn|exec[lv]p?e?)\b/i;
const evaluates = /\b(?:exec|eval|compile)\s?\(/;
const unpacks =
  /b64decode|decodebytes|a2b_base64|fromhex|unhexlify|b16decode|b32(?:hex)?decode|[ab]85decode|z85decode|a2b_uu/;
/** Digits that are tried only where their own decoder is named: most texts are some of them. */
const namedDigits: readonly (readonly [RegExp, DigitsKind])[] = [
  [/b32decode/, "base32"],
  [/b32hexdecode/, "base32hex"],
  [/b85decode/, "base85"],
  [/a85decode/, "ascii85"],
  [/z85decode/, "z85"],
  [/a2b_uu/, "uu"],
];
const beginsAsPython = /^\s*(?:import\s|from\s|exec\s?\(|eval\s?\(|__import__\s?\(|\()/;

/** What a shell would run of a text; undefined where it says nothing that is known. */
export function shellText(text: string, depth = 0): CommandText | undefined {
  const commands = shellCommands(text);
  const piped = pipeline(text, commands, depth);
  if (piped !== undefined) return piped;
  let weak: CommandText | undefined;
  for (const { words } of commands) {
    const found = commandWords(words, depth);
    if (found?.strong === true) return found;
    weak ??= found;
  }
  return weak;
}

/** What Python would run of a text that is its source; undefined where it is plain data, or harmless. */
export function pythonText(text: string, depth = 0): CommandText | undefined {
  return beginsAsPython.test(text) && telling.test(text) ? pythonCode(text, depth) : undefined;
}

/** A text that is all base64, of a command or of source. */
export function base64Text(text: string, depth = 0): CommandText | undefined {
  const decoded = text.length < 16 ? undefined : printable(decodeBase64(ascii(text)));
  const found = decoded === undefined ? undefined : (pythonText(decoded) ?? shellText(decoded));
  return found?.strong === true && decoded !== undefined
    ? layered("base64", decoded, depth, () => found)
    : undefined;
}

/** One command: of an interpreter that is given its program, or of a connection handed to a shell. */
export function commandWords(all: readonly string[], depth = 0): CommandText | undefined {
  const words = withoutPrefix(all);
  const [program = "", ...args] = words;
  const name = programName(program);
  if (all.some((word, index) => isSocketPath(word, all[index - 1])))
    return { layers: [], text: all.join(" "), strong: true };
  if (/^(?:nc|ncat|netcat)$/.test(name) && args.some((word) => /^-[a-z]*[ec]$/.test(word)))
    return { layers: [], text: words.join(" "), strong: true };
  if (name === "busybox") return commandWords(args, depth);
  if (shells.test(name)) {
    const code = programOf(args, /^-[a-z]*c[a-z]*$/);
    return code === undefined ? undefined : layered(`${name} -c`, code, depth, shellText);
  }
  if (python.test(name)) {
    const code = programOf(args, /^-[A-Za-z]*c$/);
    return code === undefined ? undefined : layered(`${name} -c`, code, depth, pythonCode);
  }
  if (evaluators.test(name)) {
    const code = programOf(args, /^-[a-z]*[er]$/);
    return code === undefined ? undefined : layered(`${name} -e`, code, depth, plainCode);
  }
  return windowsCommand(name, args, depth);
}

function windowsCommand(name: string, args: readonly string[], depth: number): CommandText | undefined {
  if (name === "cmd") {
    const at = args.findIndex((word) => /^\/[ck]$/i.test(word));
    return at < 0 ? undefined : layered("cmd /c", args.slice(at + 1).join(" "), depth, shellText);
  }
  return name === "powershell" || name === "pwsh" ? powershell(name, args, depth) : undefined;
}

function powershell(name: string, args: readonly string[], depth: number): CommandText | undefined {
  for (const [index, word] of args.entries()) {
    const flag = /^[-/]([a-z]+)$/i.exec(word)?.[1]?.toLowerCase();
    // PowerShell takes any beginning of a parameter's name (about_PowerShell_exe), and `-ec`.
    if (flag === undefined) continue;
    if (flag === "ec" || "encodedcommand".startsWith(flag)) {
      const given = args[index + 1] ?? "";
      const decoded = decodeBase64(ascii(given));
      const code = decoded === undefined ? given : new TextDecoder("utf-16le").decode(decoded);
      return strengthened(layered(`${name} -enc`, code, depth, shellText));
    }
    if ("command".startsWith(flag))
      return layered(`${name} -c`, args.slice(index + 1).join(" "), depth, shellText);
  }
  return undefined;
}

/** What is fetched, or decoded, and piped into an interpreter. */
function pipeline(text: string, commands: readonly ShellCommand[], depth: number): CommandText | undefined {
  for (const [index, { words, piped }] of commands.entries()) {
    const name = programName(withoutPrefix(words)[0] ?? "");
    if (!piped || !(shells.test(name) || python.test(name))) continue;
    let start = index;
    while (start > 0 && commands[start]?.piped === true) start -= 1;
    const before = commands.slice(start, index).map((command) => withoutPrefix(command.words));
    const programs = before.map(([first = ""]) => programName(first));
    if (programs.includes("base64")) return decodedBefore(name, before.flat(), text, depth);
    if (programs.some((program) => fetchers.test(program))) return { layers: [], text, strong: true };
  }
  return undefined;
}

/** `echo BASE64 | base64 -d | sh`. */
function decodedBefore(name: string, words: readonly string[], text: string, depth: number): CommandText {
  const read = python.test(name) ? pythonCode : shellText;
  for (const word of words) {
    const decoded = word.length < 8 ? undefined : printable(decodeBase64(ascii(word)));
    if (decoded !== undefined) return strengthened(layered(`base64 | ${name}`, decoded, depth, read));
  }
  return { layers: [], text, strong: true };
}

function pythonCode(code: string, depth: number): CommandText {
  const strong = telling.test(code);
  const literals = strong ? stringLiterals(code) : [];
  for (const literal of literals) {
    const decoded = unpacks.test(code) ? unpacked(literal, code) : undefined;
    if (decoded !== undefined) return strengthened(layered(decoded.label, decoded.text, depth, pythonCode));
    const inner =
      (startsProgram.test(code) ? shellText(literal, depth) : undefined) ??
      (evaluates.test(code) ? pythonText(literal, depth) : undefined);
    if (inner !== undefined) return strengthened(inner);
  }
  const argv = startsProgram.test(code)
    ? literals.findIndex((one) => /^\S*(?:sh|python[\d.]*)$/.test(one))
    : -1;
  const inner = argv < 0 ? undefined : commandWords(literals.slice(argv), depth);
  return inner === undefined ? { layers: [], text: code, strong } : strengthened(inner);
}

/** The contents of a literal that are digits of what the code around it decodes. */
function unpacked(
  literal: string,
  code: string,
): { readonly label: string; readonly text: string } | undefined {
  if (literal.length < 8) return undefined;
  const bytes = ascii(literal);
  const named = namedDigits.flatMap(([decoder, kind]) => (decoder.test(code) ? kind : []));
  for (const label of ["hex", "base64", ...named] as const) {
    const decoded = decodeDigits(label, bytes);
    const text = printable(decoded);
    if (text !== undefined) return { label, text };
    const packed = decoded === undefined ? undefined : unpackedBytes(decoded, label, 0);
    if (packed !== undefined) return packed;
  }
  return undefined;
}

/** Bytes that are packed, a pickle or compiled code: opened as far as a text comes out. */
function unpackedBytes(
  bytes: Uint8Array,
  label: string,
  depth: number,
): { readonly label: string; readonly text: string } | undefined {
  const kind = embeddedKind(bytes, "bytes");
  if (kind === "marshal") return { label, text: compiledText(bytes) };
  if (kind === "pickle") return { label, text: "a pickle" };
  const inner = depth < mostLayers ? unpackShort(bytes, mostUnpacked) : undefined;
  if (inner === undefined) return undefined;
  const inside = `${label} → ${kind ?? "packed"}`;
  const text = printable(decodeBase64(inner)) ?? printable(inner);
  if (text !== undefined) return { label: inside, text };
  return unpackedBytes(inner, inside, depth + 1) ?? { label: inside, text: "bytes" };
}

function compiledText(bytes: Uint8Array): string {
  const program = marshalProgram(bytes);
  if (program !== undefined && program.calls.length > 0)
    return `compiled Python code that calls ${program.calls.slice(0, 6).join(", ")}`;
  const names = marshalNames(bytes).names.filter((name) => !/^_|^<|^co_/.test(name));
  return `compiled Python code that names ${names.slice(0, 6).join(", ")}`;
}

function plainCode(code: string): CommandText {
  return { layers: [], text: code, strong: telling.test(code) };
}

type Reader = (text: string, depth: number) => CommandText | undefined;

function layered(label: string, code: string, depth: number, read: Reader): CommandText {
  if (depth + 1 >= mostLayers)
    return { layers: [label, "more layers, not followed"], text: code, strong: true };
  const inner = read(code, depth + 1);
  if (inner === undefined) return { layers: [label], text: code, strong: false };
  return { layers: [label, ...inner.layers], text: inner.text, strong: inner.strong };
}

function strengthened(found: CommandText): CommandText {
  return { ...found, strong: true };
}

/** The word behind the option, or what is written to it without a space. */
function programOf(args: readonly string[], option: RegExp): string | undefined {
  for (const [index, word] of args.entries()) {
    if (option.test(word)) return args[index + 1];
    if (/^-c./.test(word)) return word.slice(2);
    if (!word.startsWith("-")) return undefined;
  }
  return undefined;
}

/** A command without what may stand before it: assignments, and programs that start what they are given. */
function withoutPrefix(words: readonly string[]): readonly string[] {
  const at = words.findIndex(
    (word) =>
      !/^\w+=/.test(word) && !/^(?:sudo|nohup|exec|env|setsid|command|time|start)$/.test(programName(word)),
  );
  return at < 0 ? [] : words.slice(at);
}

function programName(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf("/"), word.lastIndexOf("\\")) + 1).toLowerCase();
  return name.endsWith(".exe") ? name.slice(0, -4) : name;
}

/** bash opens a connection for these paths in a redirection (bash(1), REDIRECTION). */
function isSocketPath(word: string, before: string | undefined): boolean {
  if (/^[\d&]{0,3}[<>]{1,2}&?\/dev\/(?:tcp|udp)\//.test(word)) return true;
  return /^\/dev\/(?:tcp|udp)\//.test(word) && /[<>]&?$/.test(before ?? "");
}

/** The string literals of Python source, without their quotes; the last may be cut off. */
function stringLiterals(code: string): readonly string[] {
  const found: string[] = [];
  for (let index = 0; index < code.length && found.length < mostLiterals; index += 1) {
    const quote = code.charAt(index);
    if (quote !== "'" && quote !== '"') continue;
    const fence = code.startsWith(quote.repeat(3), index) ? quote.repeat(3) : quote;
    let content = "";
    for (index += fence.length; index < code.length && !code.startsWith(fence, index); index += 1) {
      if (code.charAt(index) === "\\") index += 1;
      content += code.charAt(index);
    }
    index += fence.length - 1;
    found.push(content);
  }
  return found;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Bytes that are a text; the last characters may be cut off. */
function printable(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined || bytes.length < 4) return undefined;
  const text = new TextDecoder().decode(bytes, { stream: true });
  return /[^\P{Cc}\s]|\ufffd/u.test(text) ? undefined : text;
}
