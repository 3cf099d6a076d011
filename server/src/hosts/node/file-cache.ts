import { closeSync, constants, fstatSync, openSync, read, readSync, type Stats, statSync } from "node:fs";
import { promisify } from "node:util";
import type { HostResult } from "../../host/host.ts";
import { hostErrorOf, specialFile } from "./errors.ts";

const readAsync = promisify(read);

/** Open files, each held while it is read from. */
export interface FileCache {
  read(path: string, offset: number, length: number): Promise<HostResult<Uint8Array>>;
  /** Notes what a path is, so that the next read need not ask. */
  seen(path: string, stats: Stats): void;
  /** Closes a file. Bytes that were read of it are overwritten by what is read next, where reads are blocking. */
  release(path: string): void;
  close(): void;
}

interface OpenFile {
  readonly descriptor: number;
  /** Bytes, when it was opened: fewer later on mean that it shrank while it was read. */
  readonly size: number;
  /** Reads that have not answered yet: until then it stays open. */
  pending: number;
  released: boolean;
  lastUse: number;
  /** What a long read was given, to be used again once nobody looks at the file any more. */
  lent: Buffer | undefined;
}

/** Fresh memory costs more than reading into it, so that one buffer of up to so many bytes is kept. */
const mostKept = 16 * 1024 * 1024;
const leastKept = 16 * 1024;

/** So many files stay open at once; a reader goes through one file at a time. */
const mostOpen = 16;

/** A file that is not read for so long (milliseconds) is closed, so that it can be replaced or deleted. */
const idleTime = 500;

export function createFileCache({ blocking }: { readonly blocking: boolean }): FileCache {
  const open = new Map<string, OpenFile>();
  let timer: NodeJS.Timeout | undefined;
  let spare: Buffer | undefined;
  let last: { readonly path: string; readonly stats: Stats } | undefined;

  function release(path: string): void {
    const file = open.get(path);
    if (file === undefined) return;
    spare = file.lent ?? spare;
    forget(path, file);
  }

  function forget(path: string, file: OpenFile): void {
    open.delete(path);
    file.released = true;
    if (file.pending === 0) closeSync(file.descriptor);
  }

  function closeIdle(): void {
    timer = undefined;
    const before = Date.now() - idleTime;
    for (const [path, file] of open) {
      if (file.lastUse < before && file.pending === 0) forget(path, file);
    }
    if (open.size > 0) watchIdle();
  }

  function watchIdle(): void {
    timer ??= setTimeout(closeIdle, idleTime);
    timer.unref();
  }

  function opened(path: string): HostResult<OpenFile> {
    const known = open.get(path);
    if (known !== undefined) {
      known.lastUse = Date.now();
      return { ok: true, value: known };
    }
    const result = openRegular(path, last?.path === path ? last.stats : undefined);
    last = undefined;
    if (!result.ok) return result;
    for (const [oldest, file] of open) {
      if (open.size < mostOpen) break;
      forget(oldest, file);
    }
    open.set(path, result.value);
    watchIdle();
    return result;
  }

  /** Memory for a read: what was read last and is released, or fresh. */
  function memoryFor(file: OpenFile, length: number): Buffer {
    // Short ones share a pool: a reader that jumps through a large file makes thousands of them.
    if (length < Buffer.poolSize / 2) return Buffer.allocUnsafe(length);
    if (!blocking || length < leastKept || length > mostKept || file.lent !== undefined) {
      return Buffer.allocUnsafeSlow(length);
    }
    file.lent =
      spare !== undefined && spare.length >= length ? spare : Buffer.allocUnsafeSlow(roundedUp(length));
    spare = undefined;
    return file.lent;
  }

  return {
    async read(path, offset, length) {
      const result = opened(path);
      if (!result.ok) return result;
      const file = result.value;
      const wanted = Math.min(length, Math.max(0, file.size - offset));
      file.pending += 1;
      try {
        return await readFully(file, memoryFor(file, wanted), { offset, length: wanted, blocking });
      } catch (error) {
        return { ok: false, error: hostErrorOf(error) };
      } finally {
        file.pending -= 1;
        if (file.released && file.pending === 0) closeSync(file.descriptor);
      }
    },
    seen(path, stats) {
      last = { path, stats };
    },
    release,
    close() {
      clearTimeout(timer);
      for (const path of [...open.keys()]) release(path);
    },
  };
}

/**
 * Opens a regular file. What it is is asked before, since opening a device can do something; the open
 * itself does not wait (a FIFO may have come since), and what was opened is asked once more.
 */
function openRegular(path: string, known: Stats | undefined): HostResult<OpenFile> {
  try {
    const before = known ?? statSync(path);
    if (before.isDirectory()) return failure("EISDIR");
    if (!before.isFile()) return { ok: false, error: specialFile };
    // Windows has neither flag, and no FIFO in its folders.
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);
    const descriptor = openSync(path, flags);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) {
      closeSync(descriptor);
      return { ok: false, error: specialFile };
    }
    const lastUse = Date.now();
    return {
      ok: true,
      value: { descriptor, size: stats.size, pending: 0, released: false, lastUse, lent: undefined },
    };
  } catch (error) {
    return { ok: false, error: hostErrorOf(error) };
  }
}

function failure(code: string): HostResult<never> {
  return { ok: false, error: hostErrorOf(Object.assign(new Error(code), { code })) };
}

interface Reading {
  readonly offset: number;
  /** No further than the size of the file when it was opened. */
  readonly length: number;
  readonly blocking: boolean;
}

/** To a power of two, so that buffers are outgrown a few times only. */
function roundedUp(length: number): number {
  return 2 ** Math.ceil(Math.log2(length));
}

async function readFully(
  file: OpenFile,
  bytes: Buffer,
  { offset, length, blocking }: Reading,
): Promise<HostResult<Uint8Array>> {
  let filled = 0;
  while (filled < length) {
    const rest = length - filled;
    const count = blocking
      ? readSync(file.descriptor, bytes, filled, rest, offset + filled)
      : (await readAsync(file.descriptor, bytes, filled, rest, offset + filled)).bytesRead;
    if (count === 0) {
      return { ok: false, error: { failure: "changed", message: "it became shorter while it was read" } };
    }
    filled += count;
  }
  return { ok: true, value: new Uint8Array(bytes.buffer, bytes.byteOffset, length) };
}
