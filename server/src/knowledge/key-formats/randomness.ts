import { alphabets } from "./alphabets.ts";

/**
 * How often one character is of another kind (digit, lower case, upper case) than the one before it, 0 to 1, among those
 * that are letters or digits. Random hexadecimal digits: 0.47; random letters and digits: 0.62; words, numbers and
 * names joined by hyphens: below 0.15.
 */
export function changesOfKind(text: string): number {
  let changes = 0;
  let pairs = 0;
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = kinds[text.charCodeAt(at)] ?? 0;
    if (kind !== 0 && before !== 0) {
      pairs += 1;
      if (kind !== before) changes += 1;
    }
    before = kind;
  }
  return pairs === 0 ? 0 : changes / pairs;
}

/** Of each ASCII code: digit 1, lower case 2, upper case 3, any other 0. */
const kinds = Uint8Array.from(
  { length: 128 },
  (_, code) =>
    [alphabets.digits, alphabets.lower, alphabets.letters].findIndex((kind) =>
      kind.includes(String.fromCharCode(code)),
    ) + 1,
);
