import { promises } from "node:fs";
import { join } from "node:path";
import type { Grammars } from "../../host/grammars.ts";

/** The WebAssembly files of a folder. */
export function createGrammars(folder: string): Grammars {
  const files = new Map<string, Promise<Uint8Array>>();
  return {
    read(file) {
      const known = files.get(file);
      if (known !== undefined) return known;
      const read = promises.readFile(join(folder, file));
      files.set(file, read);
      return read;
    },
  };
}
