import fc from "fast-check";
import { gzipSync, zlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import {
  unwrapped,
  unwrappedName,
  type Wrapper,
  wrapperOf,
} from "../../../server/src/formats/compression/compression.ts";
import { readSevenZip } from "../../../server/src/formats/sevenzip/archive.ts";
import type { ByteSource } from "../../../server/src/host/byte-source.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import * as pack from "../../harness/compression.ts";
import { join, raw, utf8 } from "../../harness/pickle.ts";

/** More by `FUZZ=200000`. */
const runs = Number(process.env.FUZZ ?? 300);

const writers: readonly (readonly [Wrapper, (content: Uint8Array) => Uint8Array])[] = [
  ["gzip", (content) => gzipSync(content)],
  ["zlib", (content) => zlibSync(content)],
  ["bzip2", pack.bzip2],
  ["xz", pack.xz],
  ["lzma", pack.lzma],
  ["lz4", (content) => pack.lz4(content)],
  ["zstd", pack.zstd],
];

function open(bytes: Uint8Array, wrapper: Wrapper, left = 1 << 28): ByteSource {
  return unwrapped(bufferSource(bytes), wrapper, { left });
}

const text = utf8(`${"A pickle is a program. ".repeat(40)}aaaaaaaaaaaaaaaaaaaaaaaaab`);

describe.each(writers)("%s", (wrapper, write) => {
  test("is known by its beginning, and read", async () => {
    const bytes = write(text);
    expect(wrapperOf(bytes, bytes.length)).toBe(wrapper);
    expect(await open(bytes, wrapper).read(0, 10_000)).toEqual(text);
  });

  test("holds any bytes", async () => {
    const any = fc.uint8Array({ minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(any, async (content) => {
        expect(await open(write(content), wrapper).read(0, content.length + 1)).toEqual(content);
      }),
      { numRuns: Math.min(runs, 60) },
    );
  });

  test("that is cut off hands out what came, and then fails", async () => {
    const bytes = write(text);
    const source = open(bytes.subarray(0, bytes.length >> 1), wrapper);
    const readAll = async () => {
      for (let at = 0; ; ) {
        const piece = await source.read(at, 64);
        expect(piece).toEqual(text.subarray(at, at + piece.length));
        if (piece.length === 0) return;
        at += piece.length;
      }
    };
    await expect(readAll()).rejects.toThrow("the compressed data");
  });

  test("with bytes changed is read or refused, and never throws anything else", async () => {
    const bytes = write(text);
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        const source = open(changed, wrapper, 1 << 22);
        try {
          expect((await source.read(0, 1 << 20)).length).toBeLessThanOrEqual(1 << 20);
        } catch (error) {
          expect(error).toMatchObject({ name: "ByteSourceError" });
        }
      }),
      { numRuns: runs },
    );
  });
});

test.each(writers.filter(([wrapper]) => wrapper !== "bzip2" && wrapper !== "lzma"))(
  "%s stops at the bound on what may come out",
  async (wrapper, write) => {
    const long = Uint8Array.from({ length: 500_000 }, (_, at) => (at * at) % 251);
    const source = open(write(long), wrapper, 10);
    await source.read(0, 10);
    await expect(source.read(499_000, 10)).rejects.toThrow("the bound on decompressed bytes was reached");
  },
);

describe("bombs", () => {
  test("of LZ4 cost no more than a block at a time", async () => {
    const source = open(pack.lz4Match(utf8("abcd"), 4, 4_000_000), "lz4");
    expect(await source.read(3_999_996, 8)).toEqual(utf8("abcdabcd"));
  });

  test("of Zstandard are read as far as they are asked for", async () => {
    const source = open(pack.zstdRuns(5000, 20), "zstd");
    expect(await source.read(1 << 20, 3)).toEqual(utf8("AAA"));
  });

  test("of Zstandard with a window that zstd itself refuses are refused", async () => {
    await expect(open(pack.zstdRuns(1, 30), "zstd").read(0, 1)).rejects.toThrow("window");
  });
});

