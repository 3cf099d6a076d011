import type { Severity } from "../../finding/finding.ts";
import type { Range } from "../../text/span.ts";

/** The least severity that makes a run fail. */
export type FailOn = Severity | "never";

/** default: every rule that is not opt-in, as it says itself; strict: the same, each finding one severity higher. */
export type Profile = "default" | "strict";

export type OptionValue = string | number | boolean | readonly string[];

/** Which rules run, and how: at the top of a configuration, and in each of its overrides. */
export interface RuleChoice {
  /** Rule ids, areas or `all`. */
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  /** By rule id or area. */
  readonly severity?: Readonly<Record<string, Severity>>;
  /** Options by rule id. */
  readonly rules?: Readonly<Record<string, Readonly<Record<string, OptionValue>>>>;
}

export interface Override extends RuleChoice {
  /** Patterns of gitignore(5), relative to the folder of the file that holds them. */
  readonly paths: readonly string[];
}

export interface SuppressEntry {
  /** Patterns of gitignore(5); empty for every path. */
  readonly paths: readonly string[];
  /** Rule ids, areas or `all`; empty for all rules. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** `2027-01-31` */
  readonly until?: string;
  /** Lower case. */
  readonly sha256?: string;
  /** Zero-based, in the file that holds the entry. */
  readonly line: number;
}

/** `[organization]`, as written. */
export interface OrganizationTable {
  readonly territory?: readonly string[];
  readonly monthlyUsers?: number;
  readonly annualRevenueUsd?: number;
  readonly commercial?: boolean;
}

export interface WaiverEntry {
  readonly subjects: readonly string[];
  readonly licenses: readonly string[];
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
  /** Zero-based, in the file that holds the entry. */
  readonly line: number;
}

/** `[licenses]`, as written. */
export interface LicensesTable {
  readonly allow?: readonly string[];
  readonly deny: readonly string[];
  readonly waivers: readonly WaiverEntry[];
}

/** A file named by `extends` or `baseline`, and where it is named. */
export interface ExtendedFile {
  readonly path: string;
  readonly range: Range;
}

/** One configuration file, as written. */
export interface Configuration extends RuleChoice {
  readonly extends: readonly ExtendedFile[];
  readonly profile?: Profile;
  readonly exclude: readonly string[];
  readonly minSeverity?: Severity;
  readonly failOn?: FailOn;
  readonly foreignSuppressions?: boolean;
  /** As written, relative to the folder of the file that holds it, and where it is written. */
  readonly baseline?: ExtendedFile;
  readonly overrides: readonly Override[];
  readonly suppress: readonly SuppressEntry[];
  readonly organization?: OrganizationTable;
  readonly licenses?: LicensesTable;
}

export const emptyConfiguration: Configuration = { extends: [], exclude: [], overrides: [], suppress: [] };

/** A configuration file with the folder that its patterns are relative to. */
export interface ConfigurationLayer {
  readonly path: string;
  readonly folder: string;
  readonly configuration: Configuration;
}

/** What the program (its arguments, an editor's settings) says over every configuration file. */
export interface ConfigurationOverrides {
  /** Rule ids, areas or `all`: takes the place of `select` and `ignore` of the files. */
  readonly select?: readonly string[];
  /** Added to `ignore` of the files. */
  readonly ignore?: readonly string[];
  /** The path of a baseline, as the host names it: takes the place of those of the files. One that is not there knows nothing. */
  readonly baseline?: string;
  readonly minSeverity?: Severity;
  readonly failOn?: FailOn;
}
