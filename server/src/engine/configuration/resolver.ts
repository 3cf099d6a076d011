import type { Severity } from "../../finding/finding.ts";
import type { Host } from "../../host/host.ts";
import type { AnyRule } from "../../rules/rule.ts";
import type { FileSettings } from "../settings.ts";
import type { ConfigurationProblem } from "./problem.ts";

/** What the program (its arguments, an editor's settings) says over every configuration file. */
export interface ConfigurationOverrides {
  /** Rule ids, areas or `all`: takes the place of `select` and `ignore` of the files. */
  readonly select?: readonly string[];
  /** Added to `ignore` of the files. */
  readonly ignore?: readonly string[];
  readonly minSeverity?: Severity;
  readonly failOn?: Severity | "never";
}

export interface ResolverOptions {
  readonly rules: readonly AnyRule[];
  readonly overrides?: ConfigurationOverrides;
  /** One configuration file for everything, instead of the nearest one. */
  readonly configurationPath?: string;
}

/** All that the configuration says of one file. */
export interface ResolvedSettings {
  readonly settings: FileSettings;
  readonly failOn: Severity | "never";
  /** Its configuration's `exclude` matches: it is not to be checked. */
  readonly excluded: boolean;
  /** What is wrong in its configuration; the settings are then those of the parts that are right. */
  readonly problems: readonly ConfigurationProblem[];
  /** The nearest configuration file; absent where there is none. */
  readonly source?: string;
}

/**
 * Finds, reads and caches configurations, for the command line and the language server alike.
 * No method throws.
 */
export interface ConfigurationResolver {
  settingsFor(path: string): Promise<ResolvedSettings>;
  /** Whether a walk leaves out a folder or a file. */
  excludes(path: string, directory: boolean): Promise<boolean>;
  /** Forgets what was read from a configuration file, or everything. */
  invalidate(path?: string): void;
}

export function createConfigurationResolver(_host: Host, _options: ResolverOptions): ConfigurationResolver {
  throw new Error("not yet");
}
