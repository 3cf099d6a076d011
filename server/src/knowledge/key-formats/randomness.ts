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
    const kind = kindOf(text.charCodeAt(at));
    if (kind !== 0 && before !== 0) {
      pairs += 1;
      if (kind !== before) changes += 1;
    }
    before = kind;
  }
  return pairs === 0 ? 0 : changes / pairs;
}

function kindOf(code: number): number {
  if (code >= 48 && code <= 57) return 1;
  if (code >= 97 && code <= 122) return 2;
  return code >= 65 && code <= 90 ? 3 : 0;
}
