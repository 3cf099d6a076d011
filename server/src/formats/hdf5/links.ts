import type { Cursor } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";

/** One entry of a group: a name that leads to an object, to a path, or out of the file. */
export type LinkEntry =
  | { readonly name: string; readonly kind: "hard"; readonly header: number | undefined }
  | { readonly name: string; readonly kind: "soft"; readonly target: string }
  | { readonly name: string; readonly kind: "external"; readonly file: string; readonly target: string }
  | { readonly name: string; readonly kind: "user-defined"; readonly type: number };

const external = 64;

/** A link message (specification IV.A.2.g). Throws Hdf5Fault. */
export function readLink(cursor: Cursor): LinkEntry {
  const version = cursor.uint(1);
  const flags = cursor.uint(1);
  if (version !== 1) throw new Hdf5Fault("link", `a link of version ${version} is not known`, cursor.offset);
  const type = (flags & 8) !== 0 ? cursor.uint(1) : 0;
  if ((flags & 4) !== 0) cursor.skip(8);
  if ((flags & 16) !== 0) cursor.skip(1);
  const name = cursor.text(cursor.uint(1 << (flags & 3)));
  if (type === 0) return { name, kind: "hard", header: cursor.address() };
  const value = cursor.sub(cursor.uint(2));
  if (type === 1) return { name, kind: "soft", target: value.text(value.left) };
  if (type !== external) return { name, kind: "user-defined", type };
  value.skip(1);
  const file = value.cString();
  return { name, kind: "external", file, target: value.text(value.left) };
}
