import { nameMatches } from "../../text/qualified-names.ts";
import { frameworkLoaders } from "./frameworks.ts";
import type { Loader, LoaderFamily } from "./loader.ts";
import { nativeLoaders, networkLoaders, toolLoaders } from "./native.ts";
import { numpyLoaders, pickleLoaders } from "./pickles.ts";
import { torchLoaders } from "./torch.ts";
import { wrappedPickleLoaders } from "./wrapped-pickles.ts";
import { yamlLoaders } from "./yaml.ts";

/**
 * The catalogue of callables that can run code from what they load.
 *
 * A row with `checked` was compared with its source on that day; one without is from general
 * knowledge and still to be verified. Adding a library is adding rows: the rules, their triggers and
 * the corpus of examples are made from this table.
 */
export const loaders: readonly Loader[] = [
  ...pickleLoaders,
  ...wrappedPickleLoaders,
  ...numpyLoaders,
  ...torchLoaders,
  ...yamlLoaders,
  ...frameworkLoaders,
  ...nativeLoaders,
  ...networkLoaders,
  ...toolLoaders,
];

/** The rows of one rule. */
export function loadersOf(family: LoaderFamily): readonly Loader[] {
  return loaders.filter((loader) => loader.family === family);
}

/** Exact names of a family, and its rows with patterns: made at the first question. */
interface FamilyIndex {
  readonly exact: ReadonlyMap<string, Loader>;
  readonly patterns: readonly (readonly [string, Loader])[];
}

const indexes = new Map<LoaderFamily, FamilyIndex>();

function indexOf(family: LoaderFamily): FamilyIndex {
  const known = indexes.get(family);
  if (known !== undefined) return known;
  const pairs = loadersOf(family).flatMap((loader) => loader.names.map((name) => [name, loader] as const));
  const made = {
    exact: new Map(pairs.filter(([name]) => !name.includes("*"))),
    patterns: pairs.filter(([name]) => name.includes("*")),
  };
  indexes.set(family, made);
  return made;
}

/** The row that a qualified name belongs to: an exact name before a pattern. */
export function loaderNamed(name: string, family: LoaderFamily): Loader | undefined {
  const { exact, patterns } = indexOf(family);
  return exact.get(name) ?? patterns.find(([pattern]) => nameMatches(pattern, name))?.[1];
}

/** Every row that a qualified name belongs to: of switches that a library has, each is a row. */
export function loadersNamed(name: string, family: LoaderFamily): readonly Loader[] {
  const exact = indexOf(family).exact.get(name);
  const { patterns } = indexOf(family);
  const matching = patterns.filter(([pattern]) => nameMatches(pattern, name)).map(([, loader]) => loader);
  return exact === undefined ? matching : [exact, ...matching];
}

/** What a rule listens to: exact names, and `package.*` where a pattern has a star. */
export function listenedNames(family: LoaderFamily): readonly string[] {
  const names = loadersOf(family).flatMap((loader) => loader.names);
  return [...new Set(names.map(listenedName))];
}

/** What a text must have for the rule to look at it. */
export function triggersOf(family: LoaderFamily): readonly string[] {
  return [...new Set(loadersOf(family).flatMap((loader) => loader.triggers))];
}

function listenedName(pattern: string): string {
  const star = pattern.indexOf("*");
  return star === -1 ? pattern : `${pattern.slice(0, star)}*`;
}
