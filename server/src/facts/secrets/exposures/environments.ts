import type { Span } from "../../../text/span.ts";
import { keptLocal } from "../ways/texts.ts";
import { closingOf } from "./blanked.ts";
import { namesKey } from "./names.ts";

/** A name that holds the environment, or a part of it with keys, in a stretch of the code. */
export interface EnvironmentName {
  readonly name: string;
  readonly inside: Span;
  /** In what way the name must be used: `f.read()`, `os.environ[name]`. */
  readonly use?: RegExp;
}

/** The environment as a whole, or what is read of a file of keys. */
const whole = "(?:os\\.)?environ\\b|(?:dotenv\\.)?dotenv_values\\s*\\([^()\\n]{0,120}\\)";
const copied = new RegExp(
  `(?:^|[\\n;])[ \\t]*([A-Za-z_]\\w*)[ \\t]*=[ \\t]*(?:dict\\()?(?:${whole})(?:\\.copy\\(\\))?\\)?[ \\t]*(?=\\r?\\n|$|;)`,
  "g",
);
const items = new RegExp(
  `\\bfor[ \\t]+\\(?[A-Za-z_]\\w*[ \\t]*,[ \\t]*([A-Za-z_]\\w*)\\)?[ \\t]+in[ \\t]+(?:sorted\\(|list\\()?(?:${whole})\\.items\\(\\)`,
  "g",
);
const namesOfAll =
  /\bfor[ \t]+([A-Za-z_]\w*)[ \t]+in[ \t]+(?:sorted\(|list\()?(?:os\.)?environ\b(?!\.items)/g;
const namesListed = /\bfor[ \t]+([A-Za-z_]\w*)[ \t]+in[ \t]+[[(]/g;
const opened = /\bopen\([^()\n]{1,200}\)[ \t]*as[ \t]+([A-Za-z_]\w*)[ \t]*:/g;
/** So many loops of one file are looked at. */
const most = 200;

/** @param code the text with the words in its strings replaced by spaces */
export function environmentNames(text: string, code: string): readonly EnvironmentName[] {
  return [
    ...[...code.matchAll(copied)].slice(0, most).map((match) => ({
      name: match[1] ?? "",
      inside: { start: match.index + match[0].length, end: code.length },
    })),
    ...loopsOf(text, code, items).map(({ name, inside }) => ({ name, inside })),
    ...loopsOf(text, code, namesOfAll).map(readByName),
    ...loopsOf(text, code, namesListed)
      .filter(({ at }) => listsKey(text, code, at))
      .map(readByName),
    ...[...code.matchAll(opened)].slice(0, most).flatMap((match) => {
      const inside = { start: match.index, end: endOfBlock(code, match.index) };
      if (fileIn(text.slice(match.index, match.index + match[0].length)) === undefined) return [];
      return [{ name: match[1] ?? "", inside, use: /^\s*\.read(?:lines)?\(/ }];
    }),
  ];
}

interface Loop {
  readonly name: string;
  readonly inside: Span;
  /** Behind what the loop goes through. */
  readonly at: number;
}

function loopsOf(text: string, code: string, pattern: RegExp): readonly Loop[] {
  return [...code.matchAll(pattern)].slice(0, most).flatMap((match) => {
    const start = code.lastIndexOf("\n", match.index) + 1;
    const inside = { start, end: endOfBlock(code, match.index) };
    return choosesOthers(text.slice(match.index, inside.end))
      ? []
      : [{ name: match[1] ?? "", inside, at: match.index + match[0].length }];
  });
}

/** `os.environ[name]`, `os.getenv(name)`: the name that is gone through is read. */
function readByName({ name, inside }: Loop): EnvironmentName {
  return {
    name: `environ ${name}`,
    inside,
    use: new RegExp(`(?:environ\\s*\\[|environ\\.get\\(|getenv\\()\\s*${name}\\b`),
  };
}

/** The lines that are further in than the one that an offset is in, or that one alone. */
function endOfBlock(code: string, at: number): number {
  const start = code.lastIndexOf("\n", at) + 1;
  const indent = /^[ \t]*/.exec(code.slice(start, at))?.[0].length ?? 0;
  let end = lineEnd(code, at);
  while (end < code.length) {
    const next = code.slice(end + 1, lineEnd(code, end + 1));
    if (next.trim() !== "" && next.length - next.trimStart().length <= indent) break;
    end = lineEnd(code, end + 1);
  }
  return end;
}

function lineEnd(code: string, at: number): number {
  const end = code.indexOf("\n", at);
  return end < 0 ? code.length : end;
}

const keyWords = /key|token|secret|pass|api|auth|openai|anthropic|hugging|hf_|wandb|aws|azure|google|gemini/i;

/** `if "CUDA" in name`: only what a condition names is shown, and that is no key. */
function choosesOthers(body: string): boolean {
  const conditions = body.match(/\bif\b[^\n]{0,200}/g) ?? [];
  const literals = conditions.flatMap((condition) => condition.match(/["'][^"'\n]{1,60}["']/g) ?? []);
  return literals.length > 0 && !literals.some((literal) => keyWords.test(literal));
}

function listsKey(text: string, code: string, behind: number): boolean {
  const end = closingOf(code, behind - 1);
  const names = end === undefined ? [] : (text.slice(behind, end).match(/[A-Za-z_][\w-]{2,80}/g) ?? []);
  return names.some(namesKey);
}

const file = /\b(?:open|Path)\s*\(\s*["']([^"'\n]{1,120})["']/;
const readFile = /\b(?:open|Path)\s*\(\s*["']([^"'\n]{1,120})["'][^()\n]{0,60}\)\s*\.read(?:_text)?\(/;

/** The file of keys that is opened in a stretch of the text. */
function fileIn(slice: string): string | undefined {
  const name = file.exec(slice)?.[1];
  return name !== undefined && keptLocal(name) !== undefined ? name : undefined;
}

/** The file of keys whose content an expression is: `open(".env").read()`. */
export function fileRead(slice: string): string | undefined {
  const name = readFile.exec(slice)?.[1];
  return name !== undefined && keptLocal(name) !== undefined ? name.split("/").at(-1) : undefined;
}
