import { nameMatches } from "../../text/qualified-names.ts";
import { agentTools } from "./agent-tools.ts";
import { checkpointLoaders } from "./checkpoint-libraries.ts";
import { explainingLoaders } from "./explaining-libraries.ts";
import { forecastLoaders } from "./forecast-libraries.ts";
import { frameworkLoaders } from "./frameworks.ts";
import type { Loader, LoaderFamily } from "./loader.ts";
import { nativeLoaders, networkLoaders, toolLoaders } from "./native.ts";
import { numpyLoaders, pickleLoaders } from "./pickles.ts";
import { messageLoaders } from "./process-messages.ts";
import { researchLoaders } from "./research-libraries.ts";
import { resumedRunLoaders } from "./resumed-runs.ts";
import { scienceLoaders } from "./science-libraries.ts";
import { storeLoaders } from "./stores.ts";
import { torchLoaders } from "./torch.ts";
import { visionSpeechLoaders } from "./vision-speech-libraries.ts";
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
  ...scienceLoaders,
  ...storeLoaders,
  ...numpyLoaders,
  ...torchLoaders,
  ...resumedRunLoaders,
  ...yamlLoaders,
  ...frameworkLoaders,
  ...researchLoaders,
  ...forecastLoaders,
  ...explainingLoaders,
  ...visionSpeechLoaders,
  ...checkpointLoaders,
  ...nativeLoaders,
  ...networkLoaders,
  ...messageLoaders,
  ...toolLoaders,
  ...agentTools,
];

/** The rows of one rule. */
export function loadersOf(family: LoaderFamily): readonly Loader[] {
  return loaders.filter((loader) => loader.family === family);
}

/** Exact names of a family, and its rows with patterns: made at the first question. */
interface FamilyIndex {
  readonly exact: ReadonlyMap<string, readonly Loader[]>;
  readonly patterns: readonly (readonly [string, Loader])[];
}

const indexes = new Map<LoaderFamily, FamilyIndex>();

function indexOf(family: LoaderFamily): FamilyIndex {
  const known = indexes.get(family);
  if (known !== undefined) return known;
  const pairs = loadersOf(family).flatMap((loader) => loader.names.map((name) => [name, loader] as const));
  const exact = new Map<string, Loader[]>();
  for (const [name, loader] of pairs) {
    const rows = exact.get(name);
    if (rows !== undefined) rows.push(loader);
    else if (!name.includes("*")) exact.set(name, [loader]);
  }
  const made = { exact, patterns: pairs.filter(([name]) => name.includes("*")) };
  indexes.set(family, made);
  return made;
}

/** The row that a qualified name belongs to: an exact name before a pattern. */
export function loaderNamed(name: string, family: LoaderFamily): Loader | undefined {
  const { exact, patterns } = indexOf(family);
  return exact.get(name)?.[0] ?? patterns.find(([pattern]) => nameMatches(pattern, name))?.[1];
}

/** The rows of an exact name, each a switch of it; else that of the first pattern. */
export function rowsNamed(name: string, family: LoaderFamily): readonly Loader[] {
  const pattern = loaderNamed(name, family);
  return indexOf(family).exact.get(name) ?? (pattern === undefined ? [] : [pattern]);
}

/** Every row that a qualified name belongs to: of switches that a library has, each is a row. */
export function loadersNamed(name: string, family: LoaderFamily): readonly Loader[] {
  const { exact, patterns } = indexOf(family);
  const matching = patterns.filter(([pattern]) => nameMatches(pattern, name)).map(([, loader]) => loader);
  return [...(exact.get(name) ?? []), ...matching];
}

/** What a rule listens to: exact names, and `package.*` where a pattern has a star. */
export function listenedNames(family: LoaderFamily): readonly string[] {
  const names = loadersOf(family).flatMap((loader) => loader.names);
  return [...new Set(names.map(listenedName))];
}

/** A module whose name is put together stands nowhere in the text: `__import__("pic" + "kle")`. */
const importsByText = ["__import__", "import_module"];

/** Names of loaders' own that another module of the project may hand on: `from .io import load`. */
const handedOnNames = ["import load"];
const handedOnFamilies: readonly LoaderFamily[] = ["pickle", "torch", "numpy", "yaml"];

/** What a text must have for the rule to look at it: of a loader that another module hands on, its argument says it. */
export function triggersOf(family: LoaderFamily): readonly string[] {
  const handedOn = handedOnFamilies.includes(family) ? handedOnNames : [];
  const others = [...importsByText, ...handedOn, ...(family === "torch" ? ["weights_only"] : [])];
  return [...new Set([...loadersOf(family).flatMap((loader) => loader.triggers), ...others])];
}

function listenedName(pattern: string): string {
  const star = pattern.indexOf("*");
  return star === -1 ? pattern : `${pattern.slice(0, star)}*`;
}
