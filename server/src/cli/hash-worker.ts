import { parentPort } from "node:worker_threads";
import { type DigestKind, digestFile } from "../hosts/node/digest.ts";
import { hostErrorOf } from "../hosts/node/errors.ts";

/** A file that a thread is asked to read. */
export interface HashRequest {
  readonly id: number;
  readonly path: string;
  readonly kind: DigestKind;
}

/** Bytes that were read so far, or what came of the file. */
export type HashAnswer =
  | { readonly id: number; readonly bytes: number }
  | { readonly id: number; readonly digest: string }
  | { readonly id: number; readonly error: string };

/** Messages about progress are sent after so many bytes. */
const progressStep = 64 * 1024 * 1024;

/** Reads one file after another until the program ends the thread. */
export function runHashWorker(): void {
  const port = parentPort;
  if (port === null) return;
  port.on("message", ({ id, path, kind }: HashRequest) => {
    let unsaid = 0;
    const onBytes = (count: number): void => {
      unsaid += count;
      if (unsaid < progressStep) return;
      port.postMessage({ id, bytes: unsaid } satisfies HashAnswer);
      unsaid = 0;
    };
    digestFile(path, kind, onBytes).then(
      ({ digest }) => {
        port.postMessage({ id, bytes: unsaid } satisfies HashAnswer);
        port.postMessage({ id, digest } satisfies HashAnswer);
      },
      (error) => port.postMessage({ id, error: hostErrorOf(error).message } satisfies HashAnswer),
    );
  });
}
