import { type EmbeddedKind, embeddedKind, shortestEmbedded } from "./embedded.ts";
import { Op } from "./opcodes.ts";
import type { MachineState } from "./state.ts";
import {
  decodeAscii,
  decodeHead,
  decodeLatin1,
  decodeRawUnicodeEscape,
  decodeStringEscape,
  decodeUtf8,
  parseFloatText,
  parseInteger,
} from "./text.ts";
import { longestKeptText, shortestKeptText } from "./texts.ts";
import type { Value } from "./values.ts";
import { forgotten, keptBytes, keptText, keptTextHead } from "./values.ts";

/** One opcode. It may be run anew (see Tape), so it changes nothing before it has all its bytes. */
export type Handler = (state: MachineState) => unknown;

/**
 * The opcodes that push a constant, as CPython's readers execute them (Lib/pickle.py, class
 * _Unpickler; Modules/_pickle.c, load_*). Where the two differ, whatever either accepts is accepted.
 */
export const constantHandlers: readonly (readonly [number, Handler])[] = [
  [Op.NONE, (state) => state.push(null)],
  [Op.NEWTRUE, (state) => state.push(true)],
  [Op.NEWFALSE, (state) => state.push(false)],
  [Op.INT, int],
  [Op.BININT, (state) => state.tape.has(4) && state.push(state.tape.int32())],
  [Op.BININT1, (state) => state.tape.has(1) && state.push(state.tape.byte())],
  [Op.BININT2, (state) => state.tape.has(2) && state.push(state.tape.uint16())],
  [Op.LONG, long],
  [Op.LONG1, (state) => binaryLong(state, 1)],
  [Op.LONG4, (state) => binaryLong(state, 4)],
  [Op.FLOAT, floatText],
  [Op.BINFLOAT, (state) => state.tape.has(8) && state.push(floatValue(state, state.tape.float64()))],
  [Op.STRING, quotedString],
  [Op.BINSTRING, (state) => counted(state, "int32", pushString)],
  [Op.SHORT_BINSTRING, (state) => counted(state, "uint8", pushString)],
  [Op.BINBYTES, (state) => counted(state, "uint32", pushBytes)],
  [Op.SHORT_BINBYTES, (state) => counted(state, "uint8", pushBytes)],
  [Op.BINBYTES8, (state) => counted(state, "uint64", pushBytes)],
  [Op.BYTEARRAY8, (state) => counted(state, "uint64", pushByteArray)],
  [Op.UNICODE, unicode],
  [Op.BINUNICODE, (state) => counted(state, "uint32", pushText)],
  [Op.SHORT_BINUNICODE, (state) => counted(state, "uint8", pushText)],
  [Op.BINUNICODE8, (state) => counted(state, "uint64", pushText)],
  [Op.NEXT_BUFFER, (state) => state.push({ kind: "buffer" })],
  [Op.READONLY_BUFFER, (state) => void state.top()],
];

/** Python tells 1.0 from 1: an integral float keeps its kind. */
function floatValue(state: MachineState, value: number): Value {
  return Number.isInteger(value) && !state.crowded ? { kind: "float", value } : value;
}

function int(state: MachineState): void {
  const line = state.tape.line();
  if (line === undefined) return;
  if (line.length === 2 && line[0] === 0x30 && (line[1] === 0x30 || line[1] === 0x31)) {
    state.push(line[1] === 0x31);
    return;
  }
  pushInteger(state, line);
}

function long(state: MachineState): void {
  const line = state.tape.line();
  if (line === undefined) return;
  pushInteger(state, line[line.length - 1] === 0x4c ? line.subarray(0, -1) : line);
}

function pushInteger(state: MachineState, line: Uint8Array): void {
  const value = parseInteger(line);
  if (value === undefined) state.fail("bad-number", "the text of an INT or LONG is no number");
  else state.push(typeof value === "string" ? { kind: "long", digits: value } : value);
}

function floatText(state: MachineState): void {
  const line = state.tape.line();
  if (line === undefined) return;
  const value = parseFloatText(line);
  if (value === undefined) state.fail("bad-number", "the text of a FLOAT is no number");
  else state.push(floatValue(state, value));
}

