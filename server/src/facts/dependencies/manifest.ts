import type { DependencyFact } from "../project.ts";

/** What a file says of a project's dependencies. */
export interface Manifest {
  readonly dependencies: readonly DependencyFact[];
  /** Other files that belong to it, as written. */
  readonly includes: readonly string[];
}
