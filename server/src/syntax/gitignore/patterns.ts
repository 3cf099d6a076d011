/**
 * Patterns of gitignore(5). Our own, although npm has good ones: those turn a pattern into a regular
 * expression, and a pattern of several `**` in a hostile `.gitignore` then takes minutes on a deep path. Here the
 * time is at most the length of the pattern times the length of the path.
 */
export interface PathPatterns {
  /**
   * What the patterns say of a path alone: true: left out; false: a negated pattern brings it back;
   * undefined: nothing. Paths are relative to the folder of the patterns, with forward slashes.
   */
  test(relativePath: string, directory: boolean): boolean | undefined;
  /** Whether a path, or a folder above it, is left out. */
  covers(relativePath: string, directory: boolean): boolean;
}

/**
 * Compiles a list of patterns, or the text of a `.gitignore` file.
 *
 * Letters are told apart by case on every system, so that a result does not depend on the machine.
 */
export function compilePatterns(patterns: string | readonly string[]): PathPatterns {
  const lines = typeof patterns === "string" ? patterns.split(/\r?\n/) : patterns;
  const rules = lines.flatMap((line) => compileLine(line) ?? []);
  const last = (path: readonly string[], directory: boolean): boolean | undefined => {
    for (let index = rules.length - 1; index >= 0; index -= 1) {
      const rule = rules[index];
      if (rule === undefined || (rule.directoryOnly && !directory)) continue;
      if (matchesPath(rule.parts, path)) return !rule.negated;
    }
    return undefined;
  };
  return {
    test: (relativePath, directory) => {
      const path = partsOf(relativePath);
      return path === undefined ? undefined : last(path, directory);
    },
    covers: (relativePath, directory) => {
      const path = rules.length === 0 ? undefined : partsOf(relativePath);
      if (path === undefined) return false;
      // gitignore(5): a file cannot be brought back where a folder above it is left out.
      for (let depth = 1; depth < path.length; depth += 1) {
        if (last(path.slice(0, depth), true) === true) return true;
      }
      return last(path, directory) === true;
    },
  };
}

/** undefined for what does not lie below the folder. */
function partsOf(relativePath: string): readonly string[] | undefined {
  const parts = relativePath.split("/");
  const outside = relativePath === "" || parts[0] === "." || parts[0] === ".." || parts[0] === "";
  return outside ? undefined : parts;
}

interface CompiledRule {
  readonly negated: boolean;
  readonly directoryOnly: boolean;
  readonly parts: readonly PatternPart[];
}

/** One character of a name, or `*`. */
type Token =
  | { readonly kind: "literal"; readonly code: string }
  | { readonly kind: "any" }
  | { readonly kind: "star" }
  | { readonly kind: "class"; readonly holds: (code: string) => boolean };

/** What one component of a path must look like; `deep` is `**`: any number of components. */
type PatternPart = "deep" | readonly Token[];

function compileLine(line: string): CompiledRule | undefined {
  let text = withoutTrailingSpaces(line);
  if (text === "" || text.startsWith("#")) return undefined;
  const negated = text.startsWith("!");
  if (negated) text = text.slice(1);
  const directoryOnly = text.endsWith("/");
  if (directoryOnly) text = text.slice(0, -1);
  const anchored = text.includes("/");
  const parts: PatternPart[] = anchored ? [] : ["deep"];
  for (const part of text.replace(/^\//, "").split("/")) {
    if (part === "**") {
      if (parts.at(-1) !== "deep") parts.push("deep");
      continue;
    }
    const tokens = tokensOf(part);
    if (part === "" || tokens === undefined) return undefined;
    parts.push(tokens);
  }
  // `a/**` is all that lies in `a`, not `a` itself.
  if (parts.at(-1) === "deep") parts.push([{ kind: "star" }]);
  return { negated, directoryOnly, parts };
}

function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === " " && line[end - 2] !== "\\") end -= 1;
  return line.slice(0, end);
}

/** undefined for what can match nothing: a class that does not close, a backslash at the end. */
function tokensOf(part: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const codes = [...part];
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? "";
    if (code === "*") {
      if (tokens.at(-1)?.kind !== "star") tokens.push({ kind: "star" });
    } else if (code === "?") {
      tokens.push({ kind: "any" });
    } else if (code === "[") {
      const found = classAt(codes, index);
      if (found === undefined) return undefined;
      tokens.push(found.token);
      index = found.end;
    } else if (code === "\\") {
      index += 1;
      const literal = codes[index];
      if (literal === undefined) return undefined;
      tokens.push({ kind: "literal", code: literal });
    } else {
      tokens.push({ kind: "literal", code });
    }
  }
  return tokens;
}

