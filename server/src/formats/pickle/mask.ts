/** The longest piece of a constant that is shown. */
const longestShown = 60;

const run = /[A-Za-z0-9_+=-]{16,}/g;

/**
 * A text of a pickle as it may be shown: short, and without what could be a key. A run of sixteen or
 * more letters and digits that has both, or of 32 or more of any, shows its first four characters.
 */
export function maskText(text: string): string {
  const masked = text
    .slice(0, 400)
    .replace(run, (piece) => (looksLikeKey(piece) ? `${piece.slice(0, 4)}…` : piece));
  return masked.length > longestShown || text.length > 400 ? `${masked.slice(0, longestShown)}…` : masked;
}

function looksLikeKey(piece: string): boolean {
  return piece.length >= 32 || (/\d/.test(piece) && /[A-Za-z]/.test(piece));
}
