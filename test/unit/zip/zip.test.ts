import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { deflateSync, gzipSync, zlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { unwrapped } from "../../../server/src/formats/compression/compression.ts";
import { crc32 } from "../../../server/src/formats/zip/crc32.ts";
import { readZipDirectory } from "../../../server/src/formats/zip/directory.ts";
import {
  checkMember,
  type OpenMember,
  openMember,
  overlappingMembers,
} from "../../../server/src/formats/zip/member.ts";
import { ByteSourceError, bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { latin1, utf8 } from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";

const content = utf8("some content, some content, some content");

test("checksums are those of zlib, in one piece and in several", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), fc.nat(7), (bytes, cut, shift) => {
      // Not at the beginning of its memory, as members of archives are not.
      const moved = new Uint8Array([...new Uint8Array(shift), ...bytes]).subarray(shift);
      const pieces = crc32(moved.subarray(cut), crc32(moved.subarray(0, cut)));
      expect([crc32(moved), pieces]).toEqual([zlibCrc32(bytes), zlibCrc32(bytes)]);
    }),
  );
});

async function read(bytes: Uint8Array) {
  const source = bufferSource(bytes);
  const { value, problems } = await readZipDirectory(source, defaultLimits);
  const codes = problems.map(({ code }) => code);
  const opened: OpenMember[] = [];
  for (const member of value.members) {
    const answer = await openMember(source, member, { left: 1 << 20 });
    opened.push(answer.value);
    codes.push(...[...answer.problems, ...(await checkMember(answer.value))].map(({ code }) => code));
  }
  const overlap = overlappingMembers(opened);
  return { members: value.members, opened, codes: overlap === undefined ? codes : [...codes, overlap.code] };
}

async function text(open: OpenMember | undefined): Promise<string> {
  return new TextDecoder().decode(await open?.source?.read(0, 10_000));
}

describe("archives that are right", () => {
  test.each([
    ["stored", zip.archive([zip.member("a", content)])],
    ["deflated", zip.archive([zip.member("a", content, { deflate: true })])],
    ["with a data descriptor", zip.archive([zip.member("a", content, { deflate: true, descriptor: true })])],
    ["ZIP64", zip.archive([zip.member("a", content)], { zip64: true })],
    ["with a comment", zip.archive([zip.member("a", content)], { comment: utf8("hello") })],
    [
      "with a local extra field",
      zip.archive([zip.member("a", content, { local: { extra: new Uint8Array(60) } })]),
    ],
  ])("%s", async (_, bytes) => {
    const { members, opened, codes } = await read(bytes);
    expect(codes).toEqual([]);
    expect(members).toHaveLength(1);
    expect(await text(opened[0])).toBe(new TextDecoder().decode(content));
    expect(new TextDecoder().decode(opened[0]?.head)).toBe(new TextDecoder().decode(content));
  });

  test("an empty one has no members", async () => {
    expect((await read(zip.archive([]))).codes).toEqual([]);
  });
});

describe("archives that lie", () => {
  const one = (options: zip.MemberOptions) => zip.archive([zip.member("a", content, options)]);
  test.each([
    ["the name", one({ local: { name: "b" } }), "header-mismatch"],
    ["the compression", one({ local: { method: 8 } }), "header-mismatch"],
    ["the size", one({ local: { size: 1 } }), "header-mismatch"],
    ["the checksum, in one place", one({ local: { crc: 1 } }), "header-mismatch"],
    ["the checksum, in both", one({ local: { crc: 1 }, central: { crc: 1 } }), "crc-mismatch"],
    ["encryption", one({ central: { flags: 1 }, local: { flags: 1 } }), "encrypted-flag"],
    ["where it is", one({ central: { headerOffset: 3 } }), "no-local-header"],
    [
      "a method that is not read",
      one({ central: { method: 98 }, local: { method: 98 } }),
      "unsupported-method",
    ],
    ["a longer member", one({ deflate: true, central: { size: 5 }, local: { size: 5 } }), "size-mismatch"],
    [
      "a shorter member",
      one({ deflate: true, central: { size: 500 }, local: { size: 500 } }),
      "size-mismatch",
    ],
    ["two ends", zip.archive([zip.member("a", content)], { comment: zip.archive([]) }), "several-ends"],
    ["the count", zip.archive([zip.member("a", content)], { end: { entries: 2 } }), "member-count"],
    [
      "bytes in front",
      zip.archive([zip.member("a", content)], { prefix: utf8("#!/bin/sh"), prefixCounted: false }),
      "prefix",
    ],
    ["bytes behind", zip.archive([zip.member("a", content)], { suffix: utf8("tail") }), "comment-length"],
    ["a path", zip.archive([zip.member("../a", content)]), "path-escape"],
    ["a NUL in a name", zip.archive([zip.member("a\0b", content)]), "name-nul"],
    [
      "members in each other",
      zip.archive([
        zip.member("a", content, { central: { compressedSize: 90, size: 90 } }),
        zip.member("b", content),
      ]),
      "overlap",
    ],
    ["a cut", zip.archive([zip.member("a", content)]).slice(0, 60), "no-directory"],
  ])("about %s", async (_, bytes, code) => {
    expect((await read(bytes)).codes).toContain(code);
  });

  test("a member whose flags and names lie is read all the same", async () => {
    const { opened } = await read(
      one({ deflate: true, local: { name: "b", flags: 1 }, central: { flags: 1 } }),
    );
    expect(await text(opened[0])).toBe(new TextDecoder().decode(content));
  });
});

