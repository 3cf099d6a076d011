import type { Severity } from "../../finding/finding.ts";
import { nameOf, relativePath } from "../../host/paths.ts";
import type { AnyRule, RuleOptions } from "../../rules/rule.ts";
import { compilePatterns, type PathPatterns } from "../../syntax/gitignore/patterns.ts";
import type { Baseline } from "../baseline/baseline.ts";
import type { ConfiguredSuppression, FileSettings, RuleSetting } from "../settings.ts";
import type {
  Configuration,
  ConfigurationLayer,
  ConfigurationOverrides,
  FailOn,
  OptionValue,
  RuleChoice,
  SuppressEntry,
} from "./model.ts";
import { isNamed, isSelected } from "./selection.ts";

/** Settings of files under one chain of configuration files. */
export interface SettingsMaker {
  settingsFor(path: string): FileSettings;
  excludes(path: string, directory: boolean): boolean;
  readonly failOn: FailOn;
}

export interface SettingsParts {
  readonly overrides: ConfigurationOverrides;
  readonly baseline?: Baseline;
}

/** `layers`: what is extended first, the nearest file last. Patterns are relative to their own file. */
export function createSettingsMaker(
  layers: readonly ConfigurationLayer[],
  rules: readonly AnyRule[],
  { overrides, baseline }: SettingsParts,
): SettingsMaker {
  const matchers = layers.map(matchersOf);
  const made = new Map<string, FileSettings>();
  return {
    failOn: overrides.failOn ?? last(layers, (configuration) => configuration.failOn) ?? "warning",
    excludes: (path, directory) => matchers.some((layer) => layer.excludes(path, directory)),
    settingsFor(path) {
      const choices = matchers.flatMap((layer) => layer.overridesFor(path));
      const suppressed = matchers.map((layer) => layer.suppressionsFor(path));
      // Most files of a project share one answer: settings are made once for each set of entries.
      const key = JSON.stringify([
        choices.map((choice) => choice.key),
        suppressed.map((entries) => entries.map((entry) => entry.origin)),
      ]);
      const known = made.get(key);
      if (known !== undefined) return known;
      const settings = settingsOf({
        layers,
        rules,
        overrides,
        choices: choices.map((choice) => choice.choice),
        suppressions: suppressed.flat(),
      });
      const whole = baseline === undefined ? settings : { ...settings, baseline };
      made.set(key, whole);
      return whole;
    },
  };
}

/** How messages name an entry: `loadline.toml:12`. */
export function originOf(file: string, entry: SuppressEntry): string {
  return `${nameOf(file)}:${entry.line + 1}`;
}

interface LayerMatchers {
  excludes(path: string, directory: boolean): boolean;
  overridesFor(path: string): readonly { readonly key: string; readonly choice: RuleChoice }[];
  suppressionsFor(path: string): readonly ConfiguredSuppression[];
}

function matchersOf({ path: file, folder, configuration }: ConfigurationLayer): LayerMatchers {
  const exclude = compilePatterns(configuration.exclude);
  const overrides = configuration.overrides.map((override, index) => ({
    patterns: compilePatterns(override.paths),
    entry: { key: `${file}:${index}`, choice: override },
  }));
  const suppress = configuration.suppress.map((entry) => ({
    patterns: entry.paths.length === 0 ? undefined : compilePatterns(entry.paths),
    entry: {
      rules: entry.rules,
      reason: entry.reason,
      ...(entry.until === undefined ? {} : { until: entry.until }),
      ...(entry.sha256 === undefined ? {} : { sha256: entry.sha256 }),
      origin: originOf(file, entry),
    },
  }));
  const matches = (patterns: PathPatterns, path: string, directory = false) =>
    patterns.covers(relativePath(folder, path), directory);
  return {
    excludes: (path, directory) => matches(exclude, path, directory),
    overridesFor: (path) =>
      overrides.filter(({ patterns }) => matches(patterns, path)).map(({ entry }) => entry),
    suppressionsFor: (path) =>
      suppress
        .filter(({ patterns }) => patterns === undefined || matches(patterns, path))
        .map(({ entry }) => entry),
  };
}

interface Ingredients {
  readonly layers: readonly ConfigurationLayer[];
  readonly rules: readonly AnyRule[];
  readonly overrides: ConfigurationOverrides;
  /** Of the overrides that match the file, in order. */
  readonly choices: readonly RuleChoice[];
  readonly suppressions: readonly ConfiguredSuppression[];
}

