import * as pickle from "./pickle.ts";

const { Op } = pickle;

/** Numbers from a seed: the same every time (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Modules and names that no import would find: nothing is ever run, but who knows. */
const modules = ["alpha", "beta.gamma", "délta", "__builtin__", "copy_reg", "UserDict", "alpha"];
const names = ["run", "Load", "a.b.c", "Ωmega", "reduce", "UserDict", "x"];

interface Draw {
  readonly random: () => number;
  readonly memo: number[];
}

function below(draw: Draw, limit: number): number {
  return Math.floor(draw.random() * limit);
}

function pick<T>(draw: Draw, items: readonly [T, ...T[]]): T {
  return items[below(draw, items.length)] ?? items[0];
}

function word(draw: Draw): string {
  return pick(draw, [
    "a",
    "",
    "key",
    "two words",
    "é",
    "\\x41",
    "𝛼",
    "'quoted'",
    "nul\0",
    `long ${"x".repeat(below(draw, 600))}`,
  ]);
}

/** Latin-1 without what ends a line or needs an escape in a quoted string. */
function plainWord(draw: Draw): string {
  return pick(draw, ["a", "", "key", "\\x41\\n", "\\101", "it"]);
}

function moduleName(draw: Draw): readonly [string, string] {
  return [modules[below(draw, modules.length)] ?? "alpha", names[below(draw, names.length)] ?? "run"];
}

/** One value by any of the opcodes that push constants. */
function constant(draw: Draw): pickle.Piece {
  const makers: readonly [() => pickle.Piece, ...(() => pickle.Piece)[]] = [
    () => pickle.none,
    () => pickle.yes,
    () => pickle.int(below(draw, 70_000)),
    () => pickle.int(-below(draw, 70_000) - 1),
    () => pickle.intText(pick(draw, ["00", "01", "12", "-5", "0x1F", "1_000"])),
    () => pickle.longText(pick(draw, ["5", "-7", "123456789012345678901234567890"])),
    () => pickle.long1(BigInt(below(draw, 1000)) - 500n, 1 + below(draw, 20)),
    () => pickle.long4(3, pickle.raw(1, 2, 3)),
    () => pickle.float(draw.random() * 100),
    () => pickle.floatText(pick(draw, ["1.5", "-2e10", "nan", "inf"])),
    () => pickle.string(plainWord(draw), "STRING"),
    () => pickle.string("ascii", pick(draw, ["BINSTRING", "SHORT_BINSTRING"] as const)),
    () => pickle.text(word(draw)),
    () => pickle.text(word(draw), pick(draw, ["BINUNICODE", "BINUNICODE8"] as const)),
    () => pickle.text(pick(draw, ["a", "\\u0041", "é", "\\\\u0041"]), "UNICODE"),
    () => pickle.bytes(pickle.latin1("\x80\x02bytes\xff")),
    () =>
      pickle.bytes(
        new Uint8Array(below(draw, 700)),
        pick(draw, ["BINBYTES", "BINBYTES8", "BYTEARRAY8"] as const),
      ),
  ];
  return pick(draw, makers)();
}

function imported(draw: Draw): pickle.Piece {
  const [module, name] = moduleName(draw);
  return draw.random() < 0.5 ? pickle.global(module, name) : pickle.stackGlobal(module, name);
}

function memoized(draw: Draw, value: pickle.Piece): pickle.Piece {
  const chance = draw.random();
  if (chance < 0.6) return value;
  if (chance < 0.75) return pickle.join(value, pickle.memoize);
  const index = below(draw, 300);
  draw.memo.push(index);
  return pickle.join(value, chance < 0.9 ? pickle.put(index) : pickle.putText(String(index)));
}

function several(draw: Draw, depth: number, most: number): readonly pickle.Piece[] {
  return Array.from({ length: below(draw, most + 1) }, () => value(draw, depth + 1));
}

