import { findKeys } from "../../knowledge/key-formats/scan.ts";
import type { ModelFileFact, PickleFact, SecretFact } from "../facts.ts";
import { describeKey, identityMaker } from "./describe.ts";

/**
 * The keys in weight files: in their metadata, where a training script writes its arguments, and in the strings of
 * their pickles. What is written there goes wherever the weights go.
 */
export function weightSecrets(facts: readonly (ModelFileFact | PickleFact)[]): readonly SecretFact[] {
  const identities = identityMaker();
  return facts.flatMap(({ kind, texts = [], place }) =>
    texts.flatMap(({ name, text: value, offset }) => {
      const text = name === "" ? value : `${name} = ${value}`;
      const inner = place.kind === "bytes" && place.inner !== undefined ? { inner: place.inner } : {};
      return findKeys(text, { owners: true }).map(
        (hit): SecretFact => ({
          ...describeKey(hit, text, identities),
          place: { kind: "bytes", offset, ...inner },
          where: kind === "pickle" ? "pickle" : "metadata",
        }),
      );
    }),
  );
}
