import { expect, test } from "vitest";
import type { ByteSource } from "../../../server/src/host/byte-source.ts";
import { workspace } from "../../harness/check.ts";
import * as st from "../../harness/safetensors.ts";
import { codesOf, factOf } from "./fake.ts";

const eight = st.entry("U8", [8], 0, 8);
const one = (fields: object, data = 8) => st.entries({ a: { ...eight, ...fields } }, data);
const header = (text: string, data = 8) => st.raw(st.padded(text), data);
const good = '"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}';
const pickle = new Uint8Array([0x80, 4, 0x95, 2, 0, 0, 0, 0, 0, 0, 0, 0x4e, 0x2e]);

/** Every way in which a file can be wrong, and the codes of the problems that it has. */
const malformed: readonly (readonly [what: string, bytes: Uint8Array, codes: readonly string[]])[] = [
  ["nothing at all", new Uint8Array(), ["empty-file"]],
  ["fewer bytes than the length takes", new Uint8Array(5), ["header-length"]],
  ["a header of no bytes", new Uint8Array(8), ["header-length"]],
  ["a header longer than the file", st.raw("{}", 0, 1000), ["header-length"]],
  ["a header of 2^63 bytes", st.raw("{}", 0, 2n ** 63n), ["header-length"]],
  ["a length that ends inside the header", st.raw(`{${good}}`, 8, 20), ["header-json"]],
  ["a file cut inside its header", st.raw(`{${good}}`, 8).slice(0, 30), ["header-length"]],
  ["a file cut inside its data", st.file({ a: st.tensor("F32", 100) }).slice(0, 300), ["out-of-range"]],
  [
    "a header in Latin-1",
    st.raw(new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d])),
    ["header-encoding"],
  ],
  ["a header with a byte order mark", header(`\ufeff{${good}}`), ["header-start", "header-json"]],
  ["a header after blanks", header(`  {${good}}`), ["header-start"]],
  ["a header padded with line ends", st.raw(`{${good}}\n\n`, 8), ["header-padding"]],
  ["a header padded with NUL", st.raw(`{${good}}\0\0`, 8), ["header-json"]],
  ["a header that is a list", st.raw(st.padded("[1, 2]")), ["header-start", "header-json"]],
  ["a header with a comment", header(`{/* x */${good}}`), ["header-json"]],
  ["a header with a trailing comma", header(`{${good},}`), ["header-json"]],
  ["a header in single quotes", header(`{${good.replaceAll('"', "'")}}`), ["header-json"]],
  ["two objects in the header", header(`{${good}}{}`), ["header-json"]],
  [
    "half a surrogate pair in a name",
    header(`{"\\ud800":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}`),
    ["header-json"],
  ],
  ["a name that stands twice", header(`{${good},${good}}`), ["duplicate-key"]],
  [
    "a name that stands twice, once escaped",
    header(`{${good},${good.replace("a", "\\u0061")}}`),
    ["duplicate-key"],
  ],
  [
    "a field that stands twice",
    header(`{"a":{"dtype":"U8","dtype":"I8","shape":[8],"data_offsets":[0,8]}}`),
    ["duplicate-key"],
  ],
  ["metadata that is a list", st.entries({ __metadata__: ["pt"], a: eight }, 8), ["metadata"]],
  ["metadata with a number", st.entries({ __metadata__: { step: 3 }, a: eight }, 8), ["metadata"]],
  ["metadata with an object", st.entries({ __metadata__: { x: { y: "z" } }, a: eight }, 8), ["metadata"]],
  ["metadata with null", st.entries({ __metadata__: { x: null }, a: eight }, 8), ["metadata"]],
  ["an entry that is a string", st.entries({ a: "F32" }), ["entry"]],
  ["an entry without a dtype", st.entries({ a: { shape: [8], data_offsets: [0, 8] } }, 8), ["entry"]],
  ["an entry without a shape", st.entries({ a: { dtype: "U8", data_offsets: [0, 8] } }, 8), ["entry"]],
  ["an entry without offsets", st.entries({ a: { dtype: "U8", shape: [8] } }, 8), ["entry"]],
  ["an entry with a field of its own", one({ code: "import os" }), ["unknown-field"]],
  ["a dtype that is a number", one({ dtype: 8 }), ["entry"]],
  ["a dtype that nobody knows", one({ dtype: "F128" }), ["unknown-dtype"]],
  ["a dtype in lower case", one({ dtype: "u8" }), ["unknown-dtype"]],
  ["a shape that is a number", one({ shape: 8 }), ["shape"]],
  ["a negative dimension", one({ shape: [-8] }), ["shape"]],
  ["a fraction as a dimension", one({ shape: [8.5] }), ["shape"]],
  ["a dimension as 8.0", header('{"a":{"dtype":"U8","shape":[8.0],"data_offsets":[0,8]}}'), ["shape"]],
  ["a dimension as 8e0", header('{"a":{"dtype":"U8","shape":[8e0],"data_offsets":[0,8]}}'), ["shape"]],
  [
    "a dimension beyond 2^53",
    header('{"a":{"dtype":"U8","shape":[18446744073709551615],"data_offsets":[0,8]}}'),
    ["shape"],
  ],
  ["dimensions whose product overflows", one({ shape: [4294967296, 4294967296] }), ["shape"]],
  ["one offset", one({ data_offsets: [8] }), ["offsets"]],
  ["three offsets", one({ data_offsets: [0, 8, 16] }), ["offsets"]],
  ["offsets as strings", one({ data_offsets: ["0", "8"] }), ["offsets"]],
  ["a negative offset", one({ data_offsets: [-8, 0] }), ["offsets"]],
  ["offsets the wrong way round", one({ data_offsets: [8, 0] }), ["offsets"]],
  ["more bytes than the shape needs", st.entries({ a: st.entry("U8", [4], 0, 8) }, 8), ["size-mismatch"]],
  ["fewer bytes than the shape needs", st.entries({ a: st.entry("F32", [8], 0, 8) }, 8), ["size-mismatch"]],
  ["a scalar of two elements", st.entries({ a: st.entry("F32", [], 0, 8) }, 8), ["size-mismatch"]],
  ["half bytes that fill none", st.entries({ a: st.entry("F4", [3], 0, 2) }, 2), ["size-mismatch"]],
  ["an empty shape with bytes", st.entries({ a: st.entry("U8", [0, 8], 0, 8) }, 8), ["size-mismatch"]],
  ["data behind the end of the file", st.entries({ a: st.entry("U8", [64], 0, 64) }, 8), ["out-of-range"]],
  ["two tensors in the same bytes", st.entries({ a: eight, b: eight }, 8), ["overlap"]],
  [
    "a tensor that starts inside another",
    st.entries({ a: eight, b: st.entry("U8", [8], 4, 12) }, 12),
    ["overlap"],
  ],
  [
    "a tensor inside another",
    st.entries({ a: st.entry("U8", [16], 0, 16), b: st.entry("U8", [2], 4, 6) }, 16),
    ["overlap"],
  ],
  ["an empty tensor inside another", st.entries({ a: eight, b: st.entry("U8", [0], 4, 4) }, 8), ["overlap"]],
  ["bytes before the first tensor", st.entries({ a: st.entry("U8", [8], 8, 16) }, 16), ["gap"]],
  ["bytes between tensors", st.entries({ a: eight, b: st.entry("U8", [8], 16, 24) }, 24), ["gap"]],
  ["bytes behind the last tensor", one({}, 12), ["trailing-data"]],
  ["bytes, and no tensor", st.entries({}, 12), ["trailing-data"]],
  ["a pickle behind the tensors", st.concat(one({}), pickle), ["hidden-pickle"]],
  [
    "a zip archive behind the tensors",
    st.concat(one({}), st.zip("data.pkl", pickle)),
    ["trailing-data", "hidden-zip"],
  ],
  ["a zip archive in the last tensor", inLastTensor(st.zip("data.pkl", pickle)), ["hidden-zip"]],
  [
    "a zip archive with a comment behind it",
    inLastTensor(st.concat(st.zip("x", pickle), new Uint8Array(300))),
    ["hidden-zip"],
  ],
  ["a pickle under the name", pickle, ["other-format"]],
  ["an archive under the name", st.zip("archive/data.pkl", pickle), ["other-format"]],
  ["a program under the name", st.text("\x7fELF\x02\x01\x01 and more"), ["other-format"]],
  ["a web page under the name", st.text("<!DOCTYPE html><title>404</title>"), ["other-format"]],
  ["a GGUF model under the name", st.text("GGUF\x03\0\0\0 and more bytes"), ["other-format"]],
  ["JSON without a length", st.text('{"a": {"dtype": "F32"}}'), ["other-format"]],
  [
    "a pointer of Git LFS",
    st.text("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n"),
    ["lfs-pointer"],
  ],
];

