import { join, latin1, utf8 } from "./pickle.ts";

/** An .npy file: magic, version, padded header, data. `header` may be anything. */
export function raw(header: string, data: Uint8Array, version = 1): Uint8Array {
  const text = version === 3 ? utf8(header) : latin1(header);
  const lengthSize = version === 1 ? 2 : 4;
  const unpadded = 8 + lengthSize + text.length + 1;
  const padding = (64 - (unpadded % 64)) % 64;
  const length = text.length + padding + 1;
  const lengthBytes = Uint8Array.from({ length: lengthSize }, (_, index) => (length >> (8 * index)) & 0xff);
  return join(
    Uint8Array.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]),
    lengthBytes,
    text,
    latin1(`${" ".repeat(padding)}\n`),
    data,
  );
}

/** A file of a type as NumPy writes it: `'<f8'`, or the list of a structured type. */
export function file(descr: string, shape: string, data: Uint8Array, version = 1): Uint8Array {
  return raw(`{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`, data, version);
}

/** An array of objects: the data is a pickle. */
export function objects(pickle: Uint8Array): Uint8Array {
  return file("'|O'", "(1,)", pickle);
}
