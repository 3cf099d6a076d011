/** The names under which a text may have been stored; what `decodeText` answers and `encodeText` takes. */
export type TextEncodingName = string;

/** How a text was stored, so that it can be written back as it was. */
export interface TextEncoding {
  /** Lower case, with hyphens: `utf-8`, `utf-16le`, `latin-1`, `cp1252`, `gbk`. */
  readonly name: TextEncodingName;
  readonly byteOrderMark: boolean;
}

export const utf8: TextEncoding = { name: "utf-8", byteOrderMark: false };

/**
 * Python's names of encodings, normalised, to ours. The aliases are those of CPython's
 * Lib/encodings/aliases.py (3.13) for the encodings that source files are met in.
 */
const aliases: ReadonlyMap<string, string> = new Map([
  ...["utf-8", "utf8", "u8", "utf", "cp65001", "utf-8-unix", "utf8-unix", "utf-8-dos", "utf-8-mac"].map(
    (name) => [name, "utf-8"] as const,
  ),
  ...["utf-8-sig"].map((name) => [name, "utf-8"] as const),
  ...["latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "8859", "iso-latin-1", "cp819"].map(
    (name) => [name, "latin-1"] as const,
  ),
  ...["latin-1-unix", "iso-8859-1-unix", "iso-latin-1-unix"].map((name) => [name, "latin-1"] as const),
  ...["ascii", "us-ascii", "646", "ansi-x3.4-1968"].map((name) => [name, "ascii"] as const),
  ...["cp1252", "windows-1252", "1252"].map((name) => [name, "cp1252"] as const),
  ...["euc-jp", "eucjp", "ujis"].map((name) => [name, "euc-jp"] as const),
  ...["shift-jis", "sjis", "shiftjis", "cp932", "ms932"].map((name) => [name, "shift_jis"] as const),
  ...["gbk", "cp936", "ms936", "gb2312", "euc-cn"].map((name) => [name, "gbk"] as const),
  ...["euc-kr", "euckr", "cp949", "uhc"].map((name) => [name, "euc-kr"] as const),
]);

/** Labels of the WHATWG Encoding Standard that are spelt as Python spells them. */
const sameInBoth =
  /^(?:iso-8859-(?:[2-8]|10|1[3-6])|windows-125[013-8]|cp125[013-8]|koi8-[ru]|gb18030|big5|macintosh|cp866)$/;

/** Our name for an encoding as a coding comment writes it; undefined where we know none. */
export function encodingByPythonName(name: string): string | undefined {
  const normalised = name.toLowerCase().replaceAll("_", "-");
  const known = aliases.get(normalised);
  if (known !== undefined) return known;
  if (!sameInBoth.test(normalised)) return undefined;
  return normalised.replace(/^cp125/, "windows-125").replace(/^cp866$/, "ibm866");
}

/**
 * The encoding that a Python source declares in a comment on its first or second line (PEP 263).
 * `head` is the start of the file, one character a byte.
 */
export function declaredEncoding(head: string): { readonly name: string; readonly at: number } | undefined {
  let at = 0;
  for (let line = 0; line < 2; line += 1) {
    const found = /\r\n?|\n/.exec(head.slice(at));
    const end = found === null ? head.length : at + found.index;
    const text = head.slice(at, end);
    const match = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(text);
    if (match?.[1] !== undefined) return { name: match[1], at: at + match[0].length - match[1].length };
    if (!/^[ \t\f]*(?:#.*)?$/.test(text) || found === null) return undefined;
    at = end + found[0].length;
  }
  return undefined;
}
