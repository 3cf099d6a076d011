const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A member's name as people read it. Python cuts it at a NUL (zipfile.ZipInfo.__init__). */
export function decodeName(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  const shown = nul >= 0 ? bytes.subarray(0, nul) : bytes;
  try {
    return strict.decode(shown);
  } catch {
    return Array.from(shown, (byte) => String.fromCharCode(byte)).join("");
  }
}
