import type { NotebookDocument } from "../../../documents/document.ts";
import type { Span } from "../../../text/span.ts";
import type { ExposureFact } from "../../facts.ts";
import { keptLocal } from "../ways/texts.ts";
import { namesKey } from "./names.ts";
import type { Shown } from "./shown.ts";
import type { KeyNames } from "./sources.ts";

/** Makes the fact of what a statement shows. */
export type Make = (span: Span, shown: Shown, into: ExposureFact["into"]) => ExposureFact;

/** Magics and shell lines that show the environment, a variable with a key, or a file of keys. */
export function magicExposures(
  { notebook, text }: NotebookDocument,
  known: KeyNames,
  make: Make,
): readonly ExposureFact[] {
  const lines = notebook.magics.flatMap(({ name, text: rest, span, wholeCell }) => {
    if (wholeCell) return [];
    const shown = name === "!" ? shownByShell(rest) : shownByMagic(name, rest, known);
    return shown === undefined ? [] : [make(span, shown, "output")];
  });
  const scripts = notebook.cells
    .filter(({ language }) => /^(?:bash|sh|shell|shellscript|zsh)$/.test(language))
    .flatMap(({ span }) => linesOf(text, span))
    .flatMap((span) => {
      const shown = shownByShell(text.slice(span.start, span.end).trim());
      return shown === undefined ? [] : [make(span, shown, "output")];
    });
  return [...lines, ...scripts];
}

/**
 * `%env` lists the environment, `%env NAME` shows one variable, and `%env NAME=$key` says what it set
 * (IPython/core/magics/osm.py).
 */
function shownByMagic(name: string, rest: string, known: KeyNames): Shown | undefined {
  switch (name) {
    case "cat":
    case "less":
    case "more":
      return shownFile(rest);
    case "system":
    case "sx":
      return shownByShell(rest.trim());
    // A table of names with their values; `%who` gives the names alone.
    case "whos":
      return rest.trim() === "" && known.keys.size > 0 ? { shows: "key", what: "%whos" } : undefined;
    case "env":
    case "set_env":
      return shownVariable(name, rest, known);
    default:
      return undefined;
  }
}

function shownVariable(name: string, rest: string, known: KeyNames): Shown | undefined {
  if (rest === "") return name === "env" ? { shows: "environment", what: "%env" } : undefined;
  const [, variable = "", value] = /^([A-Za-z_]\w*)\s*(?:[=\s]\s*(.*))?$/.exec(rest) ?? [];
  if (value === undefined) return namesKey(variable) ? { shows: "key", what: variable } : undefined;
  const inserted = /^["']?(?:\$([A-Za-z_]\w*)|\{([^{}]{1,80})\})["']?$/.exec(value);
  const source = inserted?.[1] ?? inserted?.[2];
  if (source === undefined) return undefined;
  return namesKey(variable) || known.keys.has(source) ? { shows: "key", what: variable } : undefined;
}

/** Commands whose answer is a key: those of gcloud, the AWS and Azure command lines, GitHub's, and Hugging Face's. */
const tellsToken =
  /^(?:gcloud auth (?:application-default )?print-(?:access|identity)-token|aws configure get \S*(?:secret_access_key|session_token)|az account get-access-token|gh auth token|hf auth token|aws ecr get-login-password)\b/;

function shownByShell(line: string): Shown | undefined {
  if (/^(?:env|printenv|export(?:\s+-p)?|set|declare -x)\s*(?:$|[|;&])/.test(line)) {
    return filtered(line) ? undefined : { shows: "environment", what: line.split(/\s/)[0] ?? "env" };
  }
  const told = tellsToken.exec(line)?.[0];
  if (told !== undefined && !line.includes(">") && !takesIn(line)) return { shows: "key", what: told };
  const variable =
    /^printenv\s+([A-Za-z_]\w*)\s*$/.exec(line)?.[1] ??
    /^echo\s+["']?[^"'>|]{0,60}\$\{?([A-Za-z_]\w*)\}?[^>|]{0,60}$/.exec(line)?.[1];
  if (variable !== undefined && namesKey(variable)) return { shows: "key", what: variable };
  // Both write the headers that they send.
  if (/^curl\b/.test(line) && /\s(?:-[a-zA-Z]*v[a-zA-Z]*|--verbose|--trace(?:-ascii)?)\b/.test(line)) {
    const sent = /(?:authorization|api-key|token)["']?:[^$|>]{0,40}\$\{?([A-Za-z_]\w*)/i.exec(line)?.[1];
    if (sent !== undefined && namesKey(sent)) return { shows: "header", what: sent };
  }
  const file = /^(?:cat|less|more|head|tail|type)\s+([^|>]{1,200})$/.exec(line)?.[1];
  return file === undefined ? undefined : shownFile(file);
}

/** `aws ecr get-login-password | docker login --password-stdin …`: only what passes its input on shows it. */
function takesIn(line: string): boolean {
  const last = /\|\s*([\w.-]+)[^|]{0,400}$/.exec(line)?.[1];
  return (
    last !== undefined &&
    !/^(?:cat|tee|head|tail|jq|cut|awk|sed|e?grep|tr|base64|less|more|sort|xargs)$/.test(last)
  );
}

/** `env | grep CUDA`, `env | wc -l`, `env > file` show no key. */
function filtered(line: string): boolean {
  // Counted, or only asked.
  if (/\|\s*(?:e?grep|rg)\s+-[a-zA-Z]*[cq]/.test(line)) return true;
  const grep = /\|\s*(?:e?grep|rg)\s+(?:-\S+\s+)*["']?([^"'|]{1,60})/.exec(line)?.[1];
  if (grep !== undefined)
    return !/key|token|secret|pass|api|auth|openai|anthropic|hugging|hf|wandb|aws|azure|google|gemini/i.test(
      grep,
    );
  return />|\|\s*(?:wc|cut|awk|sed|head)\b/.test(line);
}

function shownFile(rest: string): Shown | undefined {
  const file = rest
    .split(/\s+/)
    .map((word) => word.replace(/^["']|["']$/g, ""))
    .find((word) => keptLocal(word) !== undefined || /\.cache\/huggingface\/token$/.test(word));
  return file === undefined ? undefined : { shows: "environment", what: file.split("/").at(-1) ?? file };
}

function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const spans: Span[] = [];
  for (let at = start; at < end; ) {
    const next = text.indexOf("\n", at);
    const stop = next < 0 || next > end ? end : next;
    spans.push({ start: at, end: stop });
    at = stop + 1;
  }
  return spans;
}
