/** What kind of thing a path names. `special`: a FIFO, socket or device, which is never opened. */
export type EntryKind = "file" | "directory" | "symlink" | "special";

export interface FileStat {
  readonly kind: EntryKind;
  /** Bytes. */
  readonly size: number;
  readonly modified: number;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

export type HostFailure = "not-found" | "denied" | "special-file" | "is-directory" | "changed" | "other";

/** Why the host could not answer. The message is for a person; it names no stack. */
export interface HostError {
  readonly failure: HostFailure;
  readonly message: string;
}

export type HostResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: HostError };

/**
 * All that the engine may ask of the outside. Paths are the host's own: absolute paths with forward
 * slashes on a disk, URIs elsewhere. No method throws.
 */
export interface Host {
  /** Follows symbolic links. */
  stat(path: string): Promise<HostResult<FileStat>>;
  list(path: string): Promise<HostResult<readonly DirectoryEntry[]>>;
  /** Bytes from `offset` on: `length` of them, or fewer at the end of the file. */
  readRange(path: string, offset: number, length: number): Promise<HostResult<Uint8Array>>;
  /** The folder of this machine's Hugging Face cache, whether it is there or not; left out where no machine is. */
  readonly hubCache?: string;
  /** Milliseconds since 1970, for the dates of suppressions. */
  now(): number;
}
