import { gzipSync } from "fflate";
import { expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import * as gguf from "../../harness/gguf.ts";
import * as h from "../../harness/hdf5.ts";
import * as p from "../../harness/pickle.ts";
import * as st from "../../harness/safetensors.ts";
import * as zip from "../../harness/zip.ts";

const settings = Buffer.from(JSON.stringify({ epochs: 3, name: "a model" })).toString("base64");
const picture = p.join(
  p.raw(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
  p.utf8("IEND"),
  p.raw(0xae, 0x42, 0x60, 0x82),
);
const harmless = Buffer.from(p.file(p.list(p.text("a text")))).toString("base64");

test.each([
  ["settings in metadata", "a.safetensors", st.file({ a: st.tensor("F32", 2) }, { format: "pt", settings })],
  ["a harmless pickle in metadata", "a.safetensors", st.file({ a: st.tensor("F32", 2) }, { harmless })],
  [
    "a text in GGUF",
    "a.gguf",
    gguf.file({ entries: [gguf.string("general.description", "cos and sin (iterated)\nof all\n")] }),
  ],
  [
    "pixels",
    "a.h5",
    h.file(
      h.group({
        pixels: h.dataset(
          h.uint8,
          [600],
          Uint8Array.from({ length: 600 }, (_, at) => at),
        ),
      }),
    ),
  ],
  [
    "rows of bytes",
    "a.h5",
    h.file(h.group({ rows: { ...h.rows(p.utf8("one"), p.utf8("two")), attributes: {} } })),
  ],
  ["a text of digits", "a.txt", p.utf8(settings)],
  ["a token", "token.txt", p.utf8("gAAAAABhZ0Z5b2d1cnRzYXJlbm90c2VjcmV0cw==\n")],
  ["a packed text", "a.txt.gz", gzipSync(p.utf8("a text ".repeat(1000)))],
  ["two packed texts", "a.jsonl.gz", p.join(gzipSync(p.utf8("{}\n")), gzipSync(p.utf8("{}\n")))],
  [
    "pictures in an archive",
    "a.zip",
    zip.archive([
      zip.member("a.png", picture, { deflate: true }),
      zip.member("b.png", p.join(picture, p.raw(10))),
    ]),
  ],
])("says nothing of %s", async (_, name, bytes) => {
  const { findings } = await workspace({ [`/project/${name}`]: bytes }).check(`/project/${name}`);
  expect(findings.filter(({ severity }) => severity !== "information")).toEqual([]);
});
