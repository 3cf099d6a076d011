import type { LicenseUseFact } from "../../facts/facts.ts";
import type { Confidence, Related, Report } from "../../finding/finding.ts";
import { type Clause, clauseName } from "../../knowledge/licenses/duties.ts";
import { type License, lesserConfidence, shownId } from "../../knowledge/licenses/license.ts";
import { datasetTriggers, modelTriggers } from "../../knowledge/references/table.ts";
import { manual } from "./fixes.ts";
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
function useWords({ id, role }: LicenseUseFact, license: License): string {
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

/** What one rule has to say of a licence in use; the rest is the same for all of them. */
export interface UseSaid {
  /** Follows `` `owner/name` is under `llama3.1` ``. */
  readonly message: string;
  /** What a person may do about it. */
  readonly advice: string;
  /** What the finding is about, apart from whose licence it is. */
  readonly identity: string;
  /** The clause that decides, where it was read. */
  readonly clause?: Clause | undefined;
  /** Left out: as sure as the licence is known. */
  readonly confidence?: Confidence;
}

/** The report on a thing whose licence does not fit the project that uses it: at its first place. */
export function useReport(
  group: readonly [LicenseUseFact, ...LicenseUseFact[]],
  license: License,
  { message, advice, identity, clause, confidence }: UseSaid,
): Report {
  const [first] = group;
  return {
    place: textPlace(first.span),
    message: `${useWords(first, license)}${message}`,
    confidence: confidence ?? lesserConfidence(first.confidence, license.confidence),
    related: otherPlaces(group),
    fixes: [manual(advice)],
    identity: `${first.id ?? "own"}: ${identity}`,
    evidence: [
      ...useEvidence(first),
      ...(clause === undefined ? [] : [`clause: ${clauseName(license, clause)}`]),
    ],
  };
}

export function useEvidence({ id, licenses, source }: LicenseUseFact): readonly string[] {
  return [`${id ?? "this card"}: ${listWords(licenses.map(shownId))}, by ${source}`];
}
