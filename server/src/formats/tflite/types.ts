/** TensorType by number, with the bits of one element (tensorflow/compiler/mlir/lite/schema/schema.fbs, TensorFlow 2.18). */
const types: readonly (readonly [name: string, bits?: number])[] = [
  ["FLOAT32", 32],
  ["FLOAT16", 16],
  ["INT32", 32],
  ["UINT8", 8],
  ["INT64", 64],
  ["STRING"],
  ["BOOL", 8],
  ["INT16", 16],
  ["COMPLEX64", 64],
  ["INT8", 8],
  ["FLOAT64", 64],
  ["COMPLEX128", 128],
  ["UINT64", 64],
  ["RESOURCE"],
  ["VARIANT"],
  ["UINT32", 32],
  ["UINT16", 16],
  ["INT4", 4],
  ["BFLOAT16", 16],
];

export function typeName(type: number): string {
  return types[type]?.[0] ?? String(type);
}

/** Bytes of a tensor's data; undefined where the type has no fixed width. */
export function tensorBytes(type: number, elements: number): number | undefined {
  const bits = types[type]?.[1];
  return bits === undefined ? undefined : Math.ceil((elements * bits) / 8);
}
