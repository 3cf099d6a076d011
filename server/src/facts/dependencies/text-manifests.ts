import type { DependencyFact } from "../project.ts";
import { fromPoetry, normalizeName, readConda, readRequirement } from "./requirement.ts";

/** A requirements file: what it asks for, and the files that it includes. */
export interface RequirementsFile {
  readonly dependencies: readonly DependencyFact[];
  /** Paths as written behind `-r` and `-c`. */
  readonly includes: readonly string[];
}

/** The requirements file format. Source: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export function readRequirements(text: string, path: string): RequirementsFile {
  const dependencies: DependencyFact[] = [];
  const includes: string[] = [];
  for (const { content, line } of logicalLines(text)) {
    const include = /^(?:-r|-c|--requirement|--constraint)(?:\s+|=)(\S+)/.exec(content)?.[1];
    if (include !== undefined) includes.push(include);
    if (content === "" || content.startsWith("-")) continue;
    const requirement = readRequirement(content);
    if (requirement !== undefined) dependencies.push({ ...requirement, path, line });
  }
  return { dependencies, includes };
}

/** Lines with their continuations joined and their comments taken off; `line` is that of the first part. */
function logicalLines(text: string): readonly { readonly content: string; readonly line: number }[] {
  const joined: { content: string; line: number }[] = [];
  let open: { content: string; line: number } | undefined;
  text.split(/\r\n|\r|\n/).forEach((raw, line) => {
    const continues = raw.endsWith("\\");
    const part = continues ? raw.slice(0, -1) : raw;
    if (open === undefined) open = { content: part, line };
    else open.content += part;
    if (continues) return;
    joined.push({ ...open, content: open.content.replace(/(?:^|\s)#.*$/, "").trim() });
    open = undefined;
  });
  if (open !== undefined) joined.push(open);
  return joined;
}

/**
 * The exact versions in `uv.lock`, `poetry.lock` and `pdm.lock`.
 *
 * These files are written by programs, one key a line under `[[package]]`, and run to megabytes: lines
 * are enough, and a whole TOML tree of them would cost a hundred times the rest of the check.
 */
export function readLock(text: string, path: string): readonly DependencyFact[] {
  const found: DependencyFact[] = [];
  let name: string | undefined;
  let inPackage = false;
  text.split(/\r\n|\r|\n/).forEach((content, line) => {
    if (content.startsWith("[")) {
      inPackage = content.trim() === "[[package]]";
      name = undefined;
      return;
    }
    if (!inPackage) return;
    const match = /^(name|version) = "([^"]*)"/.exec(content);
    if (match?.[1] === "name") name = match[2];
    else if (match?.[2] !== undefined && name !== undefined) {
      found.push({ name: normalizeName(name), specifier: `==${match[2]}`, path, line });
    }
  });
  return found;
}

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

/** The most characters between the brackets of a list in a `setup.py`. */
const longestList = 20_000;

/**
 * The strings in `install_requires=[…]` and `extras_require={…}` of a `setup.py`, as far as they stand there
 * as literals. The file is a program; lists that it computes are not known.
 */
export function readSetupPy(text: string, path: string): readonly DependencyFact[] {
  const found: DependencyFact[] = [];
  for (const start of text.matchAll(/\b(?:install_requires|extras_require)\s*=\s*[[{(]/g)) {
    const from = start.index + start[0].length;
    const list = bracketed(text.slice(from, from + longestList));
    for (const literal of list.matchAll(/"([^"\\\n]{1,300})"|'([^'\\\n]{1,300})'/g)) {
      // A key of `extras_require` names an extra, not a package.
      if (/^\s*:/.test(list.slice(literal.index + literal[0].length, literal.index + literal[0].length + 20)))
        continue;
      const requirement = readRequirement(literal[1] ?? literal[2] ?? "");
      const line = text.slice(0, from + literal.index).split("\n").length - 1;
      if (requirement !== undefined) found.push({ ...requirement, path, line });
    }
  }
  return found;
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

/** The exact versions in a `Pipfile.lock`. Source: https://pipenv.pypa.io/en/latest/pipfile.html */
export function readPipfileLock(text: string, path: string): readonly DependencyFact[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // A lock file that is no JSON says nothing; whoever installs from it is told by pipenv.
    return [];
  }
  const found: DependencyFact[] = [];
  for (const group of ["default", "develop"]) {
    for (const [name, entry] of entriesOf(property(parsed, group))) {
      const version = property(entry, "version");
      if (typeof version !== "string") continue;
      found.push({ name: normalizeName(name), specifier: fromPoetry(version), path, line: 0 });
    }
  }
  return found;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function property(value: unknown, key: string): unknown {
  return entriesOf(value).find(([name]) => name === key)?.[1];
}

/** The install lines of a Dockerfile, continuations joined, and the library that its base image is made for. */
export function readDockerfile(text: string, path: string): readonly DependencyFact[] {
  return logicalLines(text).flatMap(({ content, line }) => {
    if (/^RUN\s/i.test(content)) return readInstallCommand(content.slice(4), path, line);
    const image = /^FROM\s+(?:--\S+\s+)?(?:docker\.io\/)?([\w.-]+\/[\w.-]+):v?(\d+(?:\.\d+)+)/i.exec(content);
    const name = imageLibraries.get(image?.[1] ?? "");
    return name === undefined ? [] : [{ name, specifier: `==${image?.[2] ?? ""}`, path, line }];
  });
}

/**
 * Images whose tag begins with the release of one library. Sources: the pages of the images on Docker Hub (pytorch/pytorch,
 * tensorflow/tensorflow) and vLLM's documentation, "Using Docker".
 */
const imageLibraries: ReadonlyMap<string, string> = new Map([
  ["pytorch/pytorch", "torch"],
  ["tensorflow/tensorflow", "tensorflow"],
  ["vllm/vllm-openai", "vllm"],
]);

/**
 * What `pip install` and `conda install` lines ask for: `%pip install -q "torch>=2.6"`, `!pip3 install torch==2.1`,
 * `RUN pip install …`.
 *
 * @param command everything behind `%` or `!`, or a line of a shell
 */
export function readInstallCommand(command: string, path: string, line: number): readonly DependencyFact[] {
  const found: DependencyFact[] = [];
  for (const part of command.slice(0, 4_000).split(/&&|\|\||;|\|/)) {
    found.push(...readCondaInstall(part, path, line));
    const match = /(?:^|\s)(?:pip[\d.]*|uv\s+pip|uv|poetry)\s+(?:install|add)\s+(.*)$/s.exec(part.trim());
    if (match?.[1] === undefined) continue;
    for (const word of shellWords(match[1])) {
      const requirement = word.startsWith("-") ? undefined : readRequirement(word);
      if (requirement !== undefined) found.push({ ...requirement, path, line });
    }
  }
  return found;
}

/** Options of conda that take a word: `-c pytorch` names a channel. */
const condaOptions = new Set(["-c", "--channel", "-n", "--name", "-p", "--prefix", "-f", "--file"]);

/** `conda install pytorch=2.5`, and the programs that take its place. */
function readCondaInstall(command: string, path: string, line: number): readonly DependencyFact[] {
  const match = /(?:^|\s)(?:conda|mamba|micromamba)\s+(?:install|create)\s+(.*)$/s.exec(command.trim());
  return shellWords(match?.[1] ?? "").flatMap((word, index, words) => {
    if (word.startsWith("-") || condaOptions.has(words[index - 1] ?? "")) return [];
    const requirement = readConda(word);
    return requirement === undefined ? [] : [{ ...requirement, path, line }];
  });
}

/** Words of a command line, their quotes taken off. */
function shellWords(text: string): readonly string[] {
  const words = text.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  return words.map((word) => word.replace(/^["']|["']$/g, ""));
}
