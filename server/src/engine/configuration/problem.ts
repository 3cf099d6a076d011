import type { Range } from "../../text/span.ts";

/** Something wrong in a configuration file: an error with its place, never a shrug. */
export interface ConfigurationProblem {
  /** The file that is wrong, as the host names it. */
  readonly path: string;
  /** Zero-based, UTF-16. */
  readonly range: Range;
  /** A sentence for a person, with the suggestion where there is one. */
  readonly message: string;
}
