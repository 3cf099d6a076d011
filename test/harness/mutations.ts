import fc from "fast-check";

/** Numbers that readers trip over, of one, four and eight bytes. */
const telling = [
  0n,
  1n,
  0x7fn,
  0x80n,
  0xffn,
  0x7fffffffn,
  0xffffffffn,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
];

const mutation = fc.oneof(
  fc.record({ at: fc.nat(), byte: fc.nat(255) }),
  fc.record({
    at: fc.nat(),
    value: fc.constantFrom(...telling),
    width: fc.constantFrom(1, 4, 8),
    little: fc.boolean(),
  }),
  fc.record({ at: fc.nat(), out: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ at: fc.nat(), put: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  fc.record({ at: fc.nat(), again: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ cut: fc.nat() }),
);

/**
 * One change of a file of any length: a byte or a number overwritten (with one that readers trip over), some bytes taken
 * out, put in or said twice, the end cut off.
 */
export type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

/** Some changes, one after the other. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(mutation, {
  minLength: 1,
  maxLength: 5,
});

/** The file with these changes; the given bytes stay as they are. */
export function mutated(file: Uint8Array, changes: readonly Mutation[]): Uint8Array {
  return changes.reduce(mutate, file);
}

function mutate(bytes: Uint8Array, change: Mutation): Uint8Array {
  if (bytes.length === 0) return bytes;
  if ("cut" in change) return bytes.slice(0, change.cut % (bytes.length + 1));
  const at = change.at % bytes.length;
  if ("byte" in change) return overwritten(bytes, at, Uint8Array.of(change.byte));
  if ("value" in change) return overwritten(bytes, at, numberBytes(change));
  const before = bytes.subarray(0, at);
  if ("out" in change) return joined(before, bytes.subarray(at + change.out));
  if ("put" in change) return joined(before, change.put, bytes.subarray(at));
  return joined(before, bytes.subarray(at, at + change.again), bytes.subarray(at));
}

function overwritten(bytes: Uint8Array, at: number, by: Uint8Array): Uint8Array {
  const result = bytes.slice();
  result.set(by.subarray(0, bytes.length - at), at);
  return result;
}

function numberBytes({
  value,
  width,
  little,
}: {
  readonly value: bigint;
  readonly width: number;
  readonly little: boolean;
}): Uint8Array {
  const bytes = Array.from({ length: width }, (_, index) => Number((value >> BigInt(8 * index)) & 0xffn));
  return Uint8Array.from(little ? bytes : bytes.reverse());
}

/** A plain Uint8Array: readers get no Buffer, whose slices share memory. */
function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
