import type { HostError, HostFailure } from "../../host/host.ts";

/** What the system's error codes mean, in words for a person (errno(3)). */
const known: Readonly<Record<string, readonly [HostFailure, string]>> = {
  ENOENT: ["not-found", "there is no such file"],
  ENOTDIR: ["not-found", "a part of its path is not a folder"],
  EACCES: ["denied", "permission denied"],
  EPERM: ["denied", "permission denied"],
  EISDIR: ["is-directory", "it is a folder"],
  ELOOP: ["other", "its symbolic links run in a circle"],
  ENAMETOOLONG: ["other", "its name is too long"],
  EMFILE: ["other", "too many files are open"],
  ENFILE: ["other", "too many files are open"],
  EIO: ["other", "the disk could not be read"],
  EBUSY: ["denied", "another program holds it"],
  // open(2): a FIFO without a reader, a socket, a device that is not there.
  ENXIO: ["special-file", "it is a FIFO, a socket or a device"],
};

export const specialFile: HostError = {
  failure: "special-file",
  message: "it is a FIFO, a socket or a device",
};

export function hostErrorOf(error: unknown): HostError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const [failure, message] = known[code] ?? ["other", `the system says ${code || "that it failed"}`];
  return { failure, message };
}
