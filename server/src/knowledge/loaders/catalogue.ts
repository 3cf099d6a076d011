import { nameMatches } from "../../text/qualified-names.ts";
import { frameworkLoaders } from "./frameworks.ts";
import type { Loader, LoaderFamily } from "./loader.ts";
import { nativeLoaders, networkLoaders, toolLoaders } from "./native.ts";
import { numpyLoaders, pickleLoaders } from "./pickles.ts";
import { torchLoaders } from "./torch.ts";
import { yamlLoaders } from "./yaml.ts";

/**
 * The catalogue of callables that can run code from what they load.
 *
 * Facts were taken from the documentation and the sources that each row names, last looked at on
 * 2026-11-23. Adding a library is adding rows: the rules, their triggers and the corpus of examples
 * are made from this table.
 */
export const loaders: readonly Loader[] = [
  ...pickleLoaders,
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

/** The row that a qualified name belongs to: an exact name before a pattern. */
export function loaderNamed(name: string, family: LoaderFamily): Loader | undefined {
  const rows = loadersOf(family);
  return (
    rows.find((loader) => loader.names.includes(name)) ??
    rows.find((loader) => loader.names.some((pattern) => nameMatches(pattern, name)))
  );
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
