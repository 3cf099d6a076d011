import type {
  LineageReport,
  ReportLicense,
  ReportOrigin,
  ReportPlace,
  ReportThing,
  ReportUse,
} from "../inventory/report.ts";
import { reasonWords, statusWords } from "../knowledge/licenses/reasons.ts";
import type { Relation } from "../knowledge/licenses/verdicts.ts";
import { printable } from "./escape.ts";

/** What a report of licences is rendered with. */
export interface LicensesContext {
  readonly version: string;
  /** When the tables were gathered: `2026-08`. */
  readonly tableDate: string;
  /** A path as people read it. */
  readonly shown: (path: string) => string;
}

export const licenseFormats = ["text", "json", "md"] as const;
export type LicenseFormat = (typeof licenseFormats)[number];

/** The lineage of a workspace with the verdicts on its licences, for a terminal, a program or a lawyer. */
export function renderLicenses(
  report: LineageReport,
  format: LicenseFormat,
  context: LicensesContext,
): string {
  switch (format) {
    case "json":
      return json(report, context);
    case "md":
      return markdown(report, context);
    case "text":
      return text(report, context);
  }
}

const relationWords: Readonly<Record<Relation, string>> = {
  finetune: "fine-tuned from",
  adapter: "an adapter for",
  quantized: "a quantized copy of",
  merge: "merged from",
  "trained-on": "trained on",
  "derived-from": "made from",
};

const notice =
  "What files say and what tables know, put side by side; no legal advice. A conflict is one by the words of the licence; what is open depends on facts that no file shows, or on law that no court has settled.";

function json(report: LineageReport, { version, tableDate, shown }: LicensesContext): string {
  const shorten = (key: string, value: unknown): unknown =>
    (key === "path" || key === "folders") && typeof value === "string" ? shown(value) : value;
  const folders = {
    ...report,
    things: report.things.map((one) => ({ ...one, folders: one.folders.map(shown) })),
  };
  return `${JSON.stringify({ version: 1, tool: version, tables: tableDate, notice, ...folders }, shorten, 2)}\n`;
}

function licenseNames(licenses: readonly ReportLicense[], text?: string): string {
  if (licenses.length > 0) return licenses.map(({ id }) => id).join(" + ");
  return text === undefined ? "not known" : `${JSON.stringify(text)} (not known)`;
}

function verdictWords({ status, reason, clause, says, licenses }: ReportOrigin, thing: ReportThing): string {
  if (status === "unknown" && licenses.length > 0 && thing.licenses.length === 0)
    return "not to be told: no licence is stated here";
  const why = reason === undefined ? "" : `: ${reasonWords[reason]}`;
  const where =
    clause === undefined || status === "allowed"
      ? ""
      : ` (${clause}${says === undefined ? "" : `: ${says}`})`;
  return `${statusWords[status]}${why}${where}`;
}

function placeWords(
  { path, line }: Pick<ReportPlace, "path" | "line">,
  shown: LicensesContext["shown"],
): string {
  return line === undefined ? shown(path) : `${shown(path)}:${line}`;
}

function text(report: LineageReport, { shown, tableDate }: LicensesContext): string {
  const lines: string[] = [];
  for (const thing of report.things.filter(isTelling)) {
    lines.push(`${thing.name}  ${thing.thing}, ${licenseNames(thing.licenses, thing.licenseText)}`);
    for (const place of thing.licensePlaces) lines.push(`  ${place.says}: ${placeWords(place, shown)}`);
    for (const origin of thing.origins) {
      const through = origin.through.length === 0 ? "" : `, through ${origin.through.join(", ")}`;
      lines.push(
        `  ${relationWords[origin.relation]} ${origin.name}, ${licenseNames(origin.licenses)}${through}`,
      );
      lines.push(`    ${verdictWords(origin, thing)}`);
      if (origin.source !== "")
        lines.push(`    licence by ${origin.source}; confidence ${origin.confidence}`);
      for (const place of origin.places) lines.push(`    ${place.says}: ${placeWords(place, shown)}`);
    }
    lines.push("");
  }
  if (report.uses.length > 0)
    lines.push("Loaded by programs", ...report.uses.map((use) => useLine(use, shown)), "");
  const unread = unreadLines(report, shown);
  if (lines.length + unread.length === 0) return `${emptyWords(report)}\n`;
  if (lines.length === 0) lines.push(emptyWords(report), "");
  lines.push(...unread);
  return `${lines.map(printable).join("\n")}\n${notice} Tables of ${tableDate}.\n`;
}

