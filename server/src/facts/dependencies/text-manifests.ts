import type { DependencyFact } from "../project.ts";
import type { Manifest } from "./manifest.ts";
import { readConda, readRequirement } from "./requirement.ts";

/** The requirements file format. Source: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export function readRequirements(text: string, path: string): Manifest {
  const dependencies: DependencyFact[] = [];
  const includes: string[] = [];
  for (const { content, line } of logicalLines(text)) {
    const include = includedBy(content);
    if (include !== undefined) includes.push(include);
    if (content === "" || content.startsWith("-")) continue;
    const requirement = readRequirement(content);
    if (requirement !== undefined) dependencies.push({ ...requirement, path, line });
  }
  return { dependencies, includes };
}

/** The file behind `-r` and `-c`. */
export function includedBy(line: string): string | undefined {
  return /^(?:-r|-c|--requirement|--constraint)(?:\s+|=)?(\S+)/.exec(line)?.[1];
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
 * The install lines of a Dockerfile, continuations joined, and the library that its base image is made for.
 * Variables have the value that `ARG` and `ENV` lines before give them.
 */
export function readDockerfile(text: string, path: string): readonly DependencyFact[] {
  const variables = new Map<string, string>();
  return logicalLines(text).flatMap(({ content: written, line }) => {
    const content = withVariables(written, variables);
    for (const [name, value] of assignedIn(content)) variables.set(name, value);
    if (/^RUN\s/i.test(content)) return readInstallCommand(content.slice(4), path, line);
    const image = /^FROM\s+(?:--\S+\s+)?(?:docker\.io\/)?([\w.-]+\/[\w.-]+):v?(\d+(?:\.\d+)+)/i.exec(content);
    const name = imageLibraries.get(image?.[1] ?? "");
    return name === undefined ? [] : [{ name, specifier: `==${image?.[2] ?? ""}`, path, line }];
  });
}

const longestInstruction = 4_000;

/** `ARG NAME=value`, `ENV NAME=value OTHER=value`, `ENV NAME value`. */
function assignedIn(instruction: string): readonly (readonly [string, string])[] {
  const [, rest = ""] = /^(?:ARG|ENV)\s+(.*)$/is.exec(instruction.slice(0, longestInstruction)) ?? [];
  const pairs = [...rest.matchAll(/(?:^|\s)([A-Za-z_]\w*)=(?:"([^"]*)"|'([^']*)'|(\S*))/g)];
  if (pairs.length > 0) {
    return pairs.map(([, name = "", double, single, bare]) => [name, double ?? single ?? bare ?? ""]);
  }
  const [, name, value] = /^([A-Za-z_]\w*)\s+(\S+)$/.exec(rest.trim()) ?? [];
  return name === undefined || value === undefined || !/^ENV/i.test(instruction) ? [] : [[name, value]];
}

/** `$NAME`, `${NAME}` and `${NAME:-default}`, where the value is known. */
function withVariables(instruction: string, variables: ReadonlyMap<string, string>): string {
  if (!instruction.includes("$") || instruction.length > longestInstruction) return instruction;
  return instruction.replace(
    /\$(?:\{([A-Za-z_]\w*)(?::-([^}]*))?\}|([A-Za-z_]\w*))/g,
    (whole: string, braced: string | undefined, otherwise: string | undefined, bare: string | undefined) =>
      variables.get(braced ?? bare ?? "") ?? otherwise ?? whole,
  );
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
