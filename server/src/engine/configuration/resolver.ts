import type { Host } from "../../host/host.ts";
import { joinPath, parentOf } from "../../host/paths.ts";
import type { AnyRule } from "../../rules/rule.ts";
import type { Baseline } from "../baseline/baseline.ts";
import { readBaseline } from "../baseline/read.ts";
import type { FileSettings } from "../settings.ts";
import { type ConfigurationChain, createChainReader } from "./chain.ts";
import type { ConfigurationLayer, ConfigurationOverrides, FailOn } from "./model.ts";
import type { ConfigurationProblem } from "./problem.ts";
import { createSettingsMaker, type SettingsMaker } from "./settings.ts";

export interface ResolverOptions {
  readonly rules: readonly AnyRule[];
  readonly overrides?: ConfigurationOverrides;
  /** One configuration file for everything, instead of the nearest one. */
  readonly configurationPath?: string;
}

/** All that the configuration says of one file. */
export interface ResolvedSettings {
  readonly settings: FileSettings;
  readonly failOn: FailOn;
  /** Its configuration's `exclude` matches: it is not to be checked. */
  readonly excluded: boolean;
  /** What is wrong in its configuration; the settings are then those of the parts that are right. */
  readonly problems: readonly ConfigurationProblem[];
  /** The nearest configuration file; absent where there is none. */
  readonly source?: string;
}

/**
 * Finds, reads and caches configurations, for the command line and the language server alike.
 *
 * The nearest `loadline.toml`, or `pyproject.toml` with `[tool.loadline]`, counts; of both in one folder
 * the first. The search goes up to the root of the git repository, so that what lies around a
 * checkout does not change its result. No method throws.
 */
export interface ConfigurationResolver {
  settingsFor(path: string): Promise<ResolvedSettings>;
  /** Whether a walk leaves out a folder or a file. */
  excludes(path: string, directory: boolean): Promise<boolean>;
  /** Every configuration that was found so far, with what it extends (first) and itself (last). */
  found(): Promise<readonly (readonly ConfigurationLayer[])[]>;
  /** Every baseline that was read so far. */
  baselines(): Promise<readonly Baseline[]>;
  /** Whether a file is one that a configuration names as its baseline, there or not. */
  isBaseline(path: string): boolean;
  /** A configuration file has changed, come or gone (or anything may have): reads anew from now on. */
  invalidate(path?: string): void;
}

export function createConfigurationResolver(host: Host, options: ResolverOptions): ConfigurationResolver {
  const chains = createChainReader(host, options.rules);
  const makers = new Map<string, Promise<Found>>();
  const overrides = options.overrides ?? {};
  const named = new Set<string>();
  let bare: Promise<Found> | undefined;

  async function foundOf(chain: ConfigurationChain): Promise<Found> {
    const path = baselinePathOf(chain.layers, overrides);
    if (path !== undefined) named.add(path);
    const { baseline, problems } = await baselineOf(host, chain.layers, overrides);
    const parts = { overrides, ...(baseline === undefined ? {} : { baseline }) };
    const maker = createSettingsMaker(chain.layers, options.rules, parts);
    const found = { maker, problems: [...chain.problems, ...problems], layers: chain.layers };
    return baseline === undefined ? found : { ...found, baseline };
  }

  async function makerOf(file: string): Promise<Found> {
    return { ...(await foundOf(await chains.read(file))), source: file };
  }

  function bareMaker(): Promise<Found> {
    bare ??= foundOf({ layers: [], problems: [] });
    return bare;
  }

  async function search(folder: string): Promise<Found> {
    const file = await chains.configurationIn(folder);
    if (file !== undefined) return makerOf(file);
    const parent = (await host.stat(joinPath(folder, ".git"))).ok ? undefined : parentOf(folder);
    return parent === undefined ? bareMaker() : nearest(parent);
  }

  function nearest(folder: string): Promise<Found> {
    const key = options.configurationPath ?? folder;
    const known = makers.get(key);
    if (known !== undefined) return known;
    const found = options.configurationPath === undefined ? search(folder) : makerOf(key);
    makers.set(key, found);
    return found;
  }

  return {
    async settingsFor(path) {
      const { maker, problems, source } = await nearest(parentOf(path) ?? path);
      return {
        settings: maker.settingsFor(path),
        failOn: maker.failOn,
        excluded: maker.excludes(path, false),
        problems,
        ...(source === undefined ? {} : { source }),
      };
    },
    async excludes(path, directory) {
      const { maker } = await nearest(parentOf(path) ?? path);
      return maker.excludes(path, directory);
    },
    async found() {
      const all = await Promise.all(makers.values());
      return [...new Set(all.map(({ layers }) => layers))].filter((layers) => layers.length > 0);
    },
    async baselines() {
      const all = await Promise.all([...makers.values(), ...(bare === undefined ? [] : [bare])]);
      const read = all.flatMap(({ baseline }) => baseline ?? []);
      return [...new Map(read.map((baseline) => [baseline.path, baseline])).values()];
    },
    isBaseline: (path) => named.has(path),
    invalidate() {
      // A change of one file may concern every file below it and all that extends it: reading anew is cheap.
      makers.clear();
      bare = undefined;
      chains.clear();
    },
  };
}

function baselineLayer(layers: readonly ConfigurationLayer[]): ConfigurationLayer | undefined {
  return layers.findLast(({ configuration }) => configuration.baseline !== undefined);
}

function baselinePathOf(
  layers: readonly ConfigurationLayer[],
  overrides: ConfigurationOverrides,
): string | undefined {
  if (overrides.baseline !== undefined) return overrides.baseline;
  const layer = baselineLayer(layers);
  const named = layer?.configuration.baseline;
  return layer === undefined || named === undefined ? undefined : joinPath(layer.folder, named.path);
}

/** The nearest file's baseline counts; what is wrong with it is a problem of the line that names it. */
async function baselineOf(
  host: Host,
  layers: readonly ConfigurationLayer[],
  overrides: ConfigurationOverrides,
): Promise<{ readonly baseline?: Baseline; readonly problems: readonly ConfigurationProblem[] }> {
  const path = baselinePathOf(layers, overrides);
  if (path === undefined) return { problems: [] };
  const read = await readBaseline(host, path);
  if (read.ok) return { baseline: read.baseline, problems: [] };
  const layer = baselineLayer(layers);
  const named = layer?.configuration.baseline;
  // Whoever gives it as an override has read it before, and said what is wrong.
  if (overrides.baseline !== undefined || layer === undefined || named === undefined) return { problems: [] };
  const message = `\`${named.path}\` cannot be used as baseline: ${read.why}. \`loadline check --write-baseline ${named.path}\` writes one.`;
  return { problems: [{ path: layer.path, range: named.range, message }] };
}

interface Found {
  readonly maker: SettingsMaker;
  readonly problems: readonly ConfigurationProblem[];
  readonly source?: string;
  readonly layers: readonly ConfigurationLayer[];
  readonly baseline?: Baseline;
}

export type { ConfigurationOverrides, ConfigurationProblem };