/** The named classes of POSIX, in the C locale, as git's wildmatch.c knows them. */
const namedClasses: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /\p{Cc}/u,
  digit: /[0-9]/,
  graph: /[\x21-\x7e]/,
  lower: /[a-z]/,
  print: /[\x20-\x7e]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\s]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};

function classAt(
  codes: readonly string[],
  start: number,
): { readonly token: Token; readonly end: number } | undefined {
  let index = start + 1;
  const inverted = codes[index] === "!" || codes[index] === "^";
  if (inverted) index += 1;
  const tests: ((code: string) => boolean)[] = [];
  for (const first = index; index < codes.length; index += 1) {
    let code = codes[index] ?? "";
    if (code === "]" && index > first) {
      const holds = (candidate: string) => tests.some((test) => test(candidate)) !== inverted;
      return { token: { kind: "class", holds }, end: index };
    }
    const named = code === "[" && codes[index + 1] === ":" ? namedClassAt(codes, index) : undefined;
    if (named !== undefined) {
      tests.push((candidate) => named.pattern.test(candidate));
      index = named.end;
      continue;
    }
    if (code === "\\") {
      index += 1;
      code = codes[index] ?? "";
    }
    const high = rangeEnd(codes, index);
    if (high === undefined) {
      tests.push((candidate) => candidate === code);
      continue;
    }
    index = high.end;
    tests.push((candidate) => candidate >= code && candidate <= high.code);
  }
  return undefined;
}

function namedClassAt(
  codes: readonly string[],
  start: number,
): { readonly pattern: RegExp; readonly end: number } | undefined {
  const close = codes.indexOf("]", start);
  if (close < 0 || codes[close - 1] !== ":") return undefined;
  const pattern = namedClasses[codes.slice(start + 2, close - 1).join("")];
  return pattern === undefined ? undefined : { pattern, end: close };
}

function rangeEnd(
  codes: readonly string[],
  index: number,
): { readonly code: string; readonly end: number } | undefined {
  if (codes[index + 1] !== "-") return undefined;
  const escaped = codes[index + 2] === "\\";
  const end = index + (escaped ? 3 : 2);
  const code = codes[end];
  return code === undefined || (code === "]" && !escaped) ? undefined : { code, end };
}

/**
 * The usual two-pointer match of wildcards: only the last `**` is ever gone back to, so that the steps are
 * bounded by the product of the lengths.
 */
function matchesPath(parts: readonly PatternPart[], path: readonly string[]): boolean {
  return matchesWildcards(
    parts.length,
    path.length,
    (index) => parts[index] === "deep",
    (index, at) => {
      const part = parts[index];
      return part !== undefined && part !== "deep" && matchesName(part, path[at] ?? "");
    },
  );
}

function matchesName(tokens: readonly Token[], name: string): boolean {
  const codes = [...name];
  return matchesWildcards(
    tokens.length,
    codes.length,
    (index) => tokens[index]?.kind === "star",
    (index, at) => matchesToken(tokens[index], codes[at] ?? ""),
  );
}

function matchesToken(token: Token | undefined, code: string): boolean {
  switch (token?.kind) {
    case "literal":
      return token.code === code;
    case "any":
      return true;
    case "class":
      return token.holds(code);
    default:
      return false;
  }
}

function matchesWildcards(
  patternLength: number,
  length: number,
  isWild: (index: number) => boolean,
  matches: (index: number, at: number) => boolean,
): boolean {
  let index = 0;
  let at = 0;
  let wild = -1;
  let resume = 0;
  while (at < length) {
    if (index < patternLength && isWild(index)) {
      wild = index;
      resume = at;
      index += 1;
    } else if (index < patternLength && matches(index, at)) {
      index += 1;
      at += 1;
    } else if (wild >= 0) {
      resume += 1;
      at = resume;
      index = wild + 1;
    } else {
      return false;
    }
  }
  while (index < patternLength && isWild(index)) index += 1;
  return index === patternLength;
}
