/**
 * Whether a text can hold a key at all, without the table of keys: true of every text in which scan.ts finds one. It looks
 * at unbroken runs (runs.ts, `shortestRun`), at URLs, at the marks that break a run (marked.ts), and at words that tell of something shorter (short.ts).
 */
export function mayHoldKey(text: string): boolean {
  return likely.test(text);
}

const likely =
  /[\w+/-]{20}|:\/\/|Q~|\.atlasv1\.|&sig=|assw|ASSW|uth=\(|Auth\(|\.login\(|[Gg]mail|GMAIL|ilvus|antage|ANTAGE|olfram|OLFRAM|onage|ONAGE|exmo|EXMO|madeus|MADEUS/;
