/** What a marshalled code object names, without being decoded: attributes, globals, modules, and short texts. */
export interface MarshalNames {
  /** Whether the bytes begin as a code object of Python 3 or 2 does. */
  readonly isCode: boolean;
  /** Identifiers in it, each once, in order. */
  readonly names: readonly string[];
  /** Short texts that are no identifiers. */
  readonly texts: readonly string[];
}

const mostNames = 200;
const longestName = 200;
const code = 0x63;
const flagReference = 0x80;

/** Types of strings with one byte of length, and with four (CPython, Python/marshal.c). */
const shortStrings: ReadonlySet<number> = new Set([0x7a, 0x5a]);
const longStrings: ReadonlySet<number> = new Set([0x61, 0x41, 0x75, 0x74, 0x73]);

/**
 * The names in a marshalled function. Which fields a code object has changes from Python to Python, but not how
 * strings are written: so they are found where they stand, and none of the code is followed.
 *
 * Source: CPython 3.8 to 3.14, Python/marshal.c, w_complex_object and the TYPE_ constants.
 */
export function marshalNames(bytes: Uint8Array): MarshalNames {
  const names = new Set<string>();
  const texts = new Set<string>();
  for (let at = 0; at < bytes.length && names.size + texts.size < mostNames; ) {
    const found = stringAt(bytes, at);
    if (found === undefined) {
      at += 1;
      continue;
    }
    if (/^[A-Za-z_]\w*$/.test(found.text)) names.add(found.text);
    else if (/^[\x20-\x7e]+$/.test(found.text)) texts.add(found.text);
    at = found.end;
  }
  return { isCode: ((bytes[0] ?? 0) & ~flagReference) === code, names: [...names], texts: [...texts] };
}

function stringAt(
  bytes: Uint8Array,
  at: number,
): { readonly text: string; readonly end: number } | undefined {
  const type = (bytes[at] ?? 0) & ~flagReference;
  const isShort = shortStrings.has(type);
  if (!isShort && !longStrings.has(type)) return undefined;
  const length = isShort
    ? (bytes[at + 1] ?? 0)
    : (bytes[at + 1] ?? 0) +
      ((bytes[at + 2] ?? 0) << 8) +
      ((bytes[at + 3] ?? 0) << 16) +
      ((bytes[at + 4] ?? 0) << 24);
  const start = at + (isShort ? 2 : 5);
  if (length < 1 || length > longestName || start + length > bytes.length) return undefined;
  let text = "";
  for (let index = start; index < start + length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x20 || byte > 0x7e) return undefined;
    text += String.fromCharCode(byte);
  }
  return { text, end: start + length };
}