/** A value of any kind, whole: it leaves the stack one higher. */
function value(draw: Draw, depth: number): pickle.Piece {
  if (depth > 4) return constant(draw);
  const makers: readonly [() => pickle.Piece, ...(() => pickle.Piece)[]] = [
    () => constant(draw),
    () => imported(draw),
    () => imported(draw),
    () => pickle.tuple(...several(draw, depth, 5)),
    () => pickle.list(...several(draw, depth, 4)),
    () => pickle.join(pickle.emptyList, value(draw, depth + 1), pickle.append),
    () => pickle.join(pickle.mark, ...several(draw, depth, 3), pickle.opcode(Op.LIST)),
    () => pickle.dict([pickle.text(word(draw)), value(draw, depth + 1)]),
    () => pickle.join(pickle.emptyDict, pickle.int(1), value(draw, depth + 1), pickle.setItem),
    () => pickle.join(pickle.mark, pickle.text("k"), value(draw, depth + 1), pickle.opcode(Op.DICT)),
    () => pickle.set(constant(draw)),
    () => pickle.frozenset(pickle.int(1), pickle.none),
    () => pickle.call(imported(draw), ...several(draw, depth, 3)),
    () => pickle.inst(...asciiName(draw), ...several(draw, depth, 2)),
    () => pickle.obj(imported(draw), ...several(draw, depth, 2)),
    () => pickle.newobj(imported(draw), ...several(draw, depth, 2)),
    () => pickle.newobjEx(imported(draw), pickle.tuple(), pickle.dict([pickle.text("k"), constant(draw)])),
    () => pickle.build(pickle.newobj(imported(draw)), value(draw, depth + 1)),
    () => pickle.join(value(draw, depth + 1), value(draw, depth + 1), pickle.pop),
    () => pickle.join(pickle.mark, ...several(draw, depth, 3), pickle.popMark, constant(draw)),
    () => pickle.join(value(draw, depth + 1), pickle.dup, pickle.pop),
    () => pickle.persistent(constant(draw)),
    () => pickle.persistentText("id"),
    () => pickle.framed(value(draw, depth + 1)),
    () => recalled(draw),
    () =>
      pickle.join(
        pickle.emptyList,
        imported(draw),
        pickle.text("x"),
        pickle.opcode(Op.TUPLE2),
        pickle.append,
      ),
  ];
  return memoized(draw, pick(draw, makers)());
}

function asciiName(draw: Draw): readonly [string, string] {
  return [pick(draw, ["alpha", "beta.gamma", "copy_reg"]), pick(draw, ["run", "Load"])];
}

function recalled(draw: Draw): pickle.Piece {
  const index = draw.memo[below(draw, Math.max(draw.memo.length, 1))];
  if (index === undefined) return constant(draw);
  return draw.random() < 0.7 ? pickle.get(index) : pickle.getText(String(index));
}

const opcodes = Object.values(Op);

/** A piece without regard for the stack: what a broken or a hostile pickle may have anywhere. */
function stray(draw: Draw): pickle.Piece {
  const chance = draw.random();
  if (chance < 0.5) return pickle.raw(opcodes[below(draw, opcodes.length)] ?? Op.NONE);
  if (chance < 0.6) return pickle.raw(below(draw, 256));
  if (chance < 0.7) return pickle.frame(below(draw, 200));
  if (chance < 0.8) return pickle.proto(below(draw, 7));
  return pickle.join(pickle.mark, constant(draw));
}

/** A pickle of the seed: most are right, some have stray opcodes, some have bytes changed, some are cut. */
export function generatedPickle(seed: number): Uint8Array {
  const draw: Draw = { random: randomFrom(seed), memo: [] };
  const pieces: pickle.Piece[] = [];
  if (draw.random() < 0.8) pieces.push(pickle.proto(below(draw, 6)));
  const wild = draw.random() < 0.3;
  for (let count = 1 + below(draw, 6); count > 0; count -= 1) {
    pieces.push(value(draw, 0));
    if (wild && draw.random() < 0.5) pieces.push(stray(draw));
  }
  pieces.push(pickle.stop);
  const bytes = pickle.join(...pieces);
  if (draw.random() < 0.2) mutate(bytes, draw);
  return draw.random() < 0.05 ? bytes.slice(0, below(draw, bytes.length)) : bytes;
}

function mutate(bytes: Uint8Array, draw: Draw): void {
  for (let count = 1 + below(draw, 3); count > 0; count -= 1) {
    bytes[below(draw, bytes.length)] = below(draw, 256);
  }
}
