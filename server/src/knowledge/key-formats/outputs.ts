import type { ScanOptions } from "./scan.ts";

/** Data that a program wrote for a program, where names and digests are data too. */
const machineMade = /^application\/vnd\.(?!dataresource)|^(?:application|text)\/javascript/;

/** Which names count for keys in an output of a notebook, by its MIME type. */
export function ownersOfOutput(type: string): ScanOptions["owners"] {
  return machineMade.test(type) ? "named" : true;
}
