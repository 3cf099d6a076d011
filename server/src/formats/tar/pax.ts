/** What extended headers say of the members behind them (POSIX.1-2001, "pax Header Block"). */
export interface Extended {
  readonly path?: string;
  readonly linkPath?: string;
  readonly size?: number;
  /** A file of which only parts are stored (GNU tar, "Sparse Formats"). */
  readonly sparse?: boolean;
}

/** Records of the form `LENGTH key=value` and a line end. What follows a broken one is left out. */
export function readPax(bytes: Uint8Array): Extended {
  const text = new TextDecoder().decode(bytes);
  let found: Extended = {};
  const record = /(\d{1,9}) ([^=\n]{1,200})=/y;
  for (let at = 0; at < bytes.length; ) {
    record.lastIndex = at;
    const match = record.exec(text);
    const end = match === null ? -1 : text.indexOf("\n", record.lastIndex);
    if (match === null || end < 0) break;
    found = { ...found, ...fieldOf(match[2] ?? "", text.slice(record.lastIndex, end)) };
    at = end + 1;
  }
  return found;
}

function fieldOf(key: string, value: string): Extended {
  if (key === "path" || key === "GNU.sparse.name") return { path: value };
  if (key === "linkpath") return { linkPath: value };
  if (key === "size" && /^\d{1,15}$/.test(value)) return { size: Number(value) };
  return key.startsWith("GNU.sparse.") ? { sparse: true } : {};
}
