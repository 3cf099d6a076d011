/** Whether a qualified name fits a pattern in which one `*` stands for one or more characters: `mlflow.*.load_model`. */
export function nameMatches(pattern: string, name: string): boolean {
  const star = pattern.indexOf("*");
  if (star === -1) return pattern === name;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  return name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
}
