import { describe, expect, test } from "vitest";
import {
  type PickleFile,
  type PickleStream,
  readPickles,
} from "../../../server/src/formats/pickle/streams.ts";
import { type ByteSource, ByteSourceError, bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import * as p from "../../harness/pickle.ts";

const { Op } = p;

async function file(bytes: Uint8Array): Promise<PickleFile> {
  return (await readPickles(bufferSource(bytes), defaultLimits)).value;
}

async function only(bytes: Uint8Array): Promise<PickleStream> {
  const { streams } = await file(bytes);
  const [first] = streams;
  if (first === undefined) throw new Error("no stream");
  return first;
}

/** What the pickle would answer, as Python writes it. */
async function result(...pieces: readonly p.Piece[]): Promise<string> {
  const stream = await only(p.file(...pieces));
  expect(stream.problems).toEqual([]);
  return stream.decompile().at(-1)?.replace("return ", "") ?? "";
}

async function fault(...pieces: readonly p.Piece[]): Promise<string | undefined> {
  const stream = await only(p.join(p.proto(4), ...pieces));
  expect(stream.completed).toBe(false);
  return stream.problems.at(-1)?.code;
}

describe("constants", () => {
  test.each([
    ["NONE", p.none, "None"],
    ["NEWTRUE", p.yes, "True"],
    ["NEWFALSE", p.no, "False"],
    ["INT", p.intText("-12"), "-12"],
    ["INT of a base", p.intText("0x1f"), "31"],
    ["INT as a boolean", p.intText("01"), "True"],
    ["BININT", p.int(-1), "-1"],
    ["BININT1", p.int(255), "255"],
    ["BININT2", p.int(65535), "65535"],
    ["LONG", p.longText("123456789012345678901"), "123456789012345678901"],
    ["LONG1", p.long1(-2n, 1), "-2"],
    ["LONG1 of no bytes", p.long1(0n, 0), "0"],
    ["LONG1 beyond a number", p.long1(2n ** 70n, 10), "1180591620717411303424"],
    ["LONG4", p.long4(2, p.raw(0xff, 0x7f)), "32767"],
    ["FLOAT", p.floatText("1.5"), "1.5"],
    ["an integral BINFLOAT", p.float(2), "2.0"],
    ["BINFLOAT of infinity", p.float(-Infinity), "-inf"],
    ["STRING", p.string("a\\x41\\101\\n\\q", "STRING"), "'aAA\\n\\\\q'"],
    ["BINSTRING", p.string("abc", "BINSTRING"), "'abc'"],
    ["SHORT_BINSTRING that is not ASCII", p.string("\xff"), "<1 bytes>"],
    ["UNICODE", p.text("\\u00e9\\\\u0041", "UNICODE"), "'é\\\\\\\\u0041'"],
    ["BINUNICODE", p.text("é", "BINUNICODE"), "'é'"],
    ["BINUNICODE8", p.text("é", "BINUNICODE8"), "'é'"],
    ["a lone surrogate", p.opcode(Op.SHORT_BINUNICODE, p.raw(3, 0xed, 0xa0, 0x80)), "'\\ud800'"],
    ["BINBYTES", p.bytes(p.latin1("abc"), "BINBYTES"), "b'abc'"],
    ["BINBYTES8", p.bytes(p.latin1("abc"), "BINBYTES8"), "b'abc'"],
    ["BYTEARRAY8", p.bytes(p.latin1("abc"), "BYTEARRAY8"), "bytearray(b'abc')"],
    ["bytes that are no text", p.bytes(p.raw(0, 1)), "<2 bytes>"],
    ["NEXT_BUFFER", p.join(p.nextBuffer, p.readonlyBuffer), "buffer()"],
  ])("%s", async (_, piece, wanted) => {
    expect(await result(piece)).toBe(wanted);
  });

  test("long ones are passed over, and their beginning is kept", async () => {
    expect(await result(p.text(`begin ${"x ".repeat(100_000)}`))).toMatch(/^'begin x x [x ]+…'$/);
    expect(await result(p.bytes(new Uint8Array(300_000)))).toBe("<300000 bytes>");
  });

  test("what may be a key is not shown", async () => {
    const key = `hf_${"aB3".repeat(12)}`;
    expect(await result(p.text(`token ${key}`))).toBe("'token hf_a…'");
    expect(await result(p.bytes(p.latin1(key)))).toBe("b'hf_a…'");
  });
});

describe("collections", () => {
  test.each([
    [
      "tuples",
      p.tuple(
        p.tuple(),
        p.tuple(p.int(1)),
        p.tuple(p.int(1), p.int(2)),
        p.tuple(p.int(1), p.int(2), p.int(3)),
      ),
      "((), (1,), (1, 2), (1, 2, 3))",
    ],
    ["a list", p.list(p.int(1), p.text("a")), "[1, 'a']"],
    ["LIST", p.join(p.mark, p.int(1), p.opcode(Op.LIST)), "[1]"],
    ["APPEND", p.join(p.emptyList, p.int(1), p.append), "[1]"],
    ["a dict", p.dict([p.text("a"), p.int(1)]), "{'a': 1}"],
    ["DICT", p.join(p.mark, p.int(1), p.int(2), p.opcode(Op.DICT)), "{1: 2}"],
    ["SETITEM", p.join(p.emptyDict, p.int(1), p.int(2), p.setItem), "{1: 2}"],
    ["a set", p.set(p.int(1)), "{1}"],
    ["an empty set", p.emptySet, "set()"],
    ["a frozenset", p.frozenset(p.int(1)), "frozenset({1})"],
    [
      "a list that changes behind its memo",
      p.join(p.emptyList, p.put(0), p.get(0), p.int(1), p.append, p.pop),
      "[1]",
    ],
    [
      "only the first items of many",
      p.list(...Array.from({ length: 100 }, (_, at) => p.int(at))),
      "[0, 1, 2, 3, 4, 5, …]",
    ],
  ])("%s", async (_, piece, wanted) => {
    expect(await result(piece)).toBe(wanted);
  });

  test("a list that holds itself ends", async () => {
    expect(await result(p.join(p.emptyList, p.put(0), p.get(0), p.append))).toBe("[[[[[…]]]]]");
  });
});

describe("imports and calls", () => {
  test("are listed with offsets, ways and counts", async () => {
    const global = p.global("collections", "OrderedDict");
    const stream = await only(
      p.file(
        global,
        p.pop,
        global,
        p.pop,
        p.inst("os", "getcwd"),
        p.stackGlobal("a.b", "c.d"),
        p.opcode(Op.TUPLE2),
      ),
    );
    expect(stream.imports).toMatchObject([
      { module: "collections", name: "OrderedDict", offset: 2, how: "GLOBAL", count: 2, calls: 0 },
      { module: "os", name: "getcwd", how: "INST", count: 1, calls: 1 },
      { module: "a.b", name: "c.d", how: "STACK_GLOBAL", count: 1 },
    ]);
  });

  test("Python 2's names are mapped below protocol 3 alone", async () => {
    const global = p.global("__builtin__", "unicode");
    const old = await only(p.stream(2, global));
    expect(old.imports).toMatchObject([
      { module: "builtins", name: "str", written: { module: "__builtin__", name: "unicode" } },
    ]);
    expect((await only(p.stream(3, global))).imports).toMatchObject([
      { module: "__builtin__", name: "unicode" },
    ]);
  });

  test("the program is written as Python-like lines", async () => {
    const stream = await only(
      p.file(
        p.build(p.newobj(p.stackGlobal("m", "A"), p.int(1)), p.dict([p.text("x"), p.int(2)])),
        p.call(p.stackGlobal("m", "f"), p.text("a")),
        p.newobjEx(p.stackGlobal("m", "B"), p.tuple(), p.dict([p.text("k"), p.int(3)])),
        p.obj(p.stackGlobal("m", "C"), p.int(4)),
        p.opcode(Op.TUPLE3),
      ),
    );
    expect(stream.decompile()).toEqual([
      "r0 = m.A.__new__(m.A, 1)",
      "r0.__setstate__({'x': 2})",
      "r1 = m.f('a')",
      "r2 = m.B.__new__(m.B, **{'k': 3})",
      "r3 = m.C(4)",
      "return (r1, r2, r3)",
    ]);
  });

  test("a call of a call is known by what was imported", async () => {
    const stream = await only(p.file(p.call(p.call(p.stackGlobal("m", "f"), p.int(1)), p.int(2))));
    expect(stream.calls.map(({ root }) => root?.name)).toEqual(["f", "f"]);
    expect(stream.decompile()).toEqual(["r0 = m.f(1)", "r1 = r0(2)", "return r1"]);
  });

  test("an extension that the file registers is resolved", async () => {
    const stream = await only(
      p.file(
        p.call(p.stackGlobal("copyreg", "add_extension"), p.text("m"), p.text("f"), p.int(300)),
        p.pop,
        p.extension(300),
      ),
    );
    expect(stream.imports.map(({ name, how }) => `${name} ${how}`)).toEqual([
      "add_extension STACK_GLOBAL",
      "f EXT",
    ]);
  });
});

describe("errors end a pickle as they end it in Python", () => {
  test.each([
    ["no opcode", p.raw(0xff), "unknown-opcode"],
    ["an empty stack", p.pop, "stack-underflow"],
    ["below a MARK", p.join(p.none, p.mark, p.append), "stack-underflow"],
    ["no MARK", p.opcode(Op.TUPLE), "no-mark"],
    ["an unset memo", p.get(3), "memo-unset"],
    ["a negative PUT", p.join(p.none, p.putText("-1")), "bad-number"],
    ["no number", p.intText("twelve"), "bad-number"],
    ["a key without a value", p.join(p.emptyDict, p.mark, p.none, p.opcode(Op.SETITEMS)), "odd-items"],
    ["an unquoted STRING", p.opcode(Op.STRING, p.latin1("abc\n")), "unquoted-string"],
    ["a broken escape", p.string("\\xZZ", "STRING"), "bad-text"],
    ["bytes that are no UTF-8", p.opcode(Op.SHORT_BINUNICODE, p.raw(1, 0xff)), "bad-text"],
    ["calling a number", p.join(p.int(1), p.tuple(), p.reduceOpcode), "not-callable"],
    ["a name that is a number", p.join(p.text("os"), p.int(1), p.stackGlobalOpcode), "import-not-text"],
    ["an extension below 1", p.opcode(Op.EXT1, p.raw(0)), "bad-extension"],
    ["a frame beyond all files", p.frame(2n ** 64n - 1n), "bad-frame"],
    ["protocol 6", p.proto(6), "bad-protocol"],
    ["a length beyond the file", p.lying(Op.BINBYTES, 100, 4, p.raw(1)), "truncated"],
    ["an argument that is cut off", p.raw(Op.BININT, 1), "truncated"],
    ["no STOP", p.none, "truncated"],
    ["items for a text", p.join(p.text("a"), p.none, p.append), "not-a-collection"],
  ])("%s", async (_, piece, code) => {
    expect(await fault(piece)).toBe(code);
  });

  test("what came before an error is kept, with the offset of the error", async () => {
    const stream = await only(p.join(p.proto(4), p.call(p.global("os", "system"), p.text("x")), p.raw(0xff)));
    expect(stream.imports.map(({ name }) => name)).toEqual(["system"]);
    expect(stream.problems).toMatchObject([{ code: "unknown-opcode", offset: 18 }]);
  });
});

describe("several pickles", () => {
  test("one after another, and behind other bytes", async () => {
    const second = p.file(p.stackGlobal("m", "second"));
    const { streams } = await file(
      p.join(p.file(p.none), second, p.latin1("....junk"), p.file(p.stackGlobal("m", "third"))),
    );
    expect(streams.map(({ imports }) => imports.map(({ name }) => name))).toEqual([
      [],
      ["second"],
      ["third"],
    ]);
  });

  test("bytes that are none are said to be left", async () => {
    const { streams, trailing } = await file(p.join(p.file(p.none), new Uint8Array(100)));
    expect(streams).toHaveLength(1);
    expect(trailing).toEqual({ offset: 4, length: 100 });
  });
});

describe("bounds", () => {
  test.each([
    [
      "a text that never ends",
      p.join(p.proto(2), p.opcode(Op.GLOBAL), new Uint8Array(5 << 20).fill(0x61)),
      "line-limit",
    ],
    ["a name as long as a book", p.file(p.global("m".repeat(5000), "x")), "long-name"],
  ])("%s", async (_, bytes, code) => {
    expect((await only(bytes)).problems.at(-1)?.code).toBe(code);
  });

  test("opcodes are counted over all pickles of a file", async () => {
    const bytes = p.join(
      ...Array.from({ length: 20 }, () =>
        p.file(...Array.from({ length: 50 }, () => p.join(p.none, p.pop)), p.none),
      ),
    );
    const { problems } = await readPickles(bufferSource(bytes), { ...defaultLimits, pickleOpcodes: 500 });
    expect(problems.map(({ code }) => code)).toContain("opcode-limit");
  });

  test("a million tuples in each other cost no stack", async () => {
    const stream = await only(p.join(p.none, new Uint8Array(1_000_000).fill(Op.TUPLE1), p.stop));
    expect(stream.completed).toBe(true);
    expect(stream.decompile()).toHaveLength(1);
  });

  test("a memo that doubles is never made", async () => {
    const doubling = Array.from({ length: 100 }, () =>
      p.join(p.get(0), p.get(0), p.opcode(Op.TUPLE2), p.put(0), p.pop),
    );
    expect((await only(p.file(p.emptyTuple, p.put(0), p.pop, ...doubling, p.get(0)))).completed).toBe(true);
  });

  test("what is too much to hold is forgotten, and a name of it is not guessed", async () => {
    const many = p.join(...Array.from({ length: 60_000 }, () => p.none));
    const stream = await only(
      p.file(
        p.mark,
        many,
        p.call(p.stackGlobal("m", "f"), p.emptyList),
        p.stackGlobal("m", "g"),
        p.opcode(Op.TUPLE),
      ),
    );
    expect(stream.imports.map(({ name }) => name)).toEqual(["f", "g"]);
  });

  test("long constants are not read", async () => {
    let read = 0;
    const head = p.join(p.proto(4), p.lying(Op.BINBYTES8, 1 << 30, 8, new Uint8Array(0)));
    const tail = p.join(p.stackGlobal("m", "f"), p.stop);
    const source: ByteSource = {
      size: head.length + (1 << 30) + tail.length,
      read: async (offset, length) => {
        read += length;
        const bytes = new Uint8Array(Math.min(length, 1 << 20));
        for (let index = 0; index < bytes.length; index += 1) {
          const at = offset + index;
          bytes[index] = (at < head.length ? head[at] : tail[at - head.length - (1 << 30)]) ?? 0;
        }
        return bytes.subarray(
          0,
          Math.max(Math.min(bytes.length, head.length + (1 << 30) + tail.length - offset), 0),
        );
      },
    };
    const { value } = await readPickles(source, defaultLimits);
    expect(value.streams[0]?.imports).toMatchObject([{ name: "f" }]);
    expect(read).toBeLessThan(4 << 20);
  });

  test("every way of cutting the source into chunks gives the same", async () => {
    const bytes = p.file(
      p.framed(p.call(p.global("os", "system"), p.text("echo")), p.pop),
      p.text("y".repeat(700)),
      p.memoize,
      p.longText("123"),
      p.opcode(Op.TUPLE2),
    );
    const whole = (await only(bytes)).decompile();
    const dribble: ByteSource = {
      size: undefined,
      read: async (offset, length) => bytes.subarray(offset, offset + length),
    };
    const { value } = await readPickles(dribble, defaultLimits);
    expect(value.streams[0]?.decompile()).toEqual(whole);
  });

  test("a source that breaks is a problem, and what was seen counts", async () => {
    const start = new Uint8Array(1 << 16);
    start.set(
      p.join(p.proto(4), p.stackGlobal("m", "f"), p.lying(Op.BINBYTES, 100_000, 4, new Uint8Array(0))),
    );
    const source: ByteSource = {
      size: 200_000,
      read: async (offset) => {
        if (offset > 0) throw new ByteSourceError("the disk is gone");
        return start;
      },
    };
    const { value, problems } = await readPickles(source, defaultLimits);
    expect(value.streams[0]?.imports).toHaveLength(1);
    expect(problems).toMatchObject([{ kind: "unreadable", message: "the disk is gone" }]);
  });
});
