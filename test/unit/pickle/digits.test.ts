import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DigitsKind, decodeDigits } from "../../../server/src/formats/pickle/digits.ts";
import { embeddedKind } from "../../../server/src/formats/pickle/embedded.ts";
import { workspace } from "../../harness/check.ts";
import * as digits from "../../harness/digits.ts";
import * as p from "../../harness/pickle.ts";

/** More by `FUZZ=200000`. */
const runs = Number(process.env.FUZZ ?? 300);

const writers: readonly (readonly [DigitsKind, (bytes: Uint8Array) => string])[] = [
  ["hex", (bytes) => Buffer.from(bytes).toString("hex")],
  ["base64", (bytes) => Buffer.from(bytes).toString("base64")],
  ["base32", (bytes) => digits.base32(bytes)],
  ["base32hex", (bytes) => digits.base32(bytes, digits.base32hex)],
  ["base85", (bytes) => digits.base85(bytes)],
  ["ascii85", (bytes) => digits.base85(bytes, digits.ascii85)],
  ["z85", (bytes) => digits.base85(bytes, digits.z85)],
  ["uu", (bytes) => digits.uu(bytes)],
];
const pickle = p.file(p.call(p.global("os", "system"), p.text("echo hello")));

describe.each(writers)("%s", (kind, write) => {
  test("any bytes come back from it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(decodeDigits(kind, p.utf8(write(bytes)))).toEqual(bytes);
      }),
      { numRuns: runs },
    );
  });

  test("a pickle in it is known by its beginning", () => {
    expect(embeddedKind(p.utf8(write(pickle)).subarray(0, 64), "text")).toBe(kind);
  });

  test("no bytes make its reader throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(decodeDigits(kind, bytes)?.length ?? 0).toBeLessThanOrEqual(4 * bytes.length);
      }),
      { numRuns: runs },
    );
  });
});

test.each([
  ["the letter for four zeros", "z!!", [0, 0, 0, 0, 0]],
  ["the letter for four blanks", "y", [32, 32, 32, 32]],
  ["marks around it", "<~!!~>", [0]],
  ["line ends", "!!\n!!!\n", [0, 0, 0, 0]],
])("Ascii85 has %s", (_, text, bytes) => {
  expect(decodeDigits("ascii85", p.utf8(text))).toEqual(p.raw(...bytes));
});

test("a group that stands for more than four bytes is none", () => {
  expect(decodeDigits("base85", p.utf8("~~~~~"))).toBeUndefined();
});

const words = [
  "encoder.layers.0.self_attn.q_proj.weight",
  "transformer_blocks_attention_output_dense_kernel",
  "The quick brown fox jumps over the lazy dog, again and again",
  "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U",
  "9jqo^BlbD-BleB1DJ+*+F(f,q/0JhKF<GL>Cj@.4Gp$d7F!,L7@<6@)",
  "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
];

test.each(words)("is nothing in honest text: %s", (word) => {
  expect(embeddedKind(p.utf8(word), "text")).toBeUndefined();
});

test("what is digits of a harmless pickle is silent", async () => {
  const texts = writers.map(([, write]) => p.text(write(p.file(p.list(p.text("a harmless text"))))));
  const { findings } = await workspace({ "/project/a.pkl": p.file(p.list(...texts)) }).check(
    "/project/a.pkl",
  );
  expect(findings).toEqual([]);
});
