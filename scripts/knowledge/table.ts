import { readFileSync } from "node:fs";

/** One row of a tab-separated file, by the names in its first line. */
export type Row = Readonly<Record<string, string>>;

/** Reads a tab-separated file whose columns are exactly these. Throws on any other column. */
export function readTable(path: string, columns: readonly string[]): readonly Row[] {
  const [head = "", ...lines] = readFileSync(path, "utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "");
  const found = head.split("\t");
  if (found.join() !== columns.join()) {
    throw new Error(`${path}: the columns are ${found.join(", ")}; expected ${columns.join(", ")}`);
  }
  return lines.map((line, index) => {
    const cells = line.split("\t");
    if (cells.length !== columns.length) throw new Error(`${path}:${index + 2}: ${cells.length} cells`);
    return Object.fromEntries(columns.map((column, at) => [column, (cells[at] ?? "").trim()]));
  });
}

/** The value that stands for a cell. Throws on a cell that the map does not know. */
export function known<T>(map: ReadonlyMap<string, T>, cell: string, where: string): T {
  const value = map.get(cell);
  if (value === undefined)
    throw new Error(`${where}: \`${cell}\` is not known; say what it means in the script`);
  return value;
}

/** Strings that repeat, each kept once. */
export class Pool {
  readonly #places = new Map<string, number>();

  place(text: string): number {
    const found = this.#places.get(text);
    if (found !== undefined) return found;
    this.#places.set(text, this.#places.size);
    return this.#places.size - 1;
  }

  get values(): readonly string[] {
    return [...this.#places.keys()];
  }
}

/** JSON with one row a line, so that a refresh shows as a readable difference. */
export function rowsJson(
  head: Readonly<Record<string, unknown>>,
  name: string,
  rows: readonly unknown[],
): string {
  const fields = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  return `{\n${fields.join("\n")}\n  ${JSON.stringify(name)}: [\n${lines}\n  ]\n}\n`;
}
