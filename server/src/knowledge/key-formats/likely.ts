/**
 * Whether a text can hold a key at all, without the table of keys: true of every text in which scan.ts finds one. It looks
 * at unbroken runs (runs.ts, `shortestRun`), at URLs, and at the marks that break a run (marked.ts).
 */
export function mayHoldKey(text: string): boolean {
  return likely.test(text);
}

const likely = /[\w+/-]{20}|:\/\/|Q~|\.atlasv1\.|&sig=/;
