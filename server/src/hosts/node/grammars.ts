import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Grammars } from "../../host/grammars.ts";

/** The WebAssembly files of a folder. */
export function createGrammars(folder: string): Grammars {
  const files = new Map<string, Promise<Uint8Array>>();
  // Half a megabyte, read once: waiting for a thread, and loading what that takes, costs several times as much.
  const read = async (file: string): Promise<Uint8Array> => readFileSync(join(folder, file));
  return {
    read(file) {
      const known = files.get(file) ?? read(file);
      files.set(file, known);
      return known;
    },
  };
}
