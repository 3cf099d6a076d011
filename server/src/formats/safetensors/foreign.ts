/** What a file that is no safetensors file is instead, by its first bytes. */
const signatures: readonly (readonly [bytes: string, name: string])[] = [
  ["PK\x03\x04", "a zip archive, as torch.save and Keras write it"],
  ["PK\x05\x06", "an empty zip archive"],
  ["\x93NUMPY", "a NumPy array"],
  ["\x89HDF\r\n\x1a\n", "an HDF5 file, as Keras and TensorFlow write it"],
  ["GGUF", "a GGUF model"],
  ["\x1f\x8b", "a gzip stream"],
  ["\x7fELF", "a program for Linux"],
  ["MZ", "a program for Windows"],
  ["\xcf\xfa\xed\xfe", "a program for macOS"],
  ["#!", "a script"],
  ["%PDF-", "a PDF document"],
  ["\x89PNG", "a picture"],
  ["<!DOCTYPE", "a web page, perhaps of a download that failed"],
  ["<!doctype", "a web page, perhaps of a download that failed"],
  ["<html", "a web page, perhaps of a download that failed"],
  ["<?xml", "an XML document, perhaps of a download that failed"],
  ["{", "JSON without the length before it"],
];

const lfsPointer = "version https://git-lfs.github.com/spec/";

/** Whether the file is what git holds instead of a large file (git-lfs specification, "The Pointer"). */
export function isLfsPointer(head: Uint8Array): boolean {
  return startsWith(head, lfsPointer);
}

/** `a zip archive`, `a pickle`; undefined where the first bytes say nothing. */
export function foreignFormat(head: Uint8Array): string | undefined {
  if (isPickleStart(head, 0)) return "a pickle";
  return signatures.find(([bytes]) => startsWith(head, bytes))?.[1];
}

/** `PROTO` with one of the protocols that have it (CPython, Lib/pickletools.py), and an opcode that can follow. */
export function isPickleStart(bytes: Uint8Array, at: number): boolean {
  const protocol = bytes[at + 1] ?? 0;
  return bytes[at] === 0x80 && protocol >= 2 && protocol <= 5 && (bytes[at + 2] ?? 0) > 0x20;
}

function startsWith(head: Uint8Array, bytes: string): boolean {
  if (head.length < bytes.length) return false;
  for (let index = 0; index < bytes.length; index += 1) {
    if (head[index] !== bytes.charCodeAt(index)) return false;
  }
  return true;
}
