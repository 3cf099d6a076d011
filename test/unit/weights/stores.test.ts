import { zlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import { compress, windowed, xz } from "../../harness/compression.ts";
import * as db from "../../harness/databases.ts";
import * as npy from "../../harness/npy.ts";
import * as p from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";

const ordered = p.file(p.call(p.stackGlobal("collections", "OrderedDict")));
const png = p.join(p.raw(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), new Uint8Array(500).fill(0x42));
const article = "A pickle that runs a command is short:\ncposix\nsystem\n(S'id'\ntR. Never load one. ".repeat(
  200,
);
const script = zip.archive([zip.member("__main__.py", p.utf8("print('hello')\n"))]);
const program = p.join(p.utf8("MZ"), new Uint8Array(126), p.raw(0x50, 0x45, 0, 0), new Uint8Array(64));

async function findings(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const path = `/project/${name}`;
  const result = await workspace({ [path]: bytes }).check(path);
  return result.findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
}

describe("honest files that look like what hides something", () => {
  const files: readonly (readonly [string, string, Uint8Array])[] = [
    ["a database of texts that speak of pickles", "articles.db", db.sqlite(article, "short")],
    ["a shelf of harmless values", "shelf.db", db.sqlite(ordered, ordered, "text")],
    ["a database of pictures", "pictures.sqlite", db.sqlite(p.join(png, new Uint8Array(5000)))],
    ["a table of numbers in gdbm", "counts.gdbm", db.gdbm(p.utf8("1"), p.utf8("2"))],
    ["a picture", "logo.png", png],
    ["a picture with a comment on pickles", "logo.png", p.join(png, p.utf8(article))],
    ["a picture with an archive of texts", "logo.png", p.join(png, script)],
    ["a program that unpacks itself", "setup.exe", p.join(program, script)],
    ["a harmless pickle in a small window", "model.pkl", windowed(zlibSync(ordered), 10)],
    ["a harmless pickle in compress", "model.pkl.Z", compress(ordered)],
    [
      "an array of bytes",
      "image.npy",
      npy.file(
        "'|u1'",
        "(256,)",
        new Uint8Array(256).map((_, at) => at),
      ),
    ],
    ["a harmless pickle behind a length", "cache.dat", p.join(p.raw(64, 0, 0, 0), ordered)],
    ["bytes that begin like deflate", "cache.dat", new Uint8Array(4096).map((_, at) => (at * 73 + 3) & 0xff)],
  ];
  test.each(files)("%s", async (_, name, bytes) => {
    expect(await findings(name, bytes)).toEqual([]);
  });
});

test("what is packed in a way that is not undone is an error only where a loader unpacks it", async () => {
  const packed = xz(ordered, { filter: 0x0b });
  expect(await findings("vmlinux.xz", packed)).toEqual([]);
  expect(await findings("table.bin.xz", packed)).toEqual([
    expect.stringMatching(/^warning unreadable-file: /),
  ]);
  expect(await findings("model.pkl.xz", packed)).toEqual([expect.stringMatching(/^error unreadable-file: /)]);
});

test("of a database with more pickles than are looked at it is said so", async () => {
  const many = new Array<Uint8Array>(6000).fill(ordered);
  const [found = "", ...others] = await findings("shelf.gdbm", db.gdbm(...many));
  expect(found).toMatch(
    /^warning unreadable-file: A part of this file was not checked: only the first of the/,
  );
  expect(others).toEqual([]);
});

test("beginnings in beginnings cost little", async () => {
  const again = (piece: Uint8Array, count: number) => db.gdbm(Buffer.concat(new Array(count).fill(piece)));
  const broken = p.join(p.proto(4), p.call(p.global("os", "system")), p.raw(0xff));
  // Where each beginning is followed to its end this takes hours.
  expect(await findings("a.gdbm", again(broken, 20_000))).toContainEqual(
    expect.stringMatching(/^error pickle-import: .*os\.system/),
  );
  await findings("b.gdbm", again(p.join(p.proto(4)), 200_000));
  await findings("c.gdbm", again(p.join(p.proto(4), p.raw(0x58, 0, 0x30, 0, 0)), 50_000));
});

test("a database names the value that imports something", async () => {
  const payload = p.file(p.call(p.global("os", "system"), p.text("id")));
  const [found = ""] = await findings("shelf.db", db.sqlite(ordered, payload));
  expect(found).toMatch(/^error pickle-import: .*os\.system.*value@0x/);
});

test("a pickle that two readers find is told of once", async () => {
  const payload = p.file(p.call(p.stackGlobal("os", "system"), p.text("id")));
  const path = "/project/logo.png";
  const { findings } = await workspace({ [path]: p.join(png, payload) }).check(path);
  expect(findings.map(({ rule, related }) => [rule, related])).toEqual([["pickle-import", []]]);
});
