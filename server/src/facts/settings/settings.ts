import type { Document, NotebookDocument, TextDocument } from "../../documents/document.ts";
import type { FactRequest } from "../extract.ts";
import type { OptionFact, PatchFact } from "../facts.ts";
import { readCommandLines } from "./command-lines.ts";
import { programCommands } from "./program-commands.ts";

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
      return [...notebookSettings(document), ...programCommands(await request("call"), document.text)];
    case "python":
      return programCommands(await request("call"), document.text);
    default:
      return [];
  }
}

/** `%env` lines, `!` lines and shell cells. */
function notebookSettings(document: NotebookDocument): readonly SettingFact[] {
  const { cells, magics } = document.notebook;
  const shellCells = cells.filter(({ kind, language }) => kind === "code" && language === "bash");
  const inShell = new Set(shellCells.map(({ index }) => index));
  const scripts = shellCells.map(({ span }) => span);
  const lines = magics.filter(({ name, cell }) => name === "!" && !inShell.has(cell)).map(({ span }) => span);
  const environment = magics.filter(({ name }) => name === "env" || name === "set_env");
  return [
    ...[...scripts, ...lines].flatMap((span) =>
      readCommandLines(textOf(document, span), span.start, "shell"),
    ),
    ...environment.flatMap(({ text, span }) => environmentMagic(text, span)),
  ].sort((left, right) => left.span.start - right.span.start);
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
