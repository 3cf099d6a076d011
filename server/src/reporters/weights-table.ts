import { displayWidth, printable } from "./escape.ts";
import { type RunReport, reportedPath, type WeightFile } from "./report.ts";

/** What a part of the table is, for whoever colours it. */
type Paint = (style: "error" | "warning" | "good" | "path" | "faint", text: string) => string;

const widestPath = 60;
const widestReason = 100;
const styles = { clean: "good", unverified: "warning", dangerous: "error", "not read": "warning" } as const;

/**
 * The weight files of a run as a table: file, format, size, verdict, why. Empty where other files were
 * checked too: there the findings say what is to be said.
 */
export function weightsTable(report: RunReport, paint: Paint): string {
  const { weights = [], files, workingFolder } = report;
  const all = files.checked + files.prefiltered + files.unread;
  if (weights.length === 0 || weights.length < all) return "";
  const rows = weights.map((file) => cells(file, workingFolder));
  const header = ["file", "format", "size", "verdict", "why"];
  const widths = header.map((title, column) =>
    Math.max(...[header, ...rows].map((row) => displayWidth(row[column] ?? title))),
  );
  const line = (row: readonly string[], style: (column: number, text: string) => string): string =>
    row
      .map((text, column) => {
        const padding = " ".repeat(
          column === row.length - 1 ? 0 : Math.max(0, (widths[column] ?? 0) - displayWidth(text)),
        );
        // Sizes stand to the right.
        return column === 2 ? padding + style(column, text) : style(column, text) + padding;
      })
      .join("  ")
      .trimEnd();
  const body = weights.map((file, index) =>
    line(rows[index] ?? [], (column, text) =>
      column === 0 ? paint("path", text) : column === 3 ? paint(styles[file.verdict], text) : text,
    ),
  );
  return `${[line(header, (_, text) => paint("faint", text)), ...body].join("\n")}\n`;
}

function cells({ path, format, size, verdict, why }: WeightFile, workingFolder: string): readonly string[] {
  const shown = printable(reportedPath(path, workingFolder));
  return [cutFront(shown), format, size === undefined ? "" : sizeText(size), verdict, cutEnd(printable(why))];
}

function cutFront(path: string): string {
  return path.length > widestPath ? `…${path.slice(path.length - widestPath + 1)}` : path;
}

function cutEnd(why: string): string {
  return why.length > widestReason ? `${why.slice(0, widestReason - 1)}…` : why;
}

/** Bytes in decimal units, as hubs show them: `548 MB`. */
export function sizeText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
