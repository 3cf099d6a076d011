/**
 * Whether a text can hold a key at all, without the table of keys: true of every text in which scan.ts finds one. It looks
 * at unbroken runs (runs.ts, `shortestRun`), at URLs, at the marks that break a run (marked.ts), and at the words beside
 * which shorter values are read (short.ts).
 */
export function mayHoldKey(text: string): boolean {
  return likely.test(text);
}

/**
 * Parts of words that tell of something shorter than the runs that the scan reads: a password, a login, and of the names of
 * providers with keys of 16 to 19 characters. Few and plain, since every text is read once more for them; in both cases by
 * classes, which V8 goes through faster than through twice as many words.
 */
export const tellingWords =
  "[aA][sS]{2}[wW]|uth=\\(|Auth\\(|\\.login\\(|[gG][mM][aA][iI][lL]|ilvus|[aA][nN][tT][aA][gG][eE]|[oO][lL][fF][rR][aA][mM]|[oO][nN][aA][gG][eE]|[eE][xX][mM][oO]|[mM][aA][dD][eE][uU][sS]|[eE][gG][mM][iI][nN][dD]";

const likely = new RegExp(
  `[\\w+/-]{20}|://|Q~|\\.atlasv1\\.|&sig=|["'] ?\\+|= \\(\\s{0,40}["']|${tellingWords}`,
);
