// `ignore` implements gitignore(5) and is tested against git itself.
import ignore from "ignore";

/** Answers for paths relative to the folder that the patterns belong to, with forward slashes and no `./`. */
export interface PathPatterns {
  /** undefined: no pattern speaks of the path; a negated pattern (`!keep.py`) answers false. */
  test(relativePath: string, directory: boolean): boolean | undefined;
}

/**
 * Compiles patterns of gitignore(5): a list, or the text of a `.gitignore` file.
 *
 * Unlike git, letters are told apart by case on every system, so that a result does not depend on the machine.
 */
export function compilePatterns(patterns: string | readonly string[]): PathPatterns {
  const matcher = ignore({ ignorecase: false, allowRelativePaths: false }).add(patterns);
  return {
    test(relativePath, directory) {
      if (relativePath === "" || relativePath === "." || !ignore.isPathValid(relativePath)) return undefined;
      const result = matcher.test(directory ? `${relativePath}/` : relativePath);
      if (result.ignored) return true;
      return result.unignored ? false : undefined;
    },
  };
}