describe("compressed bytes", () => {
  const long = latin1(Array.from({ length: 300_000 }, (_, at) => String.fromCharCode(at % 251)).join(""));
  test.each([
    ["raw", deflateSync(long)],
    ["zlib", zlibSync(long)],
    ["gzip", gzipSync(long)],
  ] as const)("%s: any range of them, in any order", async (wrapper, packed) => {
    const source = unwrapped(bufferSource(packed), wrapper, { left: 100 << 20 });
    for (const [offset, length] of [
      [0, 10],
      [299_990, 100],
      [5, 70_000],
      [0, 1],
      [300_000, 5],
      [150_000, 1000],
    ] as const) {
      expect(await source.read(offset, length)).toEqual(long.slice(offset, offset + length));
    }
  });

  test("several gzip members are one", async () => {
    const packed = new Uint8Array([...gzipSync(utf8("one ")), ...gzipSync(utf8("two"))]);
    const source = unwrapped(bufferSource(packed), "gzip", { left: 100 });
    expect(new TextDecoder().decode(await source.read(0, 100))).toBe("one two");
  });

  test("what stands before a fault is handed out, and the fault said", async () => {
    const packed = deflateSync(long);
    const source = unwrapped(bufferSource(packed.slice(0, packed.length - 200)), "raw", {
      left: 100 << 20,
    });
    expect(await source.read(0, 1000)).toEqual(long.slice(0, 1000));
    await expect(source.read(299_999, 10)).rejects.toThrow(ByteSourceError);
  });

  test("a bomb costs its bound", async () => {
    const bomb = deflateSync(new Uint8Array(16 << 20));
    const budget = { left: 1 << 20 };
    const source = unwrapped(bufferSource(bomb), "raw", budget);
    await expect(source.read(14 << 20, 10)).rejects.toThrow("bound on decompressed bytes");
    expect(budget.left).toBeGreaterThan(-(8 << 20));
  });
});

describe("any bytes", () => {
  const runs = Number(process.env.FUZZ ?? 500);
  const good = zip.archive(
    [zip.member("archive/data.pkl", content, { deflate: true }), zip.member("b", content)],
    { zip64: true },
  );

  test("are read without throwing", async () => {
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await read(bytes);
    });
    await fc.assert(property, { numRuns: runs });
  });

  test("and so is a member that breaks off before the size that it is said to have", async () => {
    for (const given of [0, 1, 3, 19]) {
      const whole = bufferSource(good);
      const short = {
        ...whole,
        read: async (at: number, length: number) =>
          (await whole.read(at, length)).subarray(0, length < 60 ? given : length),
      };
      const { problems } = await readZipDirectory(short, defaultLimits);
      expect(problems.length).toBeGreaterThan(0);
    }
  });

  test("and so are archives with bytes changed, cut or put in", async () => {
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255), fc.boolean());
    const property = fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 8 }),
      fc.nat(good.length),
      async (changes, cut) => {
        let bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        if (changes[0]?.[2] === true) bytes = bytes.slice(0, cut);
        await read(bytes);
      },
    );
    await fc.assert(property, { numRuns: runs });
  });
});
