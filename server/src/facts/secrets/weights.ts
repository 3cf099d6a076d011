import { findKeys } from "../../knowledge/key-formats/scan.ts";
import type { ModelFileFact, SecretFact } from "../facts.ts";
import { describeKey, identityMaker } from "./describe.ts";

/** The keys in the metadata of weight files: what a training script writes there goes wherever the weights go. */
export function metadataSecrets(facts: readonly ModelFileFact[]): readonly SecretFact[] {
  const identities = identityMaker();
  return facts.flatMap(({ texts = [], place }) =>
    texts.flatMap(({ name, text: value, offset }) => {
      const text = `${name} = ${value}`;
      const inner = place.kind === "bytes" && place.inner !== undefined ? { inner: place.inner } : {};
      return findKeys(text, { owners: true }).map(
        (hit): SecretFact => ({
          ...describeKey(hit, text, identities),
          place: { kind: "bytes", offset, ...inner },
          where: "metadata",
        }),
      );
    }),
  );
}
