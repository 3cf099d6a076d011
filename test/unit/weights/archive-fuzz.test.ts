import fc from "fast-check";
import { gzipSync, zlibSync } from "fflate";
import { expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import { compress } from "../../harness/compression.ts";
import * as db from "../../harness/databases.ts";
import * as h from "../../harness/hdf5.ts";
import * as keras from "../../harness/keras.ts";
import { mutated, mutations } from "../../harness/mutations.ts";
import * as p from "../../harness/pickle.ts";
import * as tar from "../../harness/tar.ts";
import * as zip from "../../harness/zip.ts";
import { constructions } from "./malicious.ts";

/** More by `FUZZ=200000`. */
const runs = Number(process.env.FUZZ ?? 600);

const pickled = p.file(p.call(p.global("collections", "OrderedDict")));
const files: readonly (readonly [string, Uint8Array])[] = [
  [
    "a.keras",
    keras.archive(
      keras.sequential(keras.lambda("os"), keras.layer("TorchModuleWrapper", { module: "gAROLg==" })),
    ),
  ],
  [
    "a.h5",
    keras.h5(
      { class_name: "Sequential", config: { layers: [keras.oldLambda("os")] } },
      { entries: { rows: h.rows(pickled) } },
    ),
  ],
  [
    "a.tar",
    tar.archive([
      tar.pax({ path: "b", size: "9" }),
      tar.member("a", pickled),
      tar.link("c", "../d"),
      tar.member("e/f", pickled),
    ]),
  ],
  [
    "a.zip",
    zip.archive([
      zip.member("a", pickled, { deflate: true }),
      zip.member("b", p.utf8("../c"), { mode: 0o120777 }),
    ]),
  ],
  [
    "a.mar",
    zip.archive([
      zip.member("MAR-INF/", new Uint8Array(0)),
      zip.member("MAR-INF/MANIFEST.json", p.utf8('{"model": {"handler": "handler.py"}}')),
      zip.member("handler.py", p.utf8("import os\n\nos.system('id')\n"), { deflate: true }),
      zip.member("inner.zip", zip.archive([zip.member("modeling_a.py", p.utf8("exec('1')\n"))]), {
        deflate: true,
      }),
    ]),
  ],
  ["a.db", db.sqlite(pickled, "text", p.file(p.text("a".repeat(3000), "BINUNICODE")))],
  ["a.gdbm", db.gdbm(pickled, pickled)],
  ["b.db", db.berkeley(p.file(p.text("a".repeat(3000), "BINUNICODE")))],
  ["a.pkl.Z", compress(pickled)],
  ["a.png", p.join(p.raw(0x89, 0x50, 0x4e, 0x47), pickled, zip.archive([zip.member("a.pkl", pickled)]))],
  ["a.z", p.join(zlibSync(pickled), gzipSync(pickled), zlibSync(pickled))],
  [
    "pictures.zip",
    zip.archive([
      zip.member("a.png", p.join(p.raw(0x89, 0x50, 0x4e, 0x47), pickled), { deflate: true }),
      zip.member("b.png", p.join(p.raw(0x89, 0x50, 0x4e, 0x47), gzipSync(pickled))),
    ]),
  ],
  ["a.pkl", p.join(pickled, zip.archive([zip.member("a.pkl", pickled)]))],
  // What runs code or hides it, in all ways that the tests build.
  ...constructions
    .filter(({ bytes }) => bytes.length < 200_000)
    .map(({ file, bytes }): readonly [string, Uint8Array] => [file, bytes]),
];

test("no change of an archive, a database, an HDF5 file or a Keras model makes the check throw or hang", async () => {
  // The first check of each loads its reader.
  for (const [name, bytes] of files.slice(0, 20))
    await workspace({ [`/project/${name}`]: bytes }).check(`/project/${name}`);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), mutations, async ([name, bytes], changes) => {
      const path = `/project/${name}`;
      const start = performance.now();
      const { findings } = await workspace({ [path]: mutated(bytes, changes) }).check(path);
      expect(findings.length).toBeLessThanOrEqual(200);
      // A busy machine is no hang: the clock counts only where it is asked for.
      if (process.env.FUZZ !== undefined)
        expect(performance.now() - start, "milliseconds").toBeLessThan(2000);
    }),
    { numRuns: runs, seed: 3 },
  );
});

const photograph = p.raw(
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  16,
  ...p.utf8("JFIF\0"),
  ...new Uint8Array(9),
  0xff,
  0xd9,
);

test("archives behind pictures in archives are followed to the depth of all others, and that is said", async () => {
  let archive = zip.archive([zip.member("a.pkl", pickled)]);
  for (let depth = 0; depth < 12; depth += 1)
    archive = zip.archive([zip.member("a.jpg", p.join(photograph, archive))]);
  const { findings } = await workspace({ "/project/a.zip": archive }).check("/project/a.zip");
  expect(findings.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/more than \d archives and pickles lie in each other/),
  );
});

test("a packed tar that breaks off says so, wherever it does", async () => {
  const sound = p.join(p.utf8("RIFF"), p.raw(36, 0, 0, 0), p.utf8("WAVEdata"), gzipSync(pickled));
  const packed = gzipSync(tar.archive([tar.member("readme", p.utf8("a text")), tar.member("a.wav", sound)]));
  // The last bytes are those of the zeros behind the members.
  for (let end = 20; end < packed.length - 24; end += 1) {
    const { findings } = await workspace({ "/project/a.tar.gz": packed.subarray(0, end) }).check(
      "/project/a.tar.gz",
    );
    expect(findings.length, `cut at ${end}`).toBeGreaterThan(0);
  }
});
