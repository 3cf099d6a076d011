import { gzipSync as gzip, zlibSync as zlib } from "fflate";
import { describe, expect, test } from "vitest";
import { unwrapped, type Wrapper } from "../../../server/src/formats/compression/compression.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import * as pack from "../../harness/compression.ts";
import { join, raw, utf8 } from "../../harness/pickle.ts";

const text = utf8("what is packed ".repeat(50));
const writers: readonly (readonly [Wrapper, (content: Uint8Array) => Uint8Array])[] = [
  ["gzip", (content) => gzip(content)],
  ["zlib", (content) => zlib(content)],
  ["bzip2", pack.bzip2],
  ["xz", pack.xz],
  ["lzma", pack.lzma],
  ["lz4", (content) => pack.lz4(content)],
  ["zstd", pack.zstd],
];

describe.each(writers)("%s", (wrapper, write) => {
  test.each([0, 1, 7, 5000])(
    "says where its stream ends, before %d bytes of something else",
    async (count) => {
      const packed = write(text);
      const bytes = join(packed, new Uint8Array(count).fill(0xee));
      const source = unwrapped(bufferSource(bytes), wrapper, { left: 1 << 24 });
      expect(await source.end(1 << 20)).toBe(packed.length);
      expect(await source.read(0, text.length + 1)).toEqual(text);
    },
  );

  test("does not say where one ends that is cut off, or that is longer than is wanted", async () => {
    const open = (bytes: Uint8Array) => unwrapped(bufferSource(bytes), wrapper, { left: 1 << 24 });
    expect(await open(write(text).subarray(0, -20)).end(1 << 20)).toBeUndefined();
    const long = Uint8Array.from({ length: 3000 }, (_, at) => (at * at) % 251);
    const end = await open(write(join(long, long))).end(0);
    expect(end).toBeUndefined();
  });
});

describe("gzip", () => {
  const read = (bytes: Uint8Array) =>
    unwrapped(bufferSource(bytes), "gzip", { left: 1 << 24 }).read(0, 1 << 16);
  const packed = gzip(text);
  const deflated = packed.subarray(10);
  const header = (flags: number) => raw(0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 0xff);

  test.each([
    ["a name", join(header(8), utf8("a.pkl"), raw(0))],
    ["a comment", join(header(16), utf8("no more"), raw(0))],
    ["fields", join(header(4), raw(5, 0), utf8("ab"), raw(1, 0, 7))],
    ["a checksum", join(header(2), raw(1, 2))],
    ["all of them", join(header(30), raw(1, 0, 7), utf8("n"), raw(0), utf8("c"), raw(0, 1, 2))],
    ["a name of ten thousand bytes", join(header(8), new Uint8Array(10_000).fill(0x61), raw(0))],
  ])("has a header with %s", async (_, before) => {
    expect(await read(join(before, deflated))).toEqual(text);
  });

  test("goes on behind zeros between its members", async () => {
    expect(await read(join(packed, new Uint8Array(300), packed))).toEqual(join(text, text));
  });

  test("ends where something else begins, and may lack its checksums", async () => {
    expect(await read(join(packed, utf8("something else")))).toEqual(text);
    expect(await read(packed.subarray(0, -8))).toEqual(text);
  });

  test("says that a header has no end", async () => {
    await expect(read(join(header(8), utf8("a name")))).rejects.toThrow("before its end mark");
  });
});
