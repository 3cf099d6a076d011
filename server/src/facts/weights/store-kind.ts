import { isSqlite } from "../../formats/sqlite/signature.ts";

/** A database that programs keep pickles in: SQLite's, whose values are known, or another, in which they are looked for. */
export type StoreKind = "sqlite" | "berkeley" | "other";

/** gdbm's magic numbers (gdbm 1.23, gdbmconst.h), in both orders of bytes. */
const gdbm = new Set([0x13579acd, 0x13579ace, 0x13579acf, 0x13579ad0, 0x13579ad1]);
/** Berkeley DB's, behind the first twelve bytes, or at once before 1996: tables of hashes, and trees (dbinc/db_page.h). */
const berkeley = new Set([0x00061561, 0x00053162]);
/** LMDB's, behind the header of its first page (mdb.c, MDB_MAGIC). */
const lmdb = 0xbeefc0de;

/** What database bytes begin as. */
export function storeKind(head: Uint8Array): StoreKind | undefined {
  if (isSqlite(head)) return "sqlite";
  if (head.length < 24) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, 24);
  const holds = (at: number, among: ReadonlySet<number>): boolean =>
    among.has(view.getUint32(at, true)) || among.has(view.getUint32(at, false));
  if (holds(12, berkeley)) return "berkeley";
  const isKnown = holds(0, gdbm) || holds(0, berkeley) || view.getUint32(16, true) === lmdb;
  return isKnown ? "other" : undefined;
}
