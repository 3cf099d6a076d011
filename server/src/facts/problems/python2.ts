/**
 * Statements that are syntax errors in Python 3 and common in Python 2 (docs.python.org, "What's New In
 * Python 3.0"). Signs that may as well stand in a string (`10L`, `<>`) are left out.
 */
const signs: readonly RegExp[] = [
  /^[ \t]*print[ \t]+(?:["'\w]|>>)/m,
  /^[ \t]*except[ \t]+[\w.]+[ \t]*,[ \t]*\w+[ \t]*:/m,
  /^[ \t]*raise[ \t]+[\w.]+[ \t]*,[ \t]*["'\w]/m,
  /^[ \t]*exec[ \t]+["'\w][^=\n]{0,200}[ \t]in[ \t]/m,
];

/** Whether a text is Python 2: what fails to parse in it is its age, and no damage. */
export function isPython2(text: string): boolean {
  return signs.some((sign) => sign.test(text));
}