function emptyWords({ unread }: LineageReport): string {
  const read = unread.length === 0 ? "here" : "that could be read";
  return `No card, configuration, program or weight file ${read} says where a model or dataset comes from.`;
}

function unreadLines({ unread }: LineageReport, shown: LicensesContext["shown"]): readonly string[] {
  if (unread.length === 0) return [];
  const places = unread.map(({ reason, ...place }) => `  ${placeWords(place, shown)}: ${reason}`);
  return [`Not read, or not in full (${unread.length}): what they say is not in this table`, ...places, ""];
}

/** A licence of the project alone, with nothing that came of anything, is no lineage. */
function isTelling({ thing, origins, licenses, licenseText }: ReportThing): boolean {
  return origins.length > 0 || thing !== "project" || licenses.length > 0 || licenseText !== undefined;
}

function useLine({ thing, name, licenses, places }: ReportUse, shown: LicensesContext["shown"]): string {
  const [first, ...others] = places;
  const where = first === undefined ? "" : placeWords(first, shown);
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `  ${name}  ${thing}, ${licenseNames(licenses)}  ${where}${more}`;
}

function markdown(report: LineageReport, { shown, tableDate, version }: LicensesContext): string {
  const linked = ({ id, url }: ReportLicense) => (url === undefined ? cell(id) : `[${cell(id)}](${url})`);
  const licenses = (list: readonly ReportLicense[], stated?: string) =>
    list.length === 0 ? cell(licenseNames(list, stated)) : list.map(linked).join(" + ");
  const places = (list: readonly ReportPlace[]) =>
    list.map((place) => `${cell(place.says)}, ${codeCell(placeWords(place, shown))}`).join("<br>");
  const rows = report.things.filter(isTelling).flatMap((thing) => {
    const own = `| ${cell(thing.name)} | ${thing.thing} | ${licenses(thing.licenses, thing.licenseText)}<br>${places(thing.licensePlaces)} `;
    if (thing.origins.length === 0) return [`${own}| | | | |`];
    return thing.origins.map((origin, index) => {
      const through = origin.through.length === 0 ? "" : `<br>through ${cell(origin.through.join(", "))}`;
      const source =
        origin.source === "" ? "" : `<br>by ${cell(origin.source)}; confidence ${origin.confidence}`;
      const head = index === 0 ? own : "| | | ";
      return `${head}| ${relationWords[origin.relation]} ${cell(origin.name)}${through} | ${licenses(origin.licenses)}${source} | ${cell(verdictWords(origin, thing))} | ${places(origin.places)} |`;
    });
  });
  const uses = report.uses.map(
    (use) =>
      `| ${cell(use.name)} | ${use.thing} | ${licenses(use.licenses)}${use.source === "" ? "" : `<br>by ${cell(use.source)}; confidence ${use.confidence}`} | ${places(use.places)} |`,
  );
  return [
    "# Licences and lineage",
    `${notice} Made by Loadline ${version} with tables of ${tableDate}.`,
    rows.length === 0
      ? emptyWords(report)
      : [
          "| thing | kind | licence | came of | licence of that | verdict | read in |",
          "| --- | --- | --- | --- | --- | --- | --- |",
          ...rows,
        ].join("\n"),
    ...(uses.length === 0
      ? []
      : [
          "## Loaded by programs",
          ["| name | kind | licence | read in |", "| --- | --- | --- | --- |", ...uses].join("\n"),
        ]),
    ...(report.unread.length === 0
      ? []
      : [
          "## Not read, or not in full",
          "What these files say is not in the tables above.",
          [
            "| file | why |",
            "| --- | --- |",
            ...report.unread.map(
              ({ reason, ...place }) => `| ${codeCell(placeWords(place, shown))} | ${cell(reason)} |`,
            ),
          ].join("\n"),
        ]),
    "",
  ].join("\n\n");
}

/** A path as code; a table's row ends at a bar even there. */
function codeCell(text: string): string {
  return `\`${printable(text).replace(/[`|\r\n]/g, " ")}\``;
}

/** Text of files in a table of Markdown: nothing in it may become a mark, a row or a tag. */
function cell(text: string): string {
  return printable(text)
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_[\]<>|]/g, (mark) => `\\${mark}`);
}
