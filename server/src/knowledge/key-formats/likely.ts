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
 * providers with keys of 16 to 19 characters. Few and plain, since every text is read once more for them.
 */
export const tellingWords =
  "assw|ASSW|uth=\\(|Auth\\(|\\.login\\(|gmail|Gmail|GMAIL|ilvus|vantage|Vantage|VANTAGE|olfram|OLFRAM|onage|ONAGE|exmo|EXMO|madeus|MADEUS";

const likely = new RegExp(`[\\w+/-]{20}|://|Q~|\\.atlasv1\\.|&sig=|${tellingWords}`);
