import type { DependencyFact } from "../project.ts";
import { readRequirement } from "./requirement.ts";

/** `install_requires` and the extras of a `setup.cfg`. Source: setuptools' documentation, "Declarative config". */
export function readSetupCfg(text: string, path: string): readonly DependencyFact[] {
  const found: DependencyFact[] = [];
  let section = "";
  let inList = false;
  text.split(/\r\n|\r|\n/).forEach((content, line) => {
    const header = /^\[([^\]]+)\]\s*$/.exec(content)?.[1];
    const key = /^([\w.-]+)\s*[=:](.*)$/.exec(content);
    if (header !== undefined) section = header.trim();
    // A line without indentation begins something new; an indented one continues the list.
    if (/^\S/.test(content)) inList = key !== null && isRequirementKey(section, key[1] ?? "");
    if (inList && header === undefined) found.push(...requirementsIn(key?.[2] ?? content, path, line));
  });
  return found;
}

function isRequirementKey(section: string, key: string): boolean {
  return (section === "options" && key === "install_requires") || section === "options.extras_require";
}

/** One requirement a line, or several names with commas between them. */
function requirementsIn(text: string, path: string, line: number): readonly DependencyFact[] {
  if (/^\s*[#;]/.test(text)) return [];
  const parts = /[<>=~!]/.test(text) ? [text] : text.split(",");
  return parts.flatMap((part) => {
    const requirement = part.trim() === "" ? undefined : readRequirement(part);
    return requirement === undefined ? [] : [{ ...requirement, path, line }];
  });
}

/** The most characters between the brackets of a list in a `setup.py`. */
const longestList = 20_000;
/** So many names are looked up that a `setup.py` gives for its requirements. */
const mostNames = 8;

/**
 * What a `setup.py` requires, as far as it stands there as literals: `install_requires=[…]`, `extras_require={…}`,
 * and lists that are assigned to a name first. The file is a program; what it computes is not known.
 */
export function readSetupPy(text: string, path: string): readonly DependencyFact[] {
  const given = [
    ...text.matchAll(/\b(?:install_requires|extras_require)\s*=\s*(?:[[{(]|([A-Za-z_]\w{0,80}))/g),
  ];
  const names = new Set(given.flatMap(([, name]) => (name === undefined ? [] : [name])));
  const assigned = [...names]
    .slice(0, mostNames)
    .flatMap((name) => [
      ...text.matchAll(new RegExp(`^[ \\t]*${name}\\s*(?::[^=\\n]{1,40})?=\\s*[[{(]`, "gm")),
    ]);
  return [...given.filter(([, name]) => name === undefined), ...assigned].flatMap((start) =>
    listedFrom(text, start.index + start[0].length, path),
  );
}

function listedFrom(text: string, from: number, path: string): readonly DependencyFact[] {
  const found: DependencyFact[] = [];
  const list = bracketed(text.slice(from, from + longestList));
  for (const literal of list.matchAll(/"([^"\\\n]{1,300})"|'([^'\\\n]{1,300})'/g)) {
    // A key of `extras_require` names an extra, not a package.
    if (/^\s*:/.test(list.slice(literal.index + literal[0].length, literal.index + literal[0].length + 20)))
      continue;
    const requirement = readRequirement(literal[1] ?? literal[2] ?? "");
    const line = text.slice(0, from + literal.index).split("\n").length - 1;
    if (requirement !== undefined) found.push({ ...requirement, path, line });
  }
  return found;
}

/** Files of requirements that a `setup.py` names, whatever it does with them: `open("deps.txt")`. */
export function requirementFilesIn(text: string): readonly string[] {
  const literals = text.matchAll(
    /["']((?:\.\/)?(?:[\w-]{1,40}\/)?[\w.-]{0,40}(?:req|dep|constraint|pin)[\w.-]{0,40}\.(?:txt|in))["']/gi,
  );
  return [...new Set([...literals].flatMap(([, name]) => name ?? []))];
}

/** The text up to the bracket that closes what was open before it; comments are blanked out. */
function bracketed(text: string): string {
  const plain = text.replace(/(^|[\s,[({])#[^\n]*/g, (comment) => " ".repeat(comment.length));
  let depth = 1;
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain.charAt(at);
    if (character === "[" || character === "{" || character === "(") depth += 1;
    else if (character === "]" || character === "}" || character === ")") depth -= 1;
    if (depth === 0) return plain.slice(0, at);
  }
  return plain;
}
