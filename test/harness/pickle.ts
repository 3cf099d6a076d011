import { Op } from "../../server/src/formats/pickle/opcodes.ts";

/**
 * Writes pickles opcode by opcode, good ones and those that no pickler writes.
 *
 * Every function answers the bytes of one piece; `stream` and `file` join pieces. Nothing here runs
 * anything: what the bytes would do is only ever read.
 */
export type Piece = Uint8Array;

export function join(...pieces: readonly Piece[]): Uint8Array {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const made = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    made.set(piece, at);
    at += piece.length;
  }
  return made;
}

export function raw(...bytes: readonly number[]): Piece {
  return Uint8Array.from(bytes);
}

export function utf8(text: string): Piece {
  return new TextEncoder().encode(text);
}

export function latin1(text: string): Piece {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function little(value: number | bigint, width: number): Piece {
  const bytes = new Uint8Array(width);
  let rest = BigInt.asUintN(8 * width, BigInt(value));
  for (let index = 0; index < width; index += 1) {
    bytes[index] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

/** An opcode with its argument as it is. */
export function opcode(code: number, ...argument: readonly Piece[]): Piece {
  return join(raw(code), ...argument);
}

// ---- streams

/** A pickle: PROTO, the pieces, STOP. */
export function stream(protocol: number, ...pieces: readonly Piece[]): Uint8Array {
  return join(proto(protocol), ...pieces, stop);
}

/** A pickle of protocol 4. */
export function file(...pieces: readonly Piece[]): Uint8Array {
  return stream(4, ...pieces);
}

export function proto(version: number): Piece {
  return opcode(Op.PROTO, raw(version));
}

export const stop = opcode(Op.STOP);
export const mark = opcode(Op.MARK);

/** FRAME with a length that may lie. */
export function frame(length: number | bigint): Piece {
  return opcode(Op.FRAME, little(length, 8));
}

/** The pieces within a frame whose length is true. */
export function framed(...pieces: readonly Piece[]): Piece {
  const body = join(...pieces);
  return join(frame(body.length), body);
}

// ---- constants

export const none = opcode(Op.NONE);
export const yes = opcode(Op.NEWTRUE);
export const no = opcode(Op.NEWFALSE);

export function int(value: number): Piece {
  if (value >= 0 && value < 0x100) return opcode(Op.BININT1, raw(value));
  if (value >= 0 && value < 0x10000) return opcode(Op.BININT2, little(value, 2));
  return opcode(Op.BININT, little(value, 4));
}

export function intText(text: string): Piece {
  return opcode(Op.INT, latin1(`${text}\n`));
}

export function longText(text: string): Piece {
  return opcode(Op.LONG, latin1(`${text}L\n`));
}

export function long1(value: bigint, width: number): Piece {
  return opcode(Op.LONG1, raw(width), little(value, width));
}

/** LONG4 whose length may lie. */
export function long4(length: number, bytes: Piece): Piece {
  return opcode(Op.LONG4, little(length, 4), bytes);
}

export function float(value: number): Piece {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, false);
  return opcode(Op.BINFLOAT, bytes);
}

export function floatText(text: string): Piece {
  return opcode(Op.FLOAT, latin1(`${text}\n`));
}

/** A text by the shortest binary opcode; `opcodeName` chooses another. */
export function text(
  value: string,
  opcodeName: "SHORT_BINUNICODE" | "BINUNICODE" | "BINUNICODE8" | "UNICODE" | undefined = undefined,
): Piece {
  const bytes = utf8(value);
  const chosen = opcodeName ?? (bytes.length < 256 ? "SHORT_BINUNICODE" : "BINUNICODE");
  if (chosen === "SHORT_BINUNICODE") return opcode(Op.SHORT_BINUNICODE, raw(bytes.length), bytes);
  if (chosen === "BINUNICODE") return opcode(Op.BINUNICODE, little(bytes.length, 4), bytes);
  if (chosen === "BINUNICODE8") return opcode(Op.BINUNICODE8, little(bytes.length, 8), bytes);
  return opcode(Op.UNICODE, latin1(`${value}\n`));
}

/** An 8-bit string of Python 2. */
export function string(
  value: string,
  opcodeName: "STRING" | "BINSTRING" | "SHORT_BINSTRING" = "SHORT_BINSTRING",
): Piece {
  const bytes = latin1(value);
  if (opcodeName === "STRING") return opcode(Op.STRING, latin1(`'${value}'\n`));
  if (opcodeName === "BINSTRING") return opcode(Op.BINSTRING, little(bytes.length, 4), bytes);
  return opcode(Op.SHORT_BINSTRING, raw(bytes.length), bytes);
}

export function bytes(
  value: Uint8Array,
  opcodeName: "SHORT_BINBYTES" | "BINBYTES" | "BINBYTES8" | "BYTEARRAY8" | undefined = undefined,
): Piece {
  const chosen = opcodeName ?? (value.length < 256 ? "SHORT_BINBYTES" : "BINBYTES");
  if (chosen === "SHORT_BINBYTES") return opcode(Op.SHORT_BINBYTES, raw(value.length), value);
  return opcode(Op[chosen], little(value.length, chosen === "BINBYTES" ? 4 : 8), value);
}

/** A counted opcode whose length lies. */
export function lying(code: number, length: number | bigint, width: 1 | 4 | 8, content: Piece): Piece {
  return opcode(code, little(length, width), content);
}

// ---- collections

export const emptyTuple = opcode(Op.EMPTY_TUPLE);
export const emptyList = opcode(Op.EMPTY_LIST);
export const emptyDict = opcode(Op.EMPTY_DICT);
export const emptySet = opcode(Op.EMPTY_SET);

export function tuple(...items: readonly Piece[]): Piece {
  if (items.length === 0) return emptyTuple;
  if (items.length > 3) return join(mark, ...items, opcode(Op.TUPLE));
  return join(...items, raw([Op.TUPLE1, Op.TUPLE2, Op.TUPLE3][items.length - 1] ?? Op.TUPLE1));
}

export function list(...items: readonly Piece[]): Piece {
  return join(emptyList, mark, ...items, opcode(Op.APPENDS));
}

export function dict(...entries: readonly (readonly [Piece, Piece])[]): Piece {
  return join(emptyDict, mark, ...entries.map(([key, value]) => join(key, value)), opcode(Op.SETITEMS));
}

export function set(...items: readonly Piece[]): Piece {
  return join(emptySet, mark, ...items, opcode(Op.ADDITEMS));
}

export function frozenset(...items: readonly Piece[]): Piece {
  return join(mark, ...items, opcode(Op.FROZENSET));
}

export const append = opcode(Op.APPEND);
export const setItem = opcode(Op.SETITEM);
export const pop = opcode(Op.POP);
export const popMark = opcode(Op.POP_MARK);
export const dup = opcode(Op.DUP);

// ---- memo

export const memoize = opcode(Op.MEMOIZE);

export function put(index: number): Piece {
  return index < 256 ? opcode(Op.BINPUT, raw(index)) : opcode(Op.LONG_BINPUT, little(index, 4));
}

export function get(index: number): Piece {
  return index < 256 ? opcode(Op.BINGET, raw(index)) : opcode(Op.LONG_BINGET, little(index, 4));
}

export function putText(index: string): Piece {
  return opcode(Op.PUT, latin1(`${index}\n`));
}

export function getText(index: string): Piece {
  return opcode(Op.GET, latin1(`${index}\n`));
}

// ---- imports and calls

/** GLOBAL. */
export function global(module: string, name: string): Piece {
  return opcode(Op.GLOBAL, utf8(`${module}\n${name}\n`));
}

/** STACK_GLOBAL behind two texts. */
export function stackGlobal(module: string, name: string): Piece {
  return join(text(module), text(name), opcode(Op.STACK_GLOBAL));
}

export const stackGlobalOpcode = opcode(Op.STACK_GLOBAL);
export const reduceOpcode = opcode(Op.REDUCE);
export const buildOpcode = opcode(Op.BUILD);
export const newobjOpcode = opcode(Op.NEWOBJ);
export const newobjExOpcode = opcode(Op.NEWOBJ_EX);
export const objOpcode = opcode(Op.OBJ);

/** `callee(*items)` by REDUCE. */
export function call(callee: Piece, ...items: readonly Piece[]): Piece {
  return join(callee, tuple(...items), reduceOpcode);
}

/** `callee(*items)` by INST: MARK, arguments, the two names. */
export function inst(module: string, name: string, ...items: readonly Piece[]): Piece {
  return join(mark, ...items, opcode(Op.INST, utf8(`${module}\n${name}\n`)));
}

/** `callee(*items)` by OBJ. */
export function obj(callee: Piece, ...items: readonly Piece[]): Piece {
  return join(mark, callee, ...items, objOpcode);
}

/** `callee.__new__(callee, *items)`. */
export function newobj(callee: Piece, ...items: readonly Piece[]): Piece {
  return join(callee, tuple(...items), newobjOpcode);
}

export function newobjEx(callee: Piece, items: Piece, keywords: Piece): Piece {
  return join(callee, items, keywords, newobjExOpcode);
}

/** An instance with a state handed to it. */
export function build(instance: Piece, state: Piece): Piece {
  return join(instance, state, buildOpcode);
}

export function extension(code: number): Piece {
  if (code < 0x100) return opcode(Op.EXT1, raw(code));
  return code < 0x10000 ? opcode(Op.EXT2, little(code, 2)) : opcode(Op.EXT4, little(code, 4));
}

/** BINPERSID behind a value. */
export function persistent(id: Piece): Piece {
  return join(id, opcode(Op.BINPERSID));
}

export function persistentText(id: string): Piece {
  return opcode(Op.PERSID, latin1(`${id}\n`));
}

export const nextBuffer = opcode(Op.NEXT_BUFFER);
export const readonlyBuffer = opcode(Op.READONLY_BUFFER);

export { Op };
