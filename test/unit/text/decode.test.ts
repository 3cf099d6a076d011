import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText, encodeText, firstInvalidUtf8 } from "../../../server/src/text/decode.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  }
  return new Uint8Array(view.buffer);
};

const characters = fc.constantFrom("a", "é", "\u20ac", "\u{1f600}", "\0", "\r\n", "\ufeff");

describe("by its first bytes", () => {
  test("UTF-8 with a byte order mark", () => {
    const decoded = decodeText(bytesOf("\ufeffa = 'é'"));
    expect(decoded.text).toBe("a = 'é'");
    expect(decoded.encoding).toEqual({ name: "utf-8", byteOrderMark: true });
  });

  test.each([true, false])("UTF-16 with a byte order mark, little-endian: %s", (littleEndian) => {
    const decoded = decodeText(utf16("\ufeffa = 'é\u{1f600}'\r\n", littleEndian));
    expect(decoded.text).toBe("a = 'é\u{1f600}'\r\n");
    expect(decoded.encoding).toEqual({ name: littleEndian ? "utf-16le" : "utf-16be", byteOrderMark: true });
    expect(decoded.problems).toEqual([]);
  });

  test.each([true, false])("UTF-16 without a mark, little-endian: %s", (littleEndian) => {
    const decoded = decodeText(utf16("import torch\n", littleEndian));
    expect(decoded.text).toBe("import torch\n");
    expect(decoded.encoding.byteOrderMark).toBe(false);
  });

  test("half a unit at the end of UTF-16 is said, and the file cannot be written back", () => {
    const decoded = decodeText(Uint8Array.of(0xff, 0xfe, 0x61, 0x00, 0x62));
    expect(decoded.text).toBe("a");
    expect(decoded.problems.map(({ code, offset }) => [code, offset])).toEqual([["odd-utf-16", 4]]);
    expect(encodeText(decoded.text, decoded.encoding)).toBeUndefined();
  });
});

describe("by the coding comment of a Python source", () => {
  test.each([
    ["# -*- coding: latin-1 -*-\nx = '\xe9'", "latin-1", "é"],
    ["#!/usr/bin/python\n# vim: set fileencoding=iso-8859-1 :\nx = '\xe9'", "latin-1", "é"],
    ["# coding: cp1252\nx = '\x80'", "cp1252", "€"],
    ["# coding=iso-8859-15\nx = '\xa4'", "iso-8859-15", "€"],
    ["# coding: windows-1251\nx = '\xcf'", "windows-1251", "П"],
    ["# coding: KOI8_R\nx = '\xf0'", "koi8-r", "П"],
    ["# coding: gbk\nx = '\xc4\xe3'", "gbk", "你"],
    ["# coding: Shift_JIS\nx = '\x82\xa0'", "shift_jis", "あ"],
  ])("%j", (text, name, character) => {
    const decoded = decodeText(latin1(text), { python: true });
    expect(decoded.encoding.name).toBe(name);
    expect(decoded.text).toContain(`'${character}'`);
    expect(decoded.problems).toEqual([]);
    expect(encodeText(decoded.text, decoded.encoding)).toEqual(latin1(text));
  });

  test("in other files it is a comment like any other", () => {
    expect(decodeText(bytesOf("# coding: latin-1\né")).text).toBe("# coding: latin-1\né");
  });

  test("on the third line, or after code, it says nothing", () => {
    expect(decodeText(bytesOf("#\n#\n# coding: latin-1\né"), { python: true }).text).toContain("é");
    expect(decodeText(bytesOf("x = 1\n# coding: latin-1\né"), { python: true }).text).toContain("é");
  });

  test("an encoding that nobody knows is named where it stands", () => {
    const { text, problems } = decodeText(bytesOf("# coding: klingon\nx"), { python: true });
    const [problem] = problems;
    expect(problem?.code).toBe("unknown-encoding");
    expect(text.slice(problem?.span?.start, problem?.span?.end)).toBe("klingon");
  });

  test("bytes that are not what it says are told of", () => {
    const decoded = decodeText(latin1("# coding: euc-jp\nx = '\xff'"), { python: true });
    expect(decoded.problems.map(({ code }) => code)).toEqual(["invalid-bytes"]);
    expect(encodeText(decoded.text, decoded.encoding)).toBeUndefined();
  });

  test("ASCII with bytes beyond it is read as UTF-8, and else as Latin-1", () => {
    expect(decodeText(bytesOf("# coding: ascii\né"), { python: true }).text).toContain("é");
    expect(decodeText(latin1("# coding: ascii\n\xe9"), { python: true }).problems).toHaveLength(1);
  });
});

describe("bytes that are no UTF-8", () => {
  test("are read as Latin-1, with the place of the first of them", () => {
    const bytes = latin1("caf\xe9 au lait");
    const decoded = decodeText(bytes);
    expect(decoded.text).toBe("café au lait");
    expect(decoded.problems.map(({ code, offset }) => [code, offset])).toEqual([["invalid-utf-8", 3]]);
    expect(encodeText(decoded.text, decoded.encoding)).toEqual(bytes);
  });

  test("are found where a strict decoder stops", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const at = firstInvalidUtf8(bytes);
        const strict = new TextDecoder("utf-8", { fatal: true });
        expect(() => strict.decode(bytes.subarray(0, at))).not.toThrow();
        if (at < bytes.length) expect(() => strict.decode(bytes)).toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});

test("a NUL is kept and told of", () => {
  const { text, problems } = decodeText(bytesOf("a = 1\0\nb = 2\n"));
  expect(text).toBe("a = 1\0\nb = 2\n");
  expect(problems).toMatchObject([{ code: "nul-byte", span: { start: 5, end: 6 } }]);
});

test("a lone surrogate, and a character beyond the encoding, cannot be written", () => {
  expect(encodeText("\ud83d", { name: "utf-8", byteOrderMark: false })).toBeUndefined();
  expect(encodeText("€", { name: "latin-1", byteOrderMark: false })).toBeUndefined();
  expect(encodeText("П", { name: "cp1252", byteOrderMark: false })).toBeUndefined();
  expect(encodeText("\u{1f600}", { name: "gbk", byteOrderMark: false })).toBeUndefined();
  expect(encodeText("x", { name: "unknown", byteOrderMark: false })).toBeUndefined();
});

test("what was read without a loss is written back byte for byte", () => {
  const sources = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: characters }).map((text) => bytesOf(`\ufeff${text}`)),
    fc.string({ unit: characters }).map((text) => utf16(`\ufeff${text}`, true)),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Uint8Array.of(...latin1("# coding: cp1252\n"), ...bytes)),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Uint8Array.of(...latin1("# coding: latin1\n"), ...bytes)),
  );
  fc.assert(
    fc.property(sources, (bytes) => {
      const { text, encoding } = decodeText(bytes, { python: true });
      const written = encodeText(text, encoding);
      if (written !== undefined) expect(written).toEqual(Uint8Array.from(bytes));
      else expect(encoding.name).toBe("unknown");
    }),
    { numRuns: 500 },
  );
});