describe("what begins like a wrapper", () => {
  test.each([
    ["a text that begins with BZh", utf8("BZh is how it begins")],
    ["zeros", new Uint8Array(64)],
    ["a right bracket and zeros", join(raw(0x5d), new Uint8Array(40))],
  ])("is none: %s", (_, bytes) => {
    expect(wrapperOf(bytes, bytes.length)).toBeUndefined();
  });

  test("may stand behind a frame that is skipped", async () => {
    const skipped = join(raw(0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0), utf8("abc"));
    const bytes = join(skipped, pack.zstd(text));
    expect(wrapperOf(bytes)).toBe("zstd");
    expect(await open(bytes, "zstd").read(0, 6)).toEqual(text.subarray(0, 6));
  });

  test("xz with a filter that is not undone says so", async () => {
    await expect(open(pack.xz(text, { filter: 0x0b }), "xz").read(0, 1)).rejects.toThrow("filter 0xb");
  });
});

test("names lose the ending of their wrapper", () => {
  expect(["a.pkl.xz", "b.tar.zst", "c.tgz", "d.tbz2", "e.joblib"].map(unwrappedName)).toEqual([
    "a.pkl",
    "b.tar",
    "c.tar",
    "d.tar",
    "e.joblib",
  ]);
});

describe("7z", () => {
  const files = [
    { name: "a/model.pkl", content: utf8("first") },
    { name: "b.txt", content: text },
  ];
  const read = async (bytes: Uint8Array) => {
    const { value, problems } = await readSevenZip(bufferSource(bytes), defaultLimits, { left: 1 << 28 });
    const contents = await Promise.all(value.map(async ({ source }) => source?.read(0, 10_000)));
    return { names: value.map(({ name }) => name), contents, problems };
  };
  const lzma2 = { id: [0x21], properties: raw(16), pack: pack.lzma2 };

  test.each([
    ["as it is", {}],
    ["LZMA2", { coder: lzma2 }],
    ["bzip2", { coder: { id: [4, 2, 2], pack: pack.bzip2 } }],
    ["Zstandard", { coder: { id: [4, 0xf7, 0x11, 1], pack: pack.zstd } }],
  ])("is read: %s", async (_, options) => {
    const { names, contents, problems } = await read(pack.sevenZip(files, options));
    expect(problems).toEqual([]);
    expect(names).toEqual(["a/model.pkl", "b.txt"]);
    expect(contents).toEqual(files.map(({ content }) => content));
  });

  test("that is packed otherwise says how", async () => {
    const { problems } = await read(
      pack.sevenZip(files, { coder: { id: [3, 4, 1], pack: (content) => content } }),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      "files in it are packed with PPMd, which is not read here",
    ]);
  });

  test("with bytes changed never throws", async () => {
    const bytes = pack.sevenZip(files, { coder: lzma2 });
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        const { value } = await readSevenZip(bufferSource(changed), defaultLimits, { left: 1 << 22 });
        for (const { source } of value)
          await source?.read(0, 1000).catch((error) => expect(error.name).toBe("ByteSourceError"));
      }),
      { numRuns: runs },
    );
  });
});

test("many streams that are read by turns give up what they hold, and read the same once more", async () => {
  const budget = { left: 2 ** 40 };
  const streams = Array.from({ length: 40 }, (_, index) => {
    const content = new Uint8Array(1 << 20).map((_, at) => (at * 31 + index) & 0xff);
    return { content, source: unwrapped(bufferSource(zlibSync(content)), "zlib", budget) };
  });
  for (const { content, source } of streams) await source.read(0, content.length);
  for (const { content, source } of streams) {
    expect(Buffer.compare(await source.read(5, 1000), content.subarray(5, 1005))).toBe(0);
    const end = await source.read(content.length - 10, 20);
    expect(Buffer.compare(end, content.subarray(content.length - 10))).toBe(0);
  }
});
