/** One requirement in the words of PEP 508, its marker and extras taken off. */
export interface Requirement {
  /** Normalised (PEP 503). */
  readonly name: string;
  /** PEP 440; empty for any version. */
  readonly specifier: string;
}

const longestLine = 2_000;

/** PEP 503: lower case, runs of `-_.` are one `-`. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/**
 * Reads one requirement: `torch[cuda]>=2.1,<3 ; python_version > "3.8"`, `torch @ https://…/torch-2.1.0-….whl`,
 * or the address of a wheel alone. Undefined: it names no package.
 */
export function readRequirement(text: string): Requirement | undefined {
  if (text.length > longestLine) return undefined;
  const line = text.trim();
  if (/^[A-Za-z][\w+.-]*:\/\//.test(line)) return wheelRequirement(line);
  const match = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(line);
  const name = match?.[1];
  const rest = match?.[2] ?? "";
  if (name === undefined) return undefined;
  if (rest.startsWith("@")) {
    const fromWheel = wheelRequirement(rest.slice(1).trim());
    return { name: normalizeName(name), specifier: fromWheel?.specifier ?? "" };
  }
  const specifier = specifierOf(rest);
  return specifier === undefined ? undefined : { name: normalizeName(name), specifier };
}

/** What stands before the marker, the options and the hashes. Undefined: it is no requirement (`some words`). */
function specifierOf(rest: string): string | undefined {
  const bare = (rest.split(/;|\s--?\w/, 1)[0] ?? "").trim().replace(/^\((.*)\)$/, "$1");
  if (bare === "") return "";
  return /^(?:===|==|~=|!=|<=|>=|<|>)/.test(bare) ? bare.replace(/\s+/g, "") : undefined;
}

/** A wheel's name says its version: `{name}-{version}(-{build})?-{python}-{abi}-{platform}.whl` (PEP 427). */
export function wheelRequirement(address: string): Requirement | undefined {
  const path = address.split(/[?#;\s]/, 1)[0] ?? "";
  const file = path.slice(path.lastIndexOf("/") + 1);
  if (!file.endsWith(".whl")) return undefined;
  const [name, version] = decodeWheel(file).split("-");
  return name === undefined || version === undefined
    ? undefined
    : { name: normalizeName(name), specifier: `==${version}` };
}

/** `+` of a local version is written `%2B` in addresses. */
function decodeWheel(file: string): string {
  return file.replace(/%2b/gi, "+");
}

/**
 * What Poetry and Pipenv write (`^2.1`, `~2.1`, `2.1.*`, `*`, `2.1`), as PEP 440 says it.
 * Source: https://python-poetry.org/docs/dependency-specification/
 */
export function fromPoetry(constraint: string): string {
  if (constraint.length > longestLine || /\|\||\|/.test(constraint)) return "";
  return constraint
    .split(",")
    .map((part) => poetryClause(part.trim()))
    .filter((part) => part !== "")
    .join(",");
}

function poetryClause(clause: string): string {
  if (clause === "*" || clause === "") return "";
  const version = clause.replace(/^[\^~=<>!\s]+/, "");
  if (clause.startsWith("^")) return `>=${version},<${caretEnd(version)}`;
  if (clause.startsWith("~=")) return clause;
  if (clause.startsWith("~")) return `>=${version},<${tildeEnd(version)}`;
  if (/^[<>!=]/.test(clause)) return clause.replace(/\s+/g, "").replace(/^=(?!=)/, "==");
  return `==${clause}`;
}

/** The caret lets everything change behind the leftmost part that is not zero. */
function caretEnd(version: string): string {
  const parts = numbers(version);
  const fixed = parts.findIndex((part) => part !== 0);
  const at = fixed === -1 ? parts.length - 1 : fixed;
  return [...parts.slice(0, at), (parts[at] ?? 0) + 1].join(".");
}

/** The tilde lets the last part change, or all behind the first where there is only one. */
function tildeEnd(version: string): string {
  const parts = numbers(version);
  const at = Math.min(1, parts.length - 1);
  return [...parts.slice(0, at), (parts[at] ?? 0) + 1].join(".");
}

function numbers(version: string): readonly number[] {
  const parts = version.split(".").map((part) => Number.parseInt(part, 10));
  const known = parts.filter((part) => Number.isInteger(part));
  return known.length === 0 ? [0] : known;
}

/** Names that conda-forge and the pytorch channel give to packages of the index. */
const condaNames: Readonly<Record<string, string>> = {
  pytorch: "torch",
  "pytorch-gpu": "torch",
  "pytorch-cpu": "torch",
};

/**
 * A match specification of conda: `conda-forge::pytorch=2.1`, `numpy >=1.20,<2`, `pytorch==2.1.0=py3.11_0`.
 * One `=` means a prefix. Source: https://docs.conda.io/projects/conda/en/latest/user-guide/concepts/pkg-specs.html
 */
export function readConda(text: string): Requirement | undefined {
  if (text.length > longestLine) return undefined;
  const channel = text.lastIndexOf("::");
  const spec = (channel === -1 ? text : text.slice(channel + 2)).trim();
  const match = /^([A-Za-z0-9_][\w.-]*)\s*(.*)$/.exec(spec);
  const written = match?.[1];
  if (written === undefined) return undefined;
  const name = normalizeName(written);
  return { name: condaNames[name] ?? name, specifier: condaSpecifier(match?.[2] ?? "") };
}

function condaSpecifier(rest: string): string {
  const text = rest.trim().replace(/\[.*$/, "");
  if (text === "" || text.includes("|")) return "";
  const exact = /^==\s*([\w.+!]+)/.exec(text)?.[1];
  if (exact !== undefined) return `==${exact}`;
  const prefix =
    /^=\s*([\w.+!]+?)(\.?\*)?(?:=.*)?$/.exec(text)?.[1] ??
    /^([\d][\w.+!]*?)(?:\.?\*)(?:\s.*)?$/.exec(text)?.[1];
  if (prefix !== undefined) return `==${prefix}.*`;
  const bare = /^(\d[\w.+!]*)(?:[\s=].*)?$/.exec(text)?.[1];
  if (bare !== undefined) return `==${bare}`;
  return /^[<>!~]/.test(text) ? text.replace(/\s+/g, "") : "";
}
