import type { TextDocument } from "../../../documents/document.ts";
import type { TextEdit } from "../../../text/edits.ts";
import type { Span } from "../../../text/span.ts";
import type { SecretWay } from "../../facts.ts";
import { dockerfileWays } from "./dockerfile.ts";
import { languageOf, languageWays } from "./languages.ts";
import { shellWays } from "./shell.ts";
import { terraformWays } from "./terraform.ts";

/** The ways in which a configuration file can name a key instead of holding it. */
export function textWays(
  document: TextDocument,
  key: Span,
  name: { readonly variable: string; readonly owner: string | undefined },
): readonly SecretWay[] {
  const variable = environmentName(name.owner) ?? name.variable;
  if (/(?:^|[/\\])\.npmrc$/.test(document.path)) return npmWays(document, key, variable);
  switch (document.kind) {
    case "yaml":
      return yamlWays(document, key, variable);
    case "json":
      return jsonWays(document, key, variable);
    case "dockerfile":
      return dockerfileWays(document.text, key, variable);
    case "shell":
      return shellWays(document.path, document.text, key, variable);
    case "ini":
      return iniWays(document, key, variable);
    case "requirements":
      // pip puts in variables of the environment (pip.pypa.io, "Requirements File Format", "Using environment variables").
      return [reference(key, `\${${variable}}`)];
    case "dotenv":
      return isTemplate(document.path) ? [removed(key, variable)] : [];
    default:
      return languageWays(languageOf(document.path), document.text, key, name.variable);
  }
}

const localFiles = new Set([
  "kaggle.json",
  ".netrc",
  "_netrc",
  ".pypirc",
  ".boto",
  ".git-credentials",
  ".Renviron",
  ".databrickscfg",
  ".pgpass",
  ".s3cfg",
]);

/** A file that exists to hold keys, by how `.gitignore` names it; undefined for all others, and for templates of such files. */
export function keptLocal(path: string): string | undefined {
  const parts = path.split(/[/\\]/);
  const name = parts.at(-1) ?? "";
  const folder = parts.at(-2) ?? "";
  if (isTemplate(path)) return undefined;
  if (/^\.env(?:\.[\w-]+)*$/.test(name) || /^[\w-]+\.env$/.test(name)) return name;
  if (name === "secrets.toml" && folder === ".streamlit") return "**/.streamlit/secrets.toml";
  if (name === "credentials" && folder === ".aws") return "**/.aws/credentials";
  return localFiles.has(name) ? name : undefined;
}

/** `.env.example` is in git so that people know the names. */
function isTemplate(path: string): boolean {
  return (
    /\.(?:example|sample|template|dist|defaults?)$/i.test(path) ||
    /[./\\-](?:example|sample|template)\.env$/i.test(path)
  );
}

/** `MY_HF_TOKEN`: the name that the file gives it is the variable's. */
function environmentName(owner: string | undefined): string | undefined {
  return owner !== undefined && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(owner) ? owner : undefined;
}

function removed(key: Span, variable: string): SecretWay {
  return { source: "removed", reads: `${variable}=`, edits: [{ span: key, newText: "" }] };
}

/**
 * `${VAR}`, which Compose replaces, and most programs that read YAML for people; in a workflow of GitHub its own
 * expression. Between braces or brackets a plain scalar would end at `}`: it is quoted there.
 */
function yamlWays({ path, text }: TextDocument, key: Span, variable: string): readonly SecretWay[] {
  const isWorkflow = /(?:^|[/\\])\.github[/\\](?:workflows|actions)[/\\]/.test(path);
  const reads = isWorkflow ? `\${{ secrets.${variable} }}` : `\${${variable}}`;
  const edit = inScalar(text, key, reads);
  return edit === undefined ? [] : [{ source: "reference", reads, edits: [edit] }];
}

function inScalar(text: string, key: Span, reads: string): TextEdit | undefined {
  const line = text.slice(text.lastIndexOf("\n", key.start - 1) + 1, key.start);
  if (/(?:^|\s)#/.test(line)) return undefined;
  const quoted = /["']/.test(text.charAt(key.start - 1)) || /["'][^"']*$/.test(line.replace(/\\./g, ""));
  const inFlow = /[[{]/.test(line);
  return { span: key, newText: quoted || !inFlow ? reads : `"${reads}"` };
}

/** npm puts in `${VAR}` (docs.npmjs.com, "npmrc"). */
function npmWays({ text }: TextDocument, key: Span, variable: string): readonly SecretWay[] {
  const line = text.slice(text.lastIndexOf("\n", key.start - 1) + 1, key.start);
  return /^\s*[#;]/.test(line) ? [] : [reference(key, `\${${variable}}`)];
}

/**
 * Terraform's files, and tox's, which is read with `{env:VAR}` put in (tox.wiki, "Configuration", "Substitutions"). An INI
 * file in general is taken as it is.
 */
function iniWays({ path, text }: TextDocument, key: Span, variable: string): readonly SecretWay[] {
  const name = path.split(/[/\\]/).at(-1) ?? "";
  const line = text.slice(text.lastIndexOf("\n", key.start - 1) + 1, key.start);
  if (/^\s*[#;]/.test(line)) return [];
  return name === "tox.ini" ? [reference(key, `{env:${variable}}`)] : terraformWays(path, text, key);
}

function reference(key: Span, reads: string): SecretWay {
  return { source: "reference", reads, edits: [{ span: key, newText: reads }] };
}

/**
 * Configurations of agents' servers and of editors, where the program that reads them replaces references:
 * Claude Code `${VAR}` in `.mcp.json` (docs.claude.com, "MCP", "Environment variable expansion in .mcp.json"),
 * VS Code `${env:VAR}` in `.vscode/mcp.json` (code.visualstudio.com, "Variables reference"),
 * Cursor `${env:VAR}` in `.cursor/mcp.json` (cursor.com/docs, "Model Context Protocol", "Config interpolation").
 * VS Code again `${env:VAR}` in `launch.json` and `tasks.json`; development containers `${localEnv:VAR}` (containers.dev,
 * "Variables in devcontainer.json"); OpenCode `{env:VAR}` (opencode.ai/docs/config, "Variables"); Gemini CLI `${VAR}`
 * (its docs, "Configuration", "Environment variables in settings").
 * Claude Desktop replaces nothing.
 */
function jsonWays({ path }: TextDocument, key: Span, variable: string): readonly SecretWay[] {
  const reads = referenceOf(path, variable);
  return reads === undefined ? [] : [reference(key, reads)];
}

function referenceOf(path: string, variable: string): string | undefined {
  const plain = path.replaceAll("\\", "/");
  if (plain.endsWith("/.mcp.json") || plain === ".mcp.json") return `\${${variable}}`;
  if (/(?:^|\/)\.gemini\/settings\.json$/.test(plain)) return `\${${variable}}`;
  if (/(?:^|\/)\.?devcontainer\.json$/.test(plain)) return `\${localEnv:${variable}}`;
  if (/(?:^|\/)opencode\.jsonc?$/.test(plain)) return `{env:${variable}}`;
  const hasVariables = /(?:^|\/)(?:\.(?:vscode|cursor)\/mcp|\.vscode\/(?:launch|tasks))\.json$/;
  return hasVariables.test(plain) ? `\${env:${variable}}` : undefined;
}
