import { describe, expect, test } from "vitest";
import type { Hdf5File } from "../../../server/src/formats/hdf5/file.ts";
import { readHdf5 } from "../../../server/src/formats/hdf5/read.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import * as h from "../../harness/hdf5.ts";

const read = (bytes: Uint8Array) => readHdf5(bufferSource(bytes), defaultLimits);

async function valid(bytes: Uint8Array): Promise<Hdf5File> {
  const { value, problems } = await read(bytes);
  expect(problems).toEqual([]);
  if (value === undefined) throw new Error("it has a superblock");
  return value;
}

async function codes(bytes: Uint8Array): Promise<readonly string[]> {
  return (await read(bytes)).problems.map(({ code }) => code);
}

describe("a right file", () => {
  const layers = h.group({ kernel: h.floats(4, 3), bias: h.floats(3) });

  test("gives groups, datasets, attributes and links by their paths", async () => {
    const root = h.group(
      {
        dense: layers,
        alias: h.soft("/dense"),
        elsewhere: h.external("other.h5", "/w"),
        odd: h.userLink(70),
      },
      { keras_version: h.text("2.15.0"), kind: h.fixed("abc") },
    );
    const { objects, links, userBlock } = await valid(h.file(root));
    expect(objects.map(({ path, dataset }) => [path, dataset?.shape, dataset?.type.class])).toEqual([
      ["/", undefined, undefined],
      ["/dense", undefined, undefined],
      ["/dense/bias", [3], "float"],
      ["/dense/kernel", [4, 3], "float"],
    ]);
    const attributes = objects[0]?.attributes.map(({ name, values }) => [
      name,
      values.map(({ bytes }) => new TextDecoder().decode(bytes)),
    ]);
    expect(attributes).toEqual([
      ["keras_version", ["2.15.0"]],
      ["kind", ["abc"]],
    ]);
    expect(links.map(({ kind, path, target, file }) => [kind, path, target, file])).toEqual([
      ["soft", "/alias", "/dense", undefined],
      ["external", "/elsewhere", "/w", "other.h5"],
      ["user-defined", "/odd", "type 70", undefined],
    ]);
    expect(userBlock).toBe(0);
  });

  test("may keep its groups in symbol tables", async () => {
    const { objects } = await valid(h.file(h.group({ a: layers, b: h.floats(2) }, {}, {})));
    expect(objects.map(({ path }) => path)).toEqual(["/", "/a", "/a/bias", "/a/kernel", "/b"]);
  });

  test("may begin behind bytes of somebody else", async () => {
    for (const length of [512, 1024, 4096]) {
      const { userBlock, objects } = await valid(
        h.file(h.group({ a: layers }), { userBlock: new Uint8Array(length) }),
      );
      expect([userBlock, objects.length]).toEqual([length, 4]);
    }
  });

  test("says where its data lies, and through what it passed", async () => {
    const root = h.group({
      compact: h.dataset(h.uint8, [4], 4, { compact: true }),
      files: h.dataset(h.float32, [256], 0, { files: ["/etc/passwd", "more.raw"] }),
      virtual: h.dataset(h.float32, [8], 0, { virtual: ["part.h5", "."] }),
      packed: h.dataset(h.float32, [8], 10, { filters: [1, 2, 4242] }),
    });
    const { objects } = await valid(h.file(root));
    const of = (name: string) => objects.find(({ path }) => path === `/${name}`)?.dataset;
    expect(of("compact")?.layout).toMatchObject({ kind: "compact", bytes: 4 });
    expect(of("files")?.sources.map(({ path }) => path)).toEqual(["/etc/passwd", "more.raw"]);
    expect(of("virtual")?.sources).toEqual([{ kind: "virtual", path: "part.h5" }]);
    expect(of("packed")?.filters.map(({ id, name }) => [id, name])).toEqual([
      [1, "deflate"],
      [2, "shuffle"],
      [4242, ""],
    ]);
  });
});

describe("a file that lies", () => {
  const endless = h.group({ a: h.group({ b: h.link("root") }) });
  test.each<readonly [string, Uint8Array, string]>([
    ["no superblock", new TextEncoder().encode("not at all"), "no-superblock"],
    ["a version that nobody defined", h.file(h.group(), { version: 9 }), "version"],
    ["addresses of three bytes", h.file(h.group(), { offsetBytes: 3 }), "field-size"],
    ["an end behind the file's", h.file(h.group({ a: h.floats(2) }), { end: 1 << 20 }), "cut-off"],
    ["bytes behind its end", h.file(h.group(), { suffix: new Uint8Array(9) }), "trailing-data"],
    ["cut off", h.file(h.group({ a: h.floats(64) })).slice(0, 200), "cut-off"],
    ["a group in itself", h.file(endless), "group-cycle"],
    ["a link to nowhere", h.file(h.group({ a: h.link(1 << 30) })), "outside"],
    ["a link into the middle of something", h.file(h.group({ a: h.link(52) })), "no-object"],
    [
      "a table with more entries than the file",
      h.file(h.group({ a: h.floats(1) }, {}, { entries: 0xffff })),
      "outside",
    ],
    ["a tree in itself", h.file(h.group({ a: h.floats(1) }, {}, { cycle: true })), "tree-cycle"],
    ["a tree of a wrong level", h.file(h.group({ a: h.floats(1) }, {}, { level: 200 })), "tree-node"],
    [
      "data behind the end",
      h.file(h.group({ a: h.dataset(h.float32, [4], 0, { address: 1 << 20, bytes: 16 }) })),
      "data-outside",
    ],
    [
      "less data than the shape asks for",
      h.file(h.group({ a: h.dataset(h.float32, [100, 100], 8) })),
      "data-short",
    ],
    [
      "a shape that asks for all memory",
      h.file(h.group({ a: h.dataset(h.float32, [1e9, 1e6], 0, { unwritten: true }) })),
      "shape-bomb",
    ],
    [
      "the same, packed",
      h.file(h.group({ a: h.dataset(h.float32, [1e9, 1e6], 9, { filters: [1], unwritten: true }) })),
      "shape-bomb",
    ],
    ["an entry that no path can hold", h.file(h.group({ "a/b": h.floats(1) })), "entry-name"],
    [
      "an attribute longer than its message",
      h.file(h.group({}, { a: { type: h.fixedText(9000), shape: [], bytes: new Uint8Array(4) } })),
      "attribute-length",
    ],
    [
      "an attribute of too many elements",
      h.file(h.group({}, { a: { type: h.fixedText(4), shape: [1e12], bytes: new Uint8Array(4) } })),
      "attribute-length",
    ],
  ])("%s", async (_, bytes, code) => {
    expect(await codes(bytes)).toContain(code);
  });

  test("a text whose length lies is not read beyond its heap", async () => {
    const bytes = h.file(h.group({}, { note: h.text("short") }));
    const at = indexOf(bytes, [5, 0, 0, 0, 48, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
    bytes.set([0xff, 0xff, 0, 0], at);
    expect(await codes(bytes)).toEqual(["heap-length"]);
  });

  test("groups within groups end at a bound", async () => {
    let group = h.group();
    for (let depth = 0; depth < 220; depth += 1) group = h.group({ g: group });
    expect(await codes(h.file(group))).toEqual(["depth-limit"]);
  });
});

function indexOf(bytes: Uint8Array, part: readonly number[]): number {
  for (let at = 0; at + part.length <= bytes.length; at += 1) {
    if (part.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  throw new Error("it is not there");
}
