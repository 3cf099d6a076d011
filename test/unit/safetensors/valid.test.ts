import { expect, test } from "vitest";
import { dtypes } from "../../../server/src/formats/safetensors/dtypes.ts";
import { askHubOf, rangeFetch } from "../../../server/src/formats/safetensors/hub.ts";
import { type ByteSource, bufferSource } from "../../../server/src/host/byte-source.ts";
import * as st from "../../harness/safetensors.ts";
import { factOf } from "./fake.ts";

const bits: Readonly<Record<string, number>> = { F4: 4, FP4: 4, F6_E2M3: 6, F6_E3M2: 6 };

function elementBits(dtype: string): number {
  return bits[dtype] ?? (/^(?:F8|E8|UE8|BOOL)/.test(dtype) ? 8 : Number(/\d+$/.exec(dtype)?.[0]));
}

const right: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ["tensors and metadata", st.file({ a: st.tensor("F32", 2, 3), b: st.tensor("I64", 4) }, { format: "pt" })],
  ["a scalar", st.file({ a: st.tensor("F16") })],
  ["an empty tensor", st.file({ a: st.tensor("F32", 0, 512), b: st.tensor("U8", 3) })],
  ["no tensor", st.raw("{}")],
  ["only metadata", st.file({}, { format: "np", note: "naïve — 模型" })],
  ["a header that is not padded", st.raw('{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}', 8)],
  [
    "a header with blanks between",
    st.raw('{ "a" : {"dtype" : "U8",\n"shape":[8], "data_offsets":[0, 8]} }', 8),
  ],
  [
    "tensors in another order than their data",
    st.entries({ b: st.entry("U8", [8], 8, 16), a: st.entry("U8", [8], 0, 8) }, 16),
  ],
  [
    "names with escapes",
    st.entries({ 'a"\\\u0001': st.entry("U8", [8], 0, 8), "": st.entry("U8", [8], 8, 16) }, 16),
  ],
  ["a name of JavaScript's own", st.raw('{"__proto__":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}', 8)],
  ...dtypes.map((dtype) => {
    const bytes = (16 * elementBits(dtype)) / 8;
    return [`the dtype ${dtype}`, st.entries({ a: st.entry(dtype, [4, 4], 0, bytes) }, bytes)] as const;
  }),
];

test.each(right)("%s: nothing is said, and the hub's parser agrees", async (_, bytes) => {
  const fact = await factOf(bytes);
  expect(fact.problems).toEqual([]);
  expect(fact.acceptedByHub).toBe(true);
});

test("hands on tensors and metadata", async () => {
  const fact = await factOf(st.file({ a: st.tensor("F32", 2, 3), b: st.tensor("BF16") }, { format: "pt" }));
  expect(fact.tensors).toMatchObject([
    { name: "a", dtype: "F32", shape: [2, 3] },
    { name: "b", dtype: "BF16", shape: [] },
  ]);
  expect({ ...fact.metadata }).toEqual({ format: "pt" });
});

/** A file of `size` bytes that holds `start` and then zeros, and counts what is read of it. */
function sparse(start: Uint8Array, size: number): ByteSource & { readonly bytesRead: () => number } {
  let count = 0;
  return {
    size,
    bytesRead: () => count,
    read: async (offset, length) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      if (offset < start.length)
        bytes.set(start.subarray(offset, Math.min(start.length, offset + bytes.length)));
      count += bytes.length;
      return bytes;
    },
  };
}

test("ten gigabytes cost their header", async () => {
  const size = 10 * 2 ** 30;
  const start = st.raw(
    st.padded(`{"a":{"dtype":"U8","shape":[${size / 1024},1024],"data_offsets":[0,${size}]}}`),
  );
  const source = sparse(start, start.length + size);
  expect((await factOf(source)).problems).toEqual([]);
  expect(source.bytesRead()).toBeLessThan(70_000);
});

test("ten thousand tensors are read whole", async () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `model.layers.${index}.weight`);
  const bytes = st.file(Object.fromEntries(names.map((name) => [name, st.tensor("F32", 2, 2)])));
  const fact = await factOf(bytes);
  expect(fact.problems).toEqual([]);
  expect(fact.tensors).toHaveLength(10_000);
});

test("of ten thousand tensors the hub's parser is shown the one that it refuses", async () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `model.layers.${index}.weight`);
  const tensors = names.map(
    (name, index) => [name, st.tensor("F32", ...(index % 5_000 === 4_000 ? [0, 2 ** 33] : [2]))] as const,
  );
  const bytes = st.file(Object.fromEntries(tensors));
  const [problem, ...others] = (await factOf(bytes)).problems;
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: "hub-refuses" });
  expect(problem?.message).toContain("model.layers.4000.weight");
});

test("the header's bound is the format's own", async () => {
  const claimed = sparse(st.raw("{", 0, 100_000_001), 200_000_000);
  const fact = await factOf(claimed);
  expect(fact.problems.map(({ code, kind }) => [code, kind])).toEqual([["header-too-long", "limit"]]);
  expect(claimed.bytesRead()).toBeLessThan(70_000);
});

test("the hub's parser gets bytes of this file, and no other address", async () => {
  const source = bufferSource(st.raw("{}"));
  await expect(
    rangeFetch(source)("https://huggingface.co/org/name/resolve/main/config.json"),
  ).rejects.toThrow("no address but the file's own");
  expect(await askHubOf(source)).toEqual({ accepts: true });
  expect(await askHubOf(bufferSource(st.raw("[", 8)))).toMatchObject({ accepts: false });
});