function settingsOf({ layers, rules, overrides, choices, suppressions }: Ingredients): FileSettings {
  const select = overrides.select ?? last(layers, (configuration) => configuration.select);
  const ignore =
    overrides.select === undefined ? layers.flatMap((layer) => layer.configuration.ignore ?? []) : [];
  const strict = last(layers, (configuration) => configuration.profile) === "strict";
  const all: readonly RuleChoice[] = [...layers.map((layer) => layer.configuration), ...choices];
  const settings = new Map<string, RuleSetting>();
  for (const rule of rules) {
    let on = isSelected(rule, select, ignore);
    for (const choice of choices) {
      if (isNamed(choice.select ?? [], rule)) on = true;
      if (isNamed(choice.ignore ?? [], rule)) on = false;
    }
    if (isNamed(overrides.ignore ?? [], rule)) on = false;
    if (on) settings.set(rule.id, settingOf(rule, all, strict));
  }
  return {
    rules: settings,
    minSeverity:
      overrides.minSeverity ?? last(layers, (configuration) => configuration.minSeverity) ?? "hint",
    foreignSuppressions: last(layers, (configuration) => configuration.foreignSuppressions) ?? true,
    suppressions: suppressions.map((entry) => ({ ...entry, rules: idsOf(entry.rules, rules) })),
    ...organizationOf(layers),
    ...policyOf(layers),
  };
}

/** Key by key, as with other tables: a nearer file adds what the extended one leaves open. */
function organizationOf(layers: readonly ConfigurationLayer[]): Pick<FileSettings, "organization"> {
  const stated = layers.flatMap(({ configuration }) => configuration.organization ?? []);
  return stated.length === 0 ? {} : { organization: Object.assign({ territory: [] }, ...stated) };
}

/** The nearest `allow` counts; what is denied, and the waivers, add up. */
function policyOf(layers: readonly ConfigurationLayer[]): Pick<FileSettings, "policy"> {
  const stated = layers.filter(({ configuration }) => configuration.licenses !== undefined);
  if (stated.length === 0) return {};
  const allow = last(layers, (configuration) => configuration.licenses?.allow);
  return {
    policy: {
      ...(allow === undefined ? {} : { allow }),
      deny: stated.flatMap(({ configuration }) => configuration.licenses?.deny ?? []),
      waivers: stated.flatMap(({ path, configuration }) =>
        (configuration.licenses?.waivers ?? []).map(({ line, ...waiver }) => ({
          ...waiver,
          origin: `${nameOf(path)}:${line + 1}`,
        })),
      ),
    },
  };
}

function settingOf(rule: AnyRule, choices: readonly RuleChoice[], strict: boolean): RuleSetting {
  const severity = severityOf(rule, choices);
  return {
    ...(severity === undefined ? {} : { severity }),
    ...(strict && severity === undefined ? { raise: true } : {}),
    options: optionsOf(rule, choices),
  };
}

function severityOf(rule: AnyRule, choices: readonly RuleChoice[]): Severity | undefined {
  const stated = [...choices].reverse().map((choice) => choice.severity);
  const byId = stated.find((table) => table?.[rule.id] !== undefined)?.[rule.id];
  return byId ?? stated.find((table) => table?.[rule.area] !== undefined)?.[rule.area];
}

function optionsOf(rule: AnyRule, choices: readonly RuleChoice[]): RuleOptions {
  const options: Record<string, OptionValue> = {};
  for (const [name, option] of Object.entries(rule.options ?? {})) options[name] = option.default;
  for (const choice of choices) Object.assign(options, choice.rules?.[rule.id]);
  return options;
}

/** Suppressions name rules by id only when they reach the engine. */
export function idsOf(selectors: readonly string[], rules: readonly AnyRule[]): readonly string[] {
  if (selectors.includes("all")) return [];
  const named = rules.filter((rule) => selectors.includes(rule.id) || selectors.includes(rule.area));
  // An area without rules must not become the empty list, which means all rules.
  return named.length === 0 ? selectors : named.map((rule) => rule.id);
}

function last<T>(
  layers: readonly ConfigurationLayer[],
  of: (configuration: Configuration) => T | undefined,
): T | undefined {
  for (let index = layers.length - 1; index >= 0; index -= 1) {
    const layer = layers[index];
    const value = layer === undefined ? undefined : of(layer.configuration);
    if (value !== undefined) return value;
  }
  return undefined;
}
