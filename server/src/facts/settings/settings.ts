import type { Document, NotebookDocument, TextDocument } from "../../documents/document.ts";
import type { Span } from "../../text/span.ts";
import type { FactRequest } from "../extract.ts";
import type { OptionFact, PatchFact } from "../facts.ts";
import { readCommandLines } from "./command-lines.ts";
import { programCommands } from "./program-commands.ts";
import { pythonConfiguration } from "./python-configuration.ts";

/** What a text sets for the programs that it starts, or that read it. */
export type SettingFact = OptionFact | PatchFact;

/** Options and environment variables of a configuration, a script, or the shell lines of a notebook. */
export async function extractSettings(
  document: Document,
  _environment: unknown,
  request: FactRequest,
): Promise<readonly SettingFact[]> {
  switch (document.kind) {
    case "shell":
    case "dotenv":
    case "dockerfile":
      return readCommandLines(document.text, 0, document.kind);
    case "yaml":
    case "toml":
    case "json":
      return (await import("./trees.ts")).readTree(document.kind, document.text);
    case "notebook":
      return [
        ...notebookSettings(document),
        ...(await writtenConfigurations(document)),
        ...programCommands(await request("call"), document.text),
      ];
    case "python":
      return [
        ...programCommands(await request("call"), document.text),
        ...pythonConfiguration(document.text),
      ].sort((left, right) => left.span.start - right.span.start);
    default:
      return [];
  }
}

/** `%%writefile train.yaml` cells, without the line of the magic. */
async function writtenConfigurations({ notebook, text }: NotebookDocument): Promise<readonly SettingFact[]> {
  const written = notebook.cells.filter(({ kind, language }) => kind === "code" && isTree(language));
  const found = await Promise.all(
    written.map(async ({ language, span }) => {
      const magic = text.indexOf("\n", span.start) + 1;
      if (!isTree(language) || magic === 0 || magic > span.end) return [];
      const { readTree } = await import("./trees.ts");
      return (await readTree(language, text.slice(magic, span.end))).map((fact) => shifted(fact, magic));
    }),
  );
  return found.flat();
}

function isTree(language: string): language is "yaml" | "toml" | "json" {
  return language === "yaml" || language === "toml" || language === "json";
}

function shifted<T extends SettingFact>(fact: T, by: number): T {
  const move = (span: Span): Span => ({ start: span.start + by, end: span.end + by });
  if (fact.kind !== "option" || fact.edits === undefined) return { ...fact, span: move(fact.span) };
  const edits = fact.edits.map((edit) => ({ ...edit, span: move(edit.span) }));
  return { ...fact, span: move(fact.span), edits };
}

/** `%env` lines, `!` lines and shell cells. */
function notebookSettings(document: NotebookDocument): readonly SettingFact[] {
  const { cells, magics } = document.notebook;
  const shellCells = cells.filter(({ kind, language }) => kind === "code" && language === "bash");
  const inShell = new Set(shellCells.map(({ index }) => index));
  const scripts = shellCells.map(({ span }) => span);
  const lines = magics
    .filter(({ name, cell, wholeCell }) => shellMagics.has(name) && !wholeCell && !inShell.has(cell))
    .map(({ span }) => behindMark(document.text, span));
  const environment = magics.filter(({ name }) => name === "env" || name === "set_env");
  return [
    ...[...scripts, ...lines].flatMap((span) =>
      readCommandLines(textOf(document, span), span.start, "shell"),
    ),
    ...environment.flatMap(({ text, span }) => environmentMagic(text, span)),
  ].sort((left, right) => left.span.start - right.span.start);
}

/** Line magics that are commands of the shell. */
const shellMagics = new Set(["!", "sx", "system"]);

/** Without `!`, `!!`, `%sx`. */
function behindMark(text: string, { start, end }: Span): Span {
  const mark = /^(?:!!?|%\w+[ \t]*)/.exec(text.slice(start, start + 20))?.[0].length ?? 0;
  return { start: start + mark, end };
}

function textOf(document: TextDocument, span: { readonly start: number; readonly end: number }): string {
  return document.text.slice(span.start, span.end);
}

/** `%env NAME=VALUE` and `%env NAME VALUE` (IPython/core/magics/osm.py, env()). */
function environmentMagic(text: string, span: PatchFact["span"]): readonly PatchFact[] {
  const match = /^\s*([A-Za-z_]\w*)(?:=|\s+)(\S.*?)\s*$/.exec(text.slice(0, longestLine));
  const [, name, value] = match ?? [];
  if (name === undefined || value === undefined) return [];
  return [
    { kind: "patch", name: `os.environ[${name}]`, span, value: { type: "string", value: unquoted(value) } },
  ];
}

const longestLine = 1_000;

function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}
