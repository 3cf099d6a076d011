/**
 * Bits of one element, by dtype. The names are those of the hub's parser (@huggingface/hub 2.17.5,
 * parse-safetensors-metadata.ts, `Dtype`), which holds the reference's (safetensors/src/tensor.rs, `Dtype`) and
 * three other spellings; the widths are in the names. Compared 2026-11-23.
 */
const bits: ReadonlyMap<string, number> = new Map([
  ["BOOL", 8],
  ["F4", 4],
  ["FP4", 4],
  ["F6_E2M3", 6],
  ["F6_E3M2", 6],
  ["U8", 8],
  ["I8", 8],
  ["F8_E5M2", 8],
  ["F8_E4M3", 8],
  ["F8_E8M0", 8],
  ["E8M0", 8],
  ["UE8", 8],
  ["F8_E4M3FNUZ", 8],
  ["F8_E5M2FNUZ", 8],
  ["I16", 16],
  ["U16", 16],
  ["F16", 16],
  ["BF16", 16],
  ["I32", 32],
  ["U32", 32],
  ["F32", 32],
  ["C64", 64],
  ["F64", 64],
  ["I64", 64],
  ["U64", 64],
]);

/** Every dtype that a reader of the format knows. */
export const dtypes: readonly string[] = [...bits.keys()];

/** Bits of one element; undefined for a dtype that no reader knows. */
export function bitsOf(dtype: string): number | undefined {
  return bits.get(dtype);
}
