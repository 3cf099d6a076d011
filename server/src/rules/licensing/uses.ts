import type { LicenseUseFact } from "../../facts/facts.ts";
import type { Related } from "../../finding/finding.ts";
import { type License, shownId } from "../../knowledge/licenses/license.ts";
import { datasetTriggers, modelTriggers } from "../../knowledge/references/table.ts";
import { licenseWords, listWords, textPlace } from "./words.ts";

/** The calls and keys by which programs and cards name models and data: a text with none of them names none. */
export const useTriggers: readonly string[] = [
  "license",
  "base_model",
  "datasets",
  ...modelTriggers,
  ...datasetTriggers,
];

/** All places of one thing in a document: one finding, at the first. */
export function byThing(
  uses: readonly LicenseUseFact[],
): readonly (readonly [LicenseUseFact, ...LicenseUseFact[]])[] {
  const groups = new Map<string, [LicenseUseFact, ...LicenseUseFact[]]>();
  for (const use of uses) {
    const key = `${use.thing} ${use.id ?? ""}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [use]);
    else known.push(use);
  }
  return [...groups.values()];
}

/** `` `owner/name` is under `llama3.1` (…) ``, or what the card itself says. */
export function useWords({ id, role }: LicenseUseFact, license: License): string {
  return role === "own" || id === undefined
    ? `This card says ${licenseWords(license)}`
    : `\`${id}\` is under ${licenseWords(license)}`;
}

export function otherPlaces([, ...others]: readonly LicenseUseFact[]): readonly Related[] {
  return others.map(({ span, id }) => ({
    place: textPlace(span),
    message: `\`${id ?? "it"}\` is named here too`,
  }));
}

export function useEvidence({ id, licenses, source }: LicenseUseFact): readonly string[] {
  return [`${id ?? "this card"}: ${listWords(licenses.map(shownId))}, by ${source}`];
}
