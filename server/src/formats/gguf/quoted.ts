/** A name for a message: control characters escaped, never longer than a line. */
export function quoted(name: string): string {
  const short = name.length > 80 ? `${name.slice(0, 77)}…` : name;
  return `\`${JSON.stringify(short).slice(1, -1)}\``;
}
