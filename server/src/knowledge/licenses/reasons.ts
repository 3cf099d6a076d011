import type { VerdictReason, VerdictStatus } from "./verdicts.ts";

/** What a verdict comes to, in one phrase: for tables. */
export const statusWords: Readonly<Record<VerdictStatus, string>> = {
  allowed: "fits",
  breach: "conflict",
  unsettled: "open",
  unknown: "not known",
};

/** Why, as a phrase without a full stop: for tables. The rules say the same at length. */
export const reasonWords: Readonly<Record<VerdictReason, string>> = {
  "grants-commercial-use": "grants commercial use that the source does not give",
  "drops-restrictions": "does not bind its readers to the use restrictions of the source",
  "other-restrictions":
    "has use restrictions of its own; whether they take in those of the source is not settled",
  "leaves-the-licence": "leaves the terms of the source, which hold for derivatives",
  "no-copy": "allowed beside a copy of the source's agreement, which has to go along",
  "not-share-alike": "is neither the share-alike licence of the source nor one compatible with it",
  "copyleft-of-weights":
    "whether weights are a work based on the source, which is under copyleft, is not settled",
  "adaptation-shared": "adaptations of the source may not be shared",
  "adapter-without-weights": "whether an adapter is a derivative of the source is not settled",
  "noncommercial-data":
    "the data is for non-commercial use; whether weights are an adaptation of their training data is not settled",
  "no-derivatives-data":
    "the data may not be shared in changed form; whether weights are a changed form of it is not settled",
  "share-alike-data":
    "the data is share-alike; whether weights are adapted from it is not settled, and credit is due in any case",
  "outputs-restricted": "the model that wrote the data forbids to improve other models with what it wrote",
  "outputs-derivative": "the model that wrote the data takes models that learn from it for its derivatives",
  "provider-terms":
    "the terms of the service that wrote the data forbid competing models; they bind who made it",
  "no-license-found": "no licence was found for the source, so all rights are reserved",
};

/** Which of several open questions matters most: what forbids more goes first. */
export function reasonWeight(reason: VerdictReason | undefined): number {
  return reason === undefined ? 0 : (weights[reason] ?? 0);
}

const weights: Readonly<Partial<Record<VerdictReason, number>>> = {
  "noncommercial-data": 4,
  "no-derivatives-data": 3,
  "outputs-restricted": 3,
  "outputs-derivative": 3,
  "provider-terms": 2,
  "share-alike-data": 1,
};
