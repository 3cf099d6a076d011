import type { Severity } from "../finding/finding.ts";
import type { LicensePolicy, LicenseWaiver, Organization, RuleOptions } from "../rules/rule.ts";
import type { Baseline } from "./baseline/baseline.ts";

/** How one rule stands for one file. */
export interface RuleSetting {
  /** What the configuration says instead of the rule's (or the report's) own severity. */
  readonly severity?: Severity;
  /** The strict profile: each finding counts one severity higher than the rule (or the report) says. */
  readonly raise?: boolean;
  /** Every option of the rule, defaults filled in. */
  readonly options: RuleOptions;
}

/** A suppression that stands in the configuration and applies to a file (paths are matched already). */
export interface ConfiguredSuppression {
  /** Rule ids; empty for all rules. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** A date, `2027-01-31`: from the day after, it suppresses nothing and is reported. */
  readonly until?: string;
  /** Lower-case hexadecimal digest of the file that it speaks of. */
  readonly sha256?: string;
  /** Names it in messages: `loadline.toml:12`. */
  readonly origin: string;
}

/** All that the configuration says for one file: plain data. */
export interface FileSettings {
  /** The rules that run, by id. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Lesser findings are dropped. */
  readonly minSeverity: Severity;
  /** Whether `# nosec` and `# noqa` of the rules a rule answers to count. */
  readonly foreignSuppressions: boolean;
  readonly suppressions: readonly ConfiguredSuppression[];
  /** Findings that are known and not reported again. */
  readonly baseline?: Baseline;
  readonly organization?: Organization;
  readonly policy?: ConfiguredPolicy;
}

/** As the configuration says it; whether a waiver still counts is known on the day of the run. */
export interface ConfiguredPolicy extends Omit<LicensePolicy, "waivers"> {
  readonly waivers: readonly Omit<LicenseWaiver, "expired">[];
}