function inLastTensor(content: Uint8Array): Uint8Array {
  return st.entries({ a: st.entry("U8", [content.length], 0, content.length) }, content);
}

test.each(malformed)("%s", async (_, bytes, codes) => {
  expect(await codesOf(bytes)).toEqual(codes);
});

test("a problem says where it lies in the file", async () => {
  const bytes = st.raw(st.padded(`{"é":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"b":1}`), 8);
  const [problem] = (await factOf(bytes)).problems;
  // The name before it takes two bytes in UTF-8.
  expect(new TextDecoder().decode(bytes.subarray(problem?.offset)).startsWith('"b":1')).toBe(true);
  const gap = (await factOf(st.entries({ a: st.entry("U8", [8], 8, 16) }, 16))).problems[0];
  expect(gap?.offset).toBe(st.entries({ a: st.entry("U8", [8], 8, 16) }, 16).length - 16);
});

test("other content under the name is named", async () => {
  const { check } = workspace({ "/project/model.safetensors": pickle });
  const { findings } = await check("/project/model.safetensors");
  expect(findings.map(({ rule }) => rule)).toContain("invalid-model-file");
  expect(findings.map(({ message }) => message).join()).toContain("a pickle, which runs code");
});

test("a file that shrinks while it is read is truncated", async () => {
  const bytes = st.file({ a: st.tensor("F32", 4) });
  const source: ByteSource = {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, Math.min(20, offset + length)),
  };
  expect(await codesOf(source)).toContain("truncated");
});

test("problems are bounded, and their number is told", async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`t${index}`, "no entry"]));
  const { problems } = await factOf(st.entries(many));
  expect(problems).toHaveLength(51);
  expect(problems.at(-1)?.message).toBe("450 more problems of the header are not listed");
});
