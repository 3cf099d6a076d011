import fc from "fast-check";
import { expect, test } from "vitest";
import { undoFilter } from "../../../server/src/formats/compression/branch-filters.ts";
import { readSevenZip } from "../../../server/src/formats/sevenzip/archive.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import * as pack from "../../harness/compression.ts";
import { mutated, mutations } from "../../harness/mutations.ts";
import { raw, utf8 } from "../../harness/pickle.ts";

/** More by `FUZZ=200000`. */
const runs = Number(process.env.FUZZ ?? 300);

/** All that a filter makes of bytes, given piece by piece. */
function undone(id: number, bytes: Uint8Array, pieces: number, properties = raw()): readonly number[] {
  const filter = undoFilter(id, properties);
  const made: number[] = [];
  for (let at = 0; at < bytes.length; at += pieces)
    made.push(...(filter?.push(bytes.slice(at, at + pieces), at + pieces >= bytes.length) ?? []));
  return made;
}

/** Sixteen bytes before it, so that the place matters: what leads to the place 0x20 leads to what is near it. */
const before = new Array<number>(16).fill(1);

test.each([
  ["x86, a call", 4, [0xe8, 0x20, 0, 0, 0], [0xe8, 0x0b, 0, 0, 0]],
  ["x86, a jump back", 4, [0xe9, 0, 0, 0, 0], [0xe9, 0xeb, 0xff, 0xff, 0xff]],
  ["x86, a call that is too far for one", 4, [0xe8, 0x20, 0, 0, 7], [0xe8, 0x20, 0, 0, 7]],
  ["PowerPC", 5, [0x48, 0, 0, 0x21], [0x48, 0, 0, 0x11]],
  ["ARM", 7, [8, 0, 0, 0xeb], [2, 0, 0, 0xeb]],
  ["Thumb", 8, [0, 0xf0, 0x10, 0xf8], [0, 0xf0, 6, 0xf8]],
  ["SPARC", 9, [0x40, 0, 0, 8], [0x40, 0, 0, 4]],
  ["ARM64", 10, [8, 0, 0, 0x94], [4, 0, 0, 0x94]],
] as const)("%s is undone, however its bytes come", (_, id, bytes, expected) => {
  for (const pieces of [1, 3, 7, 100])
    expect(undone(id, raw(...before, ...bytes), pieces)).toEqual([...before, ...expected]);
});

test("what is left at the end stays as it is", () => {
  expect(undone(4, raw(0xe8, 0x20, 0, 0), 2)).toEqual([0xe8, 0x20, 0, 0]);
  expect(undone(7, raw(8, 0, 0xeb), 2)).toEqual([8, 0, 0xeb]);
});

test("the place of the first byte is what the properties say", () => {
  expect(undone(7, raw(8, 0, 0, 0xeb), 4, raw(16, 0, 0, 0))).toEqual([2, 0, 0, 0xeb]);
});

test("filters that are not known are none", () => {
  expect(undoFilter(0x0b, raw())).toBeUndefined();
  expect(undoFilter(0x21, raw())).toBeUndefined();
});

test("no bytes make a filter lose or add any, or throw", () => {
  const id = fc.integer({ min: 3, max: 10 });
  const telling = fc.constantFrom(
    0,
    1,
    0x0f,
    0x16,
    0x40,
    0x48,
    0x7f,
    0x84,
    0x90,
    0x94,
    0xe8,
    0xe9,
    0xeb,
    0xf0,
    0xf8,
    0xff,
  );
  const bytes = fc.array(telling, { maxLength: 200 }).map((all) => raw(...all));
  fc.assert(
    fc.property(id, bytes, fc.integer({ min: 1, max: 60 }), (filter, content, pieces) => {
      const whole = undone(filter, content, 1000);
      expect(whole.length).toBe(content.length);
      expect(undone(filter, content, pieces)).toEqual(whole);
    }),
    { numRuns: runs },
  );
});

const file = { name: "a", content: utf8("what is packed ".repeat(30)) };
const delta = { id: [3], properties: raw(3), pack: (content: Uint8Array) => pack.differences(content, 4) };
const bcj2 = { id: [3, 3, 1, 0x1b], beside: [raw(), raw(), new Uint8Array(64)] };
const lzma2 = { id: [0x21], properties: raw(16), pack: pack.lzma2 };
const archives = [
  pack.sevenZip([file], { before: [delta, delta], coder: lzma2 }),
  pack.sevenZip([file], { before: [bcj2, delta], coder: lzma2 }),
  pack.sevenZip([file], { before: [bcj2] }),
];

async function contents(bytes: Uint8Array): Promise<readonly (Uint8Array | undefined)[]> {
  const { value } = await readSevenZip(bufferSource(bytes), defaultLimits, { left: 1 << 24 });
  const read = value.map(async ({ source, size }) => source?.read(0, Math.min(size, 1 << 16)));
  return Promise.all(
    read.map((one) =>
      one.catch((error: unknown) => void expect(error).toMatchObject({ name: "ByteSourceError" })),
    ),
  );
}

test("coders that hang together are undone one after another", async () => {
  for (const archive of archives) expect(await contents(archive)).toEqual([file.content]);
});

test("coders that all read each other are not followed for long", async () => {
  const beside = Array.from({ length: 3 }, () => raw());
  const knot = Array.from({ length: 30 }, () => ({ id: [3, 3, 1, 0x1b], beside }));
  // Followed through all their ways, the test would never end.
  expect(await contents(pack.sevenZip([file], { before: knot }))).toEqual([undefined]);
});

test("a coder that refuses what it is opened with makes its archive one that cannot be read", async () => {
  const cut = { id: [3, 3, 1, 0x1b], beside: [raw(), raw(), raw(0, 0, 0, 0)] };
  expect(await contents(pack.sevenZip([file], { before: [cut] }))).toEqual([undefined]);
});

test("no change of such an archive makes reading it throw anything but that it cannot be read", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...archives), mutations, async (archive, changes) => {
      expect((await contents(mutated(archive, changes))).length).toBeLessThanOrEqual(100_000);
    }),
    { numRuns: runs },
  );
});
