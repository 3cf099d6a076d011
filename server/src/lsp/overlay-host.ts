import type { Host } from "../host/host.ts";
import type { OpenDocuments } from "./open-documents.ts";

const encoder = new TextEncoder();

/**
 * The disk as the person sees it: a text that is open counts as it stands in the editor, saved or
 * not. A notebook that is open cell by cell is read from the disk, because its cells are not its bytes.
 */
export function overlayHost(disk: Host, documents: OpenDocuments): Host {
  const bytesOf = (path: string): Uint8Array | undefined => {
    const open = documents.at(path);
    return open?.kind === "text" ? encoder.encode(open.text) : undefined;
  };
  return {
    ...(disk.hubCache === undefined ? {} : { hubCache: disk.hubCache }),
    now: () => disk.now(),
    list: (path) => disk.list(path),
    stat: async (path) => {
      const stat = await disk.stat(path);
      const bytes = bytesOf(path);
      if (bytes === undefined) return stat;
      const modified = stat.ok ? stat.value.modified : disk.now();
      return { ok: true, value: { kind: "file", size: bytes.length, modified } };
    },
    readRange: async (path, offset, length) => {
      const bytes = bytesOf(path);
      if (bytes === undefined) return disk.readRange(path, offset, length);
      return { ok: true, value: bytes.subarray(offset, Math.min(offset + length, bytes.length)) };
    },
  };
}
