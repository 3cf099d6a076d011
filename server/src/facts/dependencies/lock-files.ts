import type { DependencyFact } from "../project.ts";
import { fromPoetry, normalizeName, readConda, wheelRequirement } from "./requirement.ts";

/**
 * The exact versions in `uv.lock`, `poetry.lock`, `pdm.lock` and `pylock.toml`.
 *
 * These files are written by programs, one key a line under `[[package]]` (`[[packages]]` in PEP 751), and run
 * to megabytes: lines are enough, and a whole TOML tree of them would cost a hundred times the rest of the check.
 */
export function readTomlLock(text: string, path: string): readonly DependencyFact[] {
  const found: DependencyFact[] = [];
  let name: string | undefined;
  let inPackage = false;
  text.split(/\r\n|\r|\n/).forEach((content, line) => {
    if (content.startsWith("[")) {
      inPackage = /^\[\[packages?\]\]\s*$/.test(content);
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

/**
 * The exact versions in `conda-lock.yml` and `pixi.lock`: lists of mappings below `package:` or `packages:`,
 * written by programs, one key a line.
 *
 * Sources: conda-lock, lockfile format v1 (`name`, `version`, `manager`); pixi, "The lock file" (`conda:` and
 * `pypi:` with an address, whose last part is `NAME-VERSION-BUILD.conda` or a wheel's name).
 */
export function readYamlLock(text: string, path: string): readonly DependencyFact[] {
  const found: DependencyFact[] = [];
  let inPackages = false;
  let entry: LockedEntry = { line: 0 };
  const close = () => {
    const { name, version, address, line } = entry;
    const requirement =
      name === undefined || version === undefined ? lockedAt(address) : { name, specifier: `==${version}` };
    if (requirement !== undefined)
      found.push({ ...requirement, name: pypiName(requirement.name), path, line });
    entry = { line: 0 };
  };
  text.split(/\r\n|\r|\n/).forEach((content, line) => {
    if (/^\S/.test(content) && !content.startsWith("-")) {
      if (inPackages) close();
      inPackages = /^packages?:\s*$/.test(content);
      return;
    }
    if (!inPackages) return;
    const match = /^(\s{0,8}-)?\s{1,8}(name|version|conda|pypi|url):\s+["']?([^\s"']{1,500})["']?\s*$/.exec(
      content,
    );
    if (/^\s{0,8}-\s/.test(content)) {
      close();
      entry.line = line;
    }
    const [, , key, value] = match ?? [];
    if (key === "name" || key === "version") entry[key] ??= value;
    else if (key !== undefined) entry.address ??= value;
  });
  if (inPackages) close();
  return found;
}

interface LockedEntry {
  line: number;
  name?: string | undefined;
  version?: string | undefined;
  address?: string | undefined;
}

/** `…/linux-64/pytorch-2.7.0-cuda126_0.conda`, or a wheel. */
function lockedAt(address: string | undefined) {
  if (address === undefined) return undefined;
  const file = address.slice(address.lastIndexOf("/") + 1);
  const match = /^(.+)-([^-]+)-[^-]+\.(?:conda|tar\.bz2)$/.exec(file);
  const [, name, version] = match ?? [];
  if (name === undefined || version === undefined) return wheelRequirement(address);
  return { name: normalizeName(name), specifier: `==${version}` };
}

/** What conda calls `pytorch`, the index calls `torch`. */
function pypiName(name: string): string {
  return readConda(name)?.name ?? normalizeName(name);
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
