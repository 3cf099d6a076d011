import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createConfigurationResolver } from "../../server/src/engine/configuration/resolver.ts";
import { createEngine, type DocumentEnvironment, type Engine } from "../../server/src/engine/engine.ts";
import { openProject } from "../../server/src/engine/project.ts";
import { rules } from "../../server/src/engine/registry.generated.ts";
import type { FileResult } from "../../server/src/engine/result.ts";
import type { FileSettings } from "../../server/src/engine/settings.ts";
import type { Grammars } from "../../server/src/host/grammars.ts";
import type { Host } from "../../server/src/host/host.ts";
import { defaultLimits } from "../../server/src/host/limits.ts";
import { memoryHost } from "../../server/src/hosts/memory/memory-host.ts";
import type { AnyRule, RuleOptions } from "../../server/src/rules/rule.ts";

/** The grammars of the checkout, each read once for a test run. */
export const testGrammars: Grammars = {
  read: async (file) => readFile(fileURLToPath(new URL(`../../grammars/${file}`, import.meta.url))),
};

export function testEnvironment(host: Host): DocumentEnvironment {
  return { host, grammars: testGrammars, limits: defaultLimits };
}

function defaultOptions(rule: AnyRule): RuleOptions {
  return Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]),
  );
}

/** Every rule that is on without a configuration. */
export function defaultSettings(changes: Partial<FileSettings> = {}): FileSettings {
  const on = rules.filter((rule) => rule.optIn !== true);
  return {
    rules: new Map(on.map((rule) => [rule.id, { options: defaultOptions(rule) }])),
    minSeverity: "hint",
    foreignSuppressions: true,
    suppressions: [],
    ...changes,
  };
}

export interface Workspace {
  readonly host: Host;
  readonly engine: Engine;
  check(path: string, settings?: FileSettings): Promise<FileResult>;
}

/** A folder in memory, as the engine sees one. Paths are absolute: `/project/load.py`. */
export function workspace(files: Readonly<Record<string, string | Uint8Array>>): Workspace {
  const host = memoryHost(files);
  const engine = createEngine(testEnvironment(host));
  // A configuration among the files counts, as it does on a disk.
  const isConfigured = Object.keys(files).some((path) => path.endsWith("/loadline.toml"));
  const resolver = isConfigured ? createConfigurationResolver(host, { rules, overrides: {} }) : undefined;
  const own = async (path: string): Promise<FileSettings> => {
    if (resolver === undefined) return defaultSettings();
    const { settings, problems } = await resolver.settingsFor(path);
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
    return settings;
  };
  return {
    host,
    engine,
    check: async (path, settings) =>
      engine.checkFile(path, settings ?? (await own(path)), await openProject(host, path, testGrammars)),
  };
}
