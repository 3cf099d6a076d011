import type { Mask } from "./locate.ts";

/** Covers keys in what is cut out of a text. Loaded only where there is something to show. */
export async function loadMask(): Promise<Mask> {
  return (await import("../knowledge/key-formats/mask.ts")).maskSlice;
}
