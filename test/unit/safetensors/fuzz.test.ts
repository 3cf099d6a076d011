import fc from "fast-check";
import { expect, test } from "vitest";
import { mutated, mutations } from "../../harness/mutations.ts";
import * as st from "../../harness/safetensors.ts";
import { factOf } from "./fake.ts";

const good = st.file(
  { "layer.0.weight": st.tensor("F32", 4, 4), "layer.0.bias": st.tensor("F16", 4), count: st.tensor("I64") },
  { format: "pt", note: "ü" },
);

test("no change of a file makes the reader throw, and what it lets pass the hub's parser takes", async () => {
  await fc.assert(
    fc.asyncProperty(mutations, async (changes) => {
      const fact = await factOf(mutated(good, changes));
      const codes = fact.problems.map(({ code }) => code);
      expect(codes).not.toContain("hub-refuses");
      expect(codes.length).toBeLessThanOrEqual(51);
      if (codes.length === 0) expect(fact.acceptedByHub).toBe(true);
    }),
    { numRuns: 1500, seed: 7 },
  );
});

test("no header makes the reader throw", async () => {
  const value = fc.jsonValue({ maxDepth: 4 });
  const entry = fc.record(
    {
      dtype: fc.oneof(fc.constantFrom("F32", "U8", "F4", "BOOL", "X9"), value),
      shape: fc.oneof(fc.array(fc.nat(64), { maxLength: 3 }), value),
      data_offsets: fc.oneof(fc.tuple(fc.nat(64), fc.nat(64)), value),
    },
    { requiredKeys: [] },
  );
  const header = fc.dictionary(fc.string(), fc.oneof(entry, value), { maxKeys: 6 });
  await fc.assert(
    fc.asyncProperty(header, fc.nat(80), async (tensors, data) => {
      const fact = await factOf(st.entries(tensors, data));
      expect(fact.problems.map(({ code }) => code)).not.toContain("hub-refuses");
    }),
    { numRuns: 1000, seed: 11 },
  );
});

test("however a right header is written, the same is read of it", async () => {
  const name = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom("a.weight", "\u00fc"));
  const tensors = fc.dictionary(name, fc.tuple(fc.constantFrom("F32", "U8", "BF16"), fc.array(fc.nat(4))));
  const blanks = fc.array(fc.constantFrom("", "", "", " ", "  ", "\n", "\t"), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(tensors, blanks, async (entries, between) => {
      const usual = st.file(entries);
      const length = new DataView(usual.buffer, usual.byteOffset, 8).getUint32(0, true);
      const header = new TextDecoder().decode(usual.subarray(8, 8 + length));
      const tokens = header.match(/"(?:[^"\\]|\\.)*"|[\w.]+|[^\s]/g) ?? [];
      const spaced = tokens.map((token, index) => token + (between[index % between.length] ?? "")).join("");
      const other = st.raw(spaced, usual.subarray(8 + length));
      const [one, two] = [await factOf(usual), await factOf(other)];
      const plain = (fact: typeof one) =>
        fact.tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape }));
      expect(plain(two)).toEqual(plain(one));
      expect(one.problems).toEqual([]);
      expect(two.problems.map(({ code }) => code)).toEqual(
        /[^} ]\s*$/.test(spaced) ? ["header-padding"] : [],
      );
    }),
    { numRuns: 500, seed: 13 },
  );
});