/** LONG1 and LONG4: little-endian two's complement. More than eight bytes are passed over unread. */
function binaryLong(state: MachineState, width: 1 | 4): void {
  const { tape } = state;
  if (!tape.has(width)) return;
  const length = width === 1 ? tape.byte() : tape.int32();
  if (length < 0) {
    state.fail("negative-length", "a LONG4 says a negative length");
    return;
  }
  if (length > 16) {
    if (reaches(state, length)) {
      tape.position += length;
      state.push(longValue(state, `0x… (${length} bytes)`));
    }
    return;
  }
  if (!tape.has(length)) return;
  let value = 0n;
  const bytes = tape.bytes(length);
  for (let index = length - 1; index >= 0; index -= 1) value = (value << 8n) | BigInt(bytes[index] ?? 0);
  if (length > 0 && ((bytes[length - 1] ?? 0) & 0x80) !== 0) value -= 1n << BigInt(8 * length);
  const number = Number(value);
  state.push(Number.isSafeInteger(number) ? number : longValue(state, value.toString()));
}

const someLong: Value = { kind: "long", digits: "…" };

function longValue(state: MachineState, digits: string): Value {
  return state.crowded ? someLong : { kind: "long", digits };
}

type LengthField = "uint8" | "int32" | "uint32" | "uint64";
const widthOf: Readonly<Record<LengthField, number>> = { uint8: 1, int32: 4, uint32: 4, uint64: 8 };

/**
 * An opcode with a counted argument. `push` gets the beginning of it (all, where it is short) and
 * its length; the rest is passed over without being read.
 */
function counted(
  state: MachineState,
  field: LengthField,
  push: (state: MachineState, beginning: Uint8Array, length: number) => void,
): void {
  const { tape } = state;
  if (!tape.has(widthOf[field])) return;
  const length = readLength(state, field);
  if (length < 0) {
    state.fail("negative-length", "a BINSTRING says a negative length");
    return;
  }
  if (tape.frameEnd > 0) tape.fit(length);
  const shown = Math.min(length, keptText);
  if (tape.position + length > tape.chunk.length && !hasEnough(state, length, shown)) return;
  const beginning = tape.chunk.subarray(tape.position, tape.position + shown);
  push(state, beginning, length);
  tape.position += length;
}

/** Of a counted argument that ends behind the chunk: whether what is wanted of it is there; if not, that is asked for or noted. */
function hasEnough(state: MachineState, length: number, shown: number): boolean {
  if (!reaches(state, length)) return false;
  // Where the source is known to have them, the bytes of a text that is collected are asked for too.
  const isCollected = state.size !== undefined && state.texts?.takes(length) === true;
  return state.tape.has(isCollected ? length : shown);
}

function readLength(state: MachineState, field: LengthField): number {
  const { tape } = state;
  if (field === "uint8") return tape.byte();
  if (field === "int32") return tape.int32();
  return field === "uint32" ? tape.uint32() : tape.uint64();
}

/** Whether the source has `length` more bytes; where it is known to end before, the machine ends here. */
function reaches(state: MachineState, length: number): boolean {
  if (state.size === undefined || state.tape.offset + length <= state.size) return true;
  const left = state.size - state.tape.offset;
  state.fail("truncated", `an opcode asks for ${length} bytes where ${left} are left`, "truncated");
  return false;
}

/** BINSTRING and its short form: 8-bit strings, text if ASCII. Other encodings make texts or bytes of the rest. */
function pushString(state: MachineState, beginning: Uint8Array, length: number): void {
  look(state, beginning, length, "bytes");
  collect(state, length);
  if (beginning.length === length) pushDecodedString(state, beginning);
  else pushLongText(state, decodeLatin1(beginning), length);
}

function pushDecodedString(state: MachineState, bytes: Uint8Array): void {
  const text = decodeAscii(bytes);
  if (text !== undefined) state.push(text);
  else state.push({ kind: "bytes", head: bytes.slice(0, keptBytes), length: bytes.length });
}

