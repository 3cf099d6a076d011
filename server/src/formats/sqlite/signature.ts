const magic = "SQLite format 3\0";
export const headerBytes = 100;

/** Whether bytes begin as a database of SQLite does ("Database File Format", 1.3). */
export function isSqlite(head: Uint8Array): boolean {
  for (let at = 0; at < magic.length; at += 1) if (head[at] !== magic.charCodeAt(at)) return false;
  return head.length >= headerBytes;
}
