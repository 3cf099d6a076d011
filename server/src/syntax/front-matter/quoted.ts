/** A quoted value that runs over more lines than this is one whose quote was forgotten. */
const mostLines = 60;

/**
 * Puts the lines of quoted values together, with blanks in place of line ends, so that every offset
 * stays what it is.
 *
 * YAML 1.2 (section 7.3, "flow scalar styles") asks that the further lines of a quoted value are indented
 * more than its key. PyYAML, which huggingface_hub reads cards with, does not look, and many cards of
 * the Hub rely on that. Linear in the text.
 */
export function joinQuotedLines(text: string): string {
  let joined = "";
  let done = 0;
  for (const match of text.matchAll(/^[ \t]*(?:-[ \t]+)*(?:[\w-]+:[ \t]+)?(["'])/gm)) {
    const start = match.index + match[0].length;
    if (start <= done) continue;
    const end = closingQuote(text, start, match[1] ?? '"');
    if (end === undefined) continue;
    joined += text.slice(done, start) + text.slice(start, end).replace(/[\r\n]/g, " ");
    done = end;
  }
  return joined + text.slice(done);
}

/** The offset of the quote that closes, where it stands on another line than `start`. */
function closingQuote(text: string, start: number, quote: string): number | undefined {
  let lines = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\n") {
      lines += 1;
      if (lines > mostLines) return undefined;
    } else if (sign === "\\" && quote === '"') at += 1;
    else if (sign === quote) {
      if (quote === "'" && text[at + 1] === "'") at += 1;
      else return lines === 0 ? undefined : at;
    }
  }
  return undefined;
}
