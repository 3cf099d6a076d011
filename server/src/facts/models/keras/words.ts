import { type KerasAdvisory, kerasAdvisories } from "../../../knowledge/keras/advisories.ts";

/** What carries a configuration: a Keras 3 archive, or the older HDF5 file. */
export type KerasCarrier = "keras" | "h5";

/** Where a configuration comes from. */
export interface KerasOrigin {
  readonly carrier: KerasCarrier;
  /** Of the Keras that wrote the file, by its own account. */
  readonly version?: string;
}

/** As it stands in a sentence: `CVE-2025-1550, closed in keras 3.9.0; the file was written by 3.7.0`. */
export function closedBy(id: KerasAdvisory["id"], { version }: Pick<KerasOrigin, "version"> = {}): string {
  const row: KerasAdvisory | undefined = kerasAdvisories.find((candidate) => candidate.id === id);
  if (row === undefined) return id;
  const { since, fixed } = row;
  const isOpen =
    version !== undefined && isOlder(version, fixed) && (since === undefined || !isOlder(version, since));
  const written = isOpen ? `; the file was written by ${shown(version)}, which is open to it` : "";
  return `${id}, closed in keras ${fixed}${written}`;
}

function isOlder(version: string, fixed: string): boolean {
  const numbers = (text: string) => text.split(".").map((part) => Number.parseInt(part, 10));
  const [left, right] = [numbers(version), numbers(fixed)];
  if (left.some(Number.isNaN)) return false;
  for (let at = 0; at < right.length; at += 1) {
    const [mine, theirs] = [left[at] ?? 0, right[at] ?? 0];
    if (mine !== theirs) return mine < theirs;
  }
  return false;
}

/** A name or path of the file, as a message may hold it. */
export function shown(text: string): string {
  const printable = text.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return printable.length > 100 ? `${printable.slice(0, 100)}…` : printable;
}
