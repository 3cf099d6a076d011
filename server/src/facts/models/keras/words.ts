/** What carries a configuration: a Keras 3 archive, or the older HDF5 file. */
export type KerasCarrier = "keras" | "h5";

/** A name or path of the file, as a message may hold it. */
export function shown(text: string): string {
  const printable = text.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return printable.length > 100 ? `${printable.slice(0, 100)}…` : printable;
}
