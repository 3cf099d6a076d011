import { utf16Pattern } from "../text/decode.ts";
import type { ByteKind } from "./document.ts";
import { modelFormats } from "./model-formats.ts";

/** Bytes that a format starts with. `printable`: a text may start with them too. */
interface Signature {
  readonly bytes: readonly number[];
  readonly at?: number;
  readonly kind: ByteKind;
  /** A compressed stream or an archive that no reader opens. Compressed files, tar and 7z are opened by the facts on weight files. */
  readonly sealed?: boolean;
  readonly printable?: boolean;
  /** Pictures, pages, tables: known by their beginnings, and opened by no loader of models. */
  readonly foreign?: boolean;
}

function ascii(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

/**
 * The signatures of each format's specification. Formats that Loadline does not read stand here so
 * that they are known not to be text, and that what may hide a pickle is told from the rest.
 */
const signatures: readonly Signature[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: "zip" },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: "zip" },
  { bytes: [0x93, ...ascii("NUMPY")], kind: "npy" },
  { bytes: [0x1f, 0x8b], kind: "binary" },
  { bytes: [...ascii("BZh")], kind: "binary", printable: true },
  { bytes: [0xfd, ...ascii("7zXZ"), 0x00], kind: "binary" },
  { bytes: [0x5d, 0x00, 0x00], kind: "binary" },
  { bytes: [0x04, 0x22, 0x4d, 0x18], kind: "binary" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], kind: "binary" },
  { bytes: [0x78, 0x01], kind: "binary" },
  { bytes: [0x78, 0x5e], kind: "binary", printable: true },
  { bytes: [0x78, 0x9c], kind: "binary" },
  { bytes: [0x78, 0xda], kind: "binary" },
  { bytes: [...ascii("7z"), 0xbc, 0xaf, 0x27, 0x1c], kind: "binary" },
  { bytes: ascii("Rar!"), kind: "binary", sealed: true, printable: true },
  { bytes: ascii("ustar"), at: 257, kind: "binary", printable: true },
  { bytes: ascii("PAR1"), kind: "binary", printable: true, foreign: true },
  { bytes: ascii("ARROW1"), kind: "binary", printable: true, foreign: true },
  { bytes: ascii("SQLite format 3"), kind: "binary", printable: true, foreign: true },
  { bytes: [0x89, ...ascii("PNG")], kind: "binary", foreign: true },
  { bytes: [0xff, 0xd8, 0xff], kind: "binary", foreign: true },
  { bytes: ascii("GIF8"), kind: "binary", printable: true, foreign: true },
  { bytes: ascii("%PDF-"), kind: "binary", foreign: true },
  { bytes: [0x7f, ...ascii("ELF")], kind: "binary" },
  // An Actually Portable Executable, before other programs of Windows.
  { bytes: ascii("MZqFpD"), kind: "llamafile" },
  { bytes: ascii("MZ"), kind: "binary", printable: true },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], kind: "binary" },
  { bytes: [0xca, 0xfe, 0xba, 0xbe], kind: "binary" },
  { bytes: [0x00, ...ascii("asm")], kind: "binary", foreign: true },
  // AppleDouble: the `._name.py` that macOS leaves beside each file in archives.
  { bytes: [0x00, 0x05, 0x16, 0x07], kind: "binary" },
];

export interface MagicAnswer {
  readonly kind: ByteKind;
  /** A compressed stream or an archive that no reader of Loadline opens. */
  readonly sealed: boolean;
  /** What no loader of models opens: a picture, a page, a table. */
  readonly foreign: boolean;
}

/** What the first bytes say that a file is; undefined where they say nothing, or text. */
export function kindByMagic(head: Uint8Array, texture: () => Texture): MagicAnswer | undefined {
  for (const signature of signatures) {
    if (startsWith(head, signature)) {
      if (signature.printable === true && texture() === "text") continue;
      const { kind, sealed = false, foreign = false } = signature;
      return { kind, sealed, foreign };
    }
  }
  const model = modelFormats.find(({ matches }) => matches(head, texture()));
  return model === undefined ? undefined : { kind: model.kind, sealed: false, foreign: false };
}

function startsWith(head: Uint8Array, { bytes, at = 0 }: Signature): boolean {
  // Of most, the first byte is another already.
  return head[at] === bytes[0] && bytes.every((byte, index) => head[at + index] === byte);
}

/** What bytes look like: text; text with a few bytes that no text has; or no text at all. */
export type Texture = "text" | "mixed" | "bytes";

/** 1 for the bytes that no text has: control characters but backspace to carriage return, and the escape of terminal colours. */
const strangeBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) || byte === 0x7f ? 1 : 0,
);

/** `textureOf`, counted when it is first asked for: the first bytes of an archive say enough. */
export function textureWhenAsked(head: Uint8Array): () => Texture {
  let known: Texture | undefined;
  return () => {
    known ??= textureOf(head);
    return known;
  };
}

function textureOf(head: Uint8Array): Texture {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return "text";
  const many = head.length / 10;
  let strange = 0;
  for (let index = 0; index < head.length && strange < many; index += 1)
    strange += strangeBytes[head[index] ?? 0] ?? 0;
  if (strange === 0 || utf16Pattern(head) !== undefined) return "text";
  return strange < many ? "mixed" : "bytes";
}
