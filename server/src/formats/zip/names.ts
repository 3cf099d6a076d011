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

/** Why unpacking a member of this name would write outside of the folder, as a clause; undefined where it would not. */
export function escapes(name: string): string | undefined {
  if (/^[/\\]/.test(name) || /^[A-Za-z]:/.test(name)) return "has an absolute path";
  return name.split(/[/\\]/).includes("..") ? "leads out of the folder it is unpacked to" : undefined;
}
