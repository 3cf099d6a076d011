/** Operators of one character; those that may stand twice are one with their double. */
const operators: readonly string[] = ["+", "-", "*", "/", "%", "@", "|", "&", "^", "**", "//", "<<", ">>"];

/** By the unit of the first character, and by that and 128 where it stands twice. */
const byUnit: readonly (string | undefined)[] = Array.from({ length: 256 }, (_, unit) => {
  const sign = String.fromCharCode(unit & 0x7f);
  return operators.find((operator) => operator === (unit < 128 ? sign : sign + sign));
});

/** The operator between two operands: blanks, brackets, joined lines and comments stand there, too. */
export function operatorBetween(text: string, start: number, end: number): string {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x23) return behindComments(text.slice(start, end));
    if (unit >= 128) continue;
    if (at + 1 < end && text.charCodeAt(at + 1) === unit) {
      const double = byUnit[unit + 128];
      if (double !== undefined) return double;
    }
    const single = byUnit[unit];
    if (single !== undefined) return single;
  }
  return "";
}

function behindComments(between: string): string {
  const bare = between.replace(/#.*/g, "");
  return operatorBetween(bare, 0, bare.length);
}

/** `==`, `!=`, `in` or `not in` between two operands; empty for every other comparison. */
export function comparisonBetween(text: string, start: number, end: number): string {
  // Longer than any of them with its blanks: joined lines or a comment, of which nothing is said.
  if (end - start > 20) return "";
  const written = text
    .slice(start, end)
    .replace(/[\s()]+/g, " ")
    .trim();
  return written === "==" || written === "!=" || written === "in" || written === "not in" ? written : "";
}
