/**
 * What a terminal obeys instead of showing: control characters (C0 and C1), marks that reorder text
 * (Unicode Standard Annex 9, "Trojan Source"), line separators, and halves of surrogate pairs.
 */
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text of a file (its name, its lines) that is safe to print: `\x1b` stands there as four characters. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\r") return "\\r";
    if (character === "\t") return "\\t";
    const code = character.charCodeAt(0);
    return code < 256
      ? `\\x${code.toString(16).padStart(2, "0")}`
      : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** Wide in a terminal's cells: East Asian wide and fullwidth (Annex 11), and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const widthless = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** How many cells of a terminal a printable text takes. Terminals differ on emoji; this is what most do. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes().segment(text)) {
    if (!widthless.test(segment)) width += wide.test(segment) ? 2 : 1;
  }
  return width;
}

let segmenter: Intl.Segmenter | undefined;
/** Made when the first line that is not ASCII is shown: it takes a moment. */
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter;
}
