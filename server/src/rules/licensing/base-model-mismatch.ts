import type { CardFact, NeighbourBases } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";
import { manual } from "./fixes.ts";
import { listWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "base-model-mismatch",
  title: "A card names no base model, or another than the files beside it",
  area: "licensing",
  severity: "warning",
  confidence: "high",
  references: {
    cwe: [1357],
    owaspLlm: ["LLM03"],
    links: ["https://huggingface.co/docs/hub/model-cards#specifying-a-base-model"],
  },
  kinds: ["card"],
  triggers: [],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      for (const neighbour of card.neighbours) {
        const missing = neighbour.ids.filter((id) => !card.baseModels.some((base) => isNamed(base, id)));
        if (missing.length > 0) context.report(reportOf(card, neighbour, missing));
      }
    }
  },
});

/** A base model that stands on the card itself; a copy under another owner keeps the name. */
function isNamed(base: CardFact["baseModels"][number], id: string): boolean {
  return base.foundIn === undefined && modelName(base.id) === modelName(id);
}

/** Without its owner, letter case, and what converters append. */
function modelName(id: string): string {
  return id
    .slice(id.lastIndexOf("/") + 1)
    .toLowerCase()
    .replace(/-(hf|bnb-4bit|unsloth-bnb-4bit|gptq|awq|gguf|4bit|8bit)$/, "");
}

function reportOf(card: CardFact, { file, ids }: NeighbourBases, missing: readonly string[]): Report {
  const written = card.baseModels.filter(({ foundIn }) => foundIn === undefined);
  const names = listWords(missing.map((id) => `\`${id}\``));
  const [first] = written;
  const says =
    first === undefined
      ? `This card names no base model, and \`${file.name}\` beside it says ${names}.`
      : `This card says \`base_model: ${listWords(written.map(({ id }) => id))}\`, and \`${file.name}\` beside it ${missing.length === ids.length ? "says" : "also says"} ${names}.`;
  return {
    place: textPlace(first?.span ?? card.opening),
    message: `${says} Who looks at the card cannot tell whose licence holds. Name what the weights were made from.`,
    related: [{ path: file.path, place: { kind: "file" }, message: `\`${file.name}\` names ${names}` }],
    fixes: [first === undefined ? addBases(card, missing) : manual(`Name ${names} under \`base_model\``)],
    identity: `${file.name}: ${missing.join(", ")}`,
  };
}

function addBases(card: CardFact, ids: readonly string[]): Fix {
  const title = `Add \`base_model\``;
  const at = card.insertOffset;
  if (at === undefined) return manual(title);
  const lines = ids.length === 1 ? [`base_model: ${ids[0]}`] : ["base_model:", ...ids.map((id) => `- ${id}`)];
  const edits = [
    { span: { start: at, end: at }, newText: lines.map((line) => line + card.lineEnd).join("") },
  ];
  return { title, applicability: "unsafe", edits };
}
