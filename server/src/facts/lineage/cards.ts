import type { CardFact, CardParent, LineageFact, LineageThing } from "../facts.ts";
import { gapsOf } from "./gaps.ts";
import { folderOf } from "./things.ts";

/** What a card says of its own model or dataset. The files beside it speak for themselves. */
export function cardStatements(card: CardFact, path: string): readonly LineageFact[] {
  if (card.subject === "space" || card.evidence === "none") return [];
  const gaps = gapsOf(card.problems);
  const thing = card.subject === "dataset" ? "dataset" : "model";
  const of: LineageThing = { thing, ids: [], folders: [folderOf(path)] };
  const said = card.licenses.map(({ value }) => value).join(", ");
  const [first] = card.licenses;
  const claim: readonly LineageFact[] =
    first === undefined
      ? []
      : [
          {
            kind: "lineage",
            statement: "license",
            of,
            text: said,
            licenses: card.claims,
            span: first.span,
            says: "`license` of the card",
            confidence: "high",
          },
        ];
  const parents = [...card.baseModels, ...card.datasets].filter(({ foundIn }) => foundIn === undefined);
  return [...claim, ...parents.map((parent) => madeFrom(of, parent)), ...gaps];
}

function madeFrom(child: LineageThing, { id, relation, span }: CardParent): LineageFact {
  const isData = relation === "trained-on" || relation === "derived-from";
  const field = !isData ? "base_model" : child.thing === "dataset" ? "source_datasets" : "datasets";
  return {
    kind: "lineage",
    statement: "made-from",
    child,
    parent: { thing: isData ? "dataset" : "model", ids: [id], folders: [] },
    relation,
    span,
    says: `\`${field}\` of the card`,
    confidence: "high",
  };
}
