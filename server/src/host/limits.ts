const mebibyte = 1024 * 1024;

/** The bounds that readers keep. A bound that is hit is a problem, never a silence. */
export interface Limits {
  /** The longest text that is analysed, in bytes. */
  readonly textBytes: number;
  /** The longest notebook, in bytes (its outputs are the bulk). */
  readonly notebookBytes: number;
  /** The longest front matter of a card, in bytes. */
  readonly frontMatterBytes: number;
  /** The deepest nesting that a reader follows. */
  readonly depth: number;
  /** The most members of an archive that are listed. */
  readonly archiveMembers: number;
  /** The most bytes that are decompressed from one file, in all its members. */
  readonly decompressedBytes: number;
  /** The most opcodes that the pickle machine executes in one file. */
  readonly pickleOpcodes: number;
  /** The longest header of a format that starts with one, in bytes. */
  readonly headerBytes: number;
}

export const defaultLimits: Limits = {
  textBytes: 16 * mebibyte,
  notebookBytes: 512 * mebibyte,
  frontMatterBytes: mebibyte,
  depth: 200,
  archiveMembers: 200_000,
  decompressedBytes: 512 * mebibyte,
  pickleOpcodes: 50_000_000,
  // safetensors' own bound (safetensors/src/tensor.rs, MAX_HEADER_SIZE) is 100 MB.
  headerBytes: 100_000_000,
};
