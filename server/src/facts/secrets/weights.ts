import type { Document } from "../../documents/document.ts";
import { findKeys } from "../../knowledge/key-formats/scan.ts";
import type { SafetensorsFact, SecretFact } from "../facts.ts";
import { describeKey, identityMaker } from "./describe.ts";

/** Where the header of a safetensors file starts: behind its length. */
const headerOffset = 8;

/** The keys in the metadata of weight files: what a training script writes there goes wherever the weights go. */
export function metadataSecrets(
  document: Document,
  facts: readonly SafetensorsFact[],
): readonly SecretFact[] {
  if (document.kind !== "safetensors") return [];
  const identities = identityMaker();
  return facts.flatMap(({ metadata }) =>
    Object.entries(metadata).flatMap(([name, value]) => {
      const text = `${name} = ${value}`;
      return findKeys(text, { owners: true }).map(
        (hit): SecretFact => ({
          ...describeKey(hit, text, identities),
          place: { kind: "bytes", offset: headerOffset },
          where: "metadata",
        }),
      );
    }),
  );
}