function pushBytes(state: MachineState, beginning: Uint8Array, length: number): void {
  look(state, beginning, length, "bytes");
  if (state.crowded) state.push(forgotten.bytes);
  else state.push({ kind: "bytes", head: beginning.slice(0, keptBytes), length });
}

function pushByteArray(state: MachineState, beginning: Uint8Array, length: number): void {
  look(state, beginning, length, "bytes");
  state.push({ kind: "bytearray", head: beginning.slice(0, keptBytes), length });
}

function pushText(state: MachineState, beginning: Uint8Array, length: number): void {
  if (length >= shortestEmbedded) look(state, beginning, length, "text");
  if (beginning.length < length) {
    collect(state, length);
    pushLongText(state, decodeHead(beginning), length);
    return;
  }
  const text = decodeUtf8(beginning);
  // Of ASCII both decoders make the same.
  if (length >= shortestKeptText) collect(state, length, text?.length === length ? text : undefined);
  if (text === undefined) state.fail("bad-text", "a text is not UTF-8");
  else if (length > 64 && state.crowded) pushLongText(state, text, length);
  else state.push(text);
}

function pushLongText(state: MachineState, head: string, length: number): void {
  // slice would keep the longer string alive behind the shorter one.
  state.push({ kind: "text", head: head.slice(0, keptTextHead).replace(/^/, ""), length });
}

/** STRING: a Python bytes literal in quotes. */
function quotedString(state: MachineState): void {
  const start = state.tape.offset;
  const line = state.tape.line();
  if (line === undefined) return;
  const quote = line[0];
  if (line.length < 2 || quote !== line[line.length - 1] || (quote !== 0x27 && quote !== 0x22)) {
    state.fail("unquoted-string", "the argument of a STRING is not in quotes");
    return;
  }
  const content = line.subarray(1, -1);
  const decoded = decodeStringEscape(content);
  if (decoded === undefined) {
    state.fail("bad-text", "a STRING has an escape that Python does not know");
    return;
  }
  const kind = embeddedKind(decoded, "bytes");
  if (kind !== undefined) {
    state.recordEmbedded(
      { offset: start, length: decoded.length, encoding: "bytes", decoded: decoded.slice() },
      kind,
    );
  }
  state.texts?.add(decodeLatin1(decoded.subarray(0, longestKeptText + 1)), start + 1, state.stack.at(-1));
  if (decoded.length <= keptText) pushDecodedString(state, decoded);
  else pushLongText(state, decodeLatin1(decoded.subarray(0, keptText)), decoded.length);
}

function unicode(state: MachineState): void {
  const start = state.tape.offset;
  const line = state.tape.line();
  if (line === undefined) return;
  const text = decodeRawUnicodeEscape(line);
  if (text === undefined) {
    state.fail("bad-text", "a UNICODE has an escape that Python does not know");
    return;
  }
  const kind = text.length < shortestEmbedded ? undefined : kindOfText(text);
  if (kind !== undefined) {
    const decoded = new TextEncoder().encode(text);
    state.recordEmbedded({ offset: start, length: decoded.length, encoding: "text", decoded }, kind);
  }
  state.texts?.add(text, start, state.stack.at(-1));
  if (text.length <= keptText) state.push(text);
  else pushLongText(state, text, line.length);
}

function kindOfText(text: string): EmbeddedKind | undefined {
  return embeddedKind(new TextEncoder().encode(text.slice(0, 64)), "text");
}

/** Hands on a counted text of which the tape has the bytes, or at least the first ones. */
function collect(state: MachineState, length: number, decoded?: string): void {
  const { tape, texts } = state;
  if (texts?.takes(length) !== true) return;
  const text = decoded ?? decodeHead(tape.chunk.subarray(tape.position, tape.position + length));
  texts.add(text, tape.offset, state.stack.at(-1));
}

function look(state: MachineState, beginning: Uint8Array, length: number, encoding: "bytes" | "text"): void {
  const kind = embeddedKind(beginning, encoding);
  if (kind !== undefined) state.recordEmbedded({ offset: state.tape.offset, length, encoding }, kind);
}
