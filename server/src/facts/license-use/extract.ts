import type { Document } from "../../documents/document.ts";
import { isTextDocument } from "../../documents/document.ts";
import { datasetParent, loadTables, modelParent, type Tables } from "../cards/parents.ts";
import type { FactRequest } from "../extract.ts";
import type { CardFact, CardParent, LicenseUseFact, RemoteReferenceFact } from "../facts.ts";

/** Licences of all models and data that a card or a program names, as far as they are known. */
export async function licenseUseFacts(
  document: Document,
  _environment: unknown,
  request: FactRequest,
): Promise<readonly LicenseUseFact[]> {
  if (!isTextDocument(document)) return [];
  if (document.kind === "card") return (await request("card")).flatMap(usesOfCard);
  const [models, datasets] = await Promise.all([request("model-reference"), request("dataset-reference")]);
  const references = [...models, ...datasets].filter(({ registry }) => registry === "huggingface");
  if (references.length === 0) return [];
  const tables = await loadTables();
  return references.flatMap((reference) => useOf(reference, tables));
}

function usesOfCard(card: CardFact): readonly LicenseUseFact[] {
  const thing = card.subject === "dataset" ? "dataset" : "model";
  const [first] = card.licenses;
  const known = card.claims.filter((license) => license.class !== "unstated");
  const own: readonly LicenseUseFact[] =
    first === undefined || known.length === 0 || card.subject === "space"
      ? []
      : [
          {
            kind: "license-use",
            role: "own",
            thing,
            licenses: known,
            confidence: "high",
            source: "this card",
            span: first.span,
          },
        ];
  const named = (parents: readonly CardParent[], role: LicenseUseFact["role"]) =>
    parents.flatMap((parent) => use(parent, role, parent.foundIn === undefined ? parent.span : card.opening));
  return [...own, ...named(card.baseModels, "base"), ...named(card.datasets, "data")];
}

function useOf(reference: RemoteReferenceFact, tables: Tables): readonly LicenseUseFact[] {
  const value = { value: reference.id, span: reference.idSpan };
  const parent =
    reference.kind === "dataset-reference"
      ? datasetParent(value, "trained-on", tables)
      : modelParent(value, "finetune", tables);
  return use(parent, "loaded", reference.idSpan);
}

function use(
  { id, licenses, confidence, source, relation, laxerTag }: CardParent,
  role: LicenseUseFact["role"],
  span: LicenseUseFact["span"],
): readonly LicenseUseFact[] {
  if (licenses.length === 0) return [];
  const thing = relation === "trained-on" || relation === "derived-from" ? "dataset" : "model";
  const tag = laxerTag === undefined ? {} : { laxerTag };
  return [{ kind: "license-use", role, thing, id, licenses, confidence, source, span, ...tag }];
}
