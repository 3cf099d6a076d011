/** What a project says about one of its dependencies. */
export interface DependencyFact {
  /** Normalised as PEP 503 says: lower case, runs of `-_.` are one `-`. */
  readonly name: string;
  /** A PEP 440 specifier set as written (`>=2.1,<3`, `==2.6.0`); empty for any version. */
  readonly specifier: string;
  /** The file that says it, as the host names it. */
  readonly path: string;
  /** Zero-based line in that file. */
  readonly line: number;
}

/** Whether a project's version of a library can lie below a bound. */
export type VersionAnswer = "below" | "at-least" | "either" | "unknown";

/** What is known of a project as a whole: computed once for a root, handed to every rule. */
export interface ProjectFacts {
  /** The project's root, as the host names it. */
  readonly root: string;
  dependency(name: string): DependencyFact | undefined;
  /**
   * below: every version that the project allows is lower than `version`; at-least: none is;
   * either: both occur; unknown: nothing says which version is used.
   */
  versionAgainst(name: string, version: string): VersionAnswer;
  /** Whether a path, relative to a document or to the root, names something in the workspace. */
  exists(path: string, from: string): boolean;
  /**
   * Rules are synchronous and the disk is not: what nobody asked for before is answered with
   * `unknown`, `undefined` or `false`, and noted. After this, every question asked so far is
   * answered truly; the engine then runs the rules again where an answer has changed.
   */
  settle?(): Promise<void>;
}

/** For documents without a project: nothing is known. */
export const noProject: ProjectFacts = {
  root: "",
  dependency: () => undefined,
  versionAgainst: () => "unknown",
  exists: () => false,
};
