import type { Place } from "../../finding/finding.ts";
import type { Problem } from "../../host/problem.ts";
import type { Span } from "../../text/span.ts";

/** Something that was not read: the whole file, a member, a statement. */
export interface ReadProblemFact {
  readonly kind: "read-problem";
  readonly problem: Problem;
  readonly place: Place;
  /** The whole file, or only a part, is left unchecked. */
  readonly scope: "file" | "part";
}

/** How a suppression stands after all rules have run. */
export type SuppressionState = "unused" | "unknown-rule" | "no-rule" | "no-reason" | "expired";

/** A suppression that does not do what it says. Made by the engine after the other rules have run. */
export interface SuppressionFact {
  readonly kind: "suppression";
  readonly state: SuppressionState;
  readonly place: Place;
  /** The rule ids it names. */
  readonly rules: readonly string[];
  /** For one in the configuration: `loadline.toml:12`, and its last day. */
  readonly origin?: string;
  readonly until?: string;
  /** What to delete to be rid of it, where it is a comment of its own. */
  readonly removal?: Span;
}
