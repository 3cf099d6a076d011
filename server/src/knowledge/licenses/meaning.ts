import { type License, type LicenseClass, shownId } from "./license.ts";

const classMeanings: Readonly<Record<LicenseClass, string>> = {
  permissive: "use, change and pass on, with the notices kept",
  "public-domain": "no conditions",
  "weak-copyleft": "changes of its files stay under it",
  copyleft: "works based on it stay under it",
  "network-copyleft": "works based on it stay under it, also when only served",
  "share-alike": "what is adapted from it keeps its licence",
  noncommercial: "no commercial use",
  "noncommercial-share-alike": "no commercial use, and adaptations keep its licence",
  "no-derivatives": "changed versions must not be shared",
  "noncommercial-no-derivatives": "no commercial use, and changed versions must not be shared",
  "responsible-use": "any use but those it lists, and the list binds everyone downstream",
  community: "its publisher's own agreement, with conditions",
  research: "research or other non-commercial use only",
  contract: "terms of the service that made the data",
  "restricted-data": "handed out on request, under an agreement",
  "no-license": "no licence: all rights reserved",
  unstated: "says nothing of what is allowed",
};

/** What a licence means, in one line without a full stop: for completions and hovers. */
export function licenseMeaning(license: License): string {
  const parts = [classMeanings[license.class]];
  const { threshold, naming, territory } = license;
  if (threshold !== undefined) {
    const unit = threshold.measure === "monthly-users" ? "monthly users" : "US dollars of revenue a year";
    parts.push(`ends at ${threshold.above.toLocaleString("en-US")} ${unit}`);
  }
  if (naming?.prefix !== undefined) parts.push(`derivatives are named "${naming.prefix}…"`);
  if (territory !== undefined)
    parts.push(
      `not granted in ${territory.excludes.join(", ")}${territory.multimodalOnly ? " (multimodal models)" : ""}`,
    );
  if (license.family === true) parts.push("a family: name the exact one");
  return `${shownId(license)}: ${parts.join("; ")}`;
}
