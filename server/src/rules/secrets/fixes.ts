import type { SecretFact, SecretSource, SecretWay } from "../../facts/facts.ts";
import type { EnsuredLine, Fix, OutputRef } from "../../finding/finding.ts";

/** All places of one key, the first one first. */
export type Places = readonly [SecretFact, ...SecretFact[]];

/** The way that is best for a place: a project that has python-dotenv reads its `.env`. */
export function preferredWay(fact: SecretFact, usesDotenv: boolean): SecretWay | undefined {
  return inOrder(fact.ways ?? [], usesDotenv)[0];
}

function inOrder(ways: readonly SecretWay[], usesDotenv: boolean): readonly SecretWay[] {
  const dotenv = usesDotenv ? ways.find(({ source }) => source === "dotenv") : undefined;
  const first = ways[0]?.source === "environment" ? dotenv : undefined;
  return first === undefined ? ways : [first, ...ways.filter((way) => way !== first)];
}

/** The ways out of one key, the best first; what a person must do stands at the end. */
export function fixesOf(
  places: Places,
  allOutputs: readonly OutputRef[],
  usesDotenv: boolean,
): readonly Fix[] {
  return [
    ...readingFixes(places, usesDotenv),
    ...storedFixes(places),
    ...outputFixes(places, allOutputs),
    ...localFixes(places),
    revocation(places),
  ];
}

/** Every place of the key is read from the same source in one fix, or from the next best where a place has no such way. */
function readingFixes(places: Places, usesDotenv: boolean): readonly Fix[] {
  const [leading] = places.flatMap(({ ways }) => (ways === undefined ? [] : [ways]));
  if (leading === undefined) return [];
  return inOrder(leading, usesDotenv).map((way) => {
    const edits = places.flatMap(({ ways = [] }) => {
      return (ways.find(({ source }) => source === way.source) ?? ways[0])?.edits ?? [];
    });
    const ensures = way.source === "dotenv" ? ensuredBy(places[0].variable) : undefined;
    return {
      title: titleOf(way, places[0]),
      applicability: "unsafe",
      edits: withoutRepeats(edits),
      ...storedOf(places),
      ...(ensures === undefined ? {} : { ensures }),
    };
  });
}

/** A key that stands in metadata alone is taken out of them; beside code, the fix of the code does it too. */
function storedFixes(places: Places): readonly Fix[] {
  const { stored } = storedOf(places);
  if (stored === undefined || places.some(({ ways }) => ways !== undefined)) return [];
  return [
    {
      title: `Take the ${places[0].name} out of the notebook's metadata`,
      applicability: "unsafe",
      edits: [],
      stored,
    },
  ];
}

function storedOf(places: Places): { readonly stored?: Fix["edits"] } {
  const stored = withoutRepeats(places.flatMap((fact) => fact.stored ?? []));
  return stored.length === 0 ? {} : { stored };
}

const titles: Readonly<Record<SecretSource, (way: SecretWay, fact: SecretFact) => string>> = {
  environment: (_, { name, variable }) => `Read the ${name} from the environment variable ${variable}`,
  dotenv: (_, { name, variable }) =>
    `Read the ${name} from the environment variable ${variable}, set in a .env file that git ignores`,
  getpass: (_, { name }) => `Ask for the ${name} when the cell runs`,
  colab: (_, { name, variable }) => `Read the ${name} from Colab's secret ${variable}`,
  kaggle: (_, { name, variable }) => `Read the ${name} from Kaggle's secret ${variable}`,
  streamlit: (_, { name, variable }) => `Read the ${name} from Streamlit's secret ${variable}`,
  reference: ({ reads }, { name }) => `Refer to the ${name} as ${reads}`,
  "build-secret": (_, { name }) => `Give the ${name} to the build as a mounted secret`,
  placeholder: ({ reads }, { name }) => `Write ${reads} where the ${name} stands`,
  removed: (_, { name }) => `Take the ${name} out, and set it where the program is started`,
};

function titleOf(way: SecretWay, fact: SecretFact): string {
  return titles[way.source](way, fact);
}

function ensuredBy(variable: string): readonly EnsuredLine[] {
  return [
    { path: ".env", line: `${variable}=`, sameStart: `${variable}=` },
    { path: ".gitignore", line: ".env" },
  ];
}

function outputFixes(places: Places, allOutputs: readonly OutputRef[]): readonly Fix[] {
  const own = distinct(places.flatMap(({ output }) => output ?? []));
  const [first] = own;
  if (first === undefined) return [];
  const all = distinct(allOutputs);
  const title =
    own.length === 1
      ? `Clear the output of cell ${first.cell + 1} that shows the ${places[0].name}`
      : `Clear the ${own.length} outputs that show the ${places[0].name}`;
  const fixes: Fix[] = [{ title, applicability: "unsafe", edits: [], clears: own }];
  if (all.length > own.length) {
    fixes.push({
      title: `Clear all ${all.length} outputs that show keys`,
      applicability: "unsafe",
      edits: [],
      clears: all,
    });
  }
  return fixes;
}

function distinct(outputs: readonly OutputRef[]): readonly OutputRef[] {
  const seen = new Map(outputs.map((output) => [`${output.cell} ${output.output}`, output]));
  return [...seen.values()];
}

/** A file that is meant to hold keys is left as it is, and kept out of git. */
function localFixes([first]: Places): readonly Fix[] {
  const { keptLocal } = first;
  if (keptLocal === undefined) return [];
  return [
    {
      title: `Keep ${keptLocal} out of git: name it in .gitignore`,
      applicability: "unsafe",
      edits: [],
      ensures: [{ path: ".gitignore", line: keptLocal }],
    },
  ];
}

function revocation(places: Places): Fix {
  const [first] = places;
  const page = first.revokeUrl === undefined ? "where it was made" : `at ${first.revokeUrl}`;
  const isStored = places.some((fact) => fact.where === "output");
  return {
    title: `Revoke the ${first.name} ${page}${isStored ? " and clear the output that shows it" : ""}`,
    applicability: "manual",
    edits: [],
  };
}

/** The import is asked for by every place. */
function withoutRepeats(edits: Fix["edits"]): Fix["edits"] {
  const seen = new Set<string>();
  return edits.filter(({ span, newText }) => {
    const key = `${span.start} ${span.end} ${newText}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
