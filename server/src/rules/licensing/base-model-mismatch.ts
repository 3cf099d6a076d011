import type { CardFact, NeighbourBases } from "../../facts/facts.ts";
import type { Fix, Place, Report } from "../../finding/finding.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { manual } from "./fixes.ts";
import { furtherBases } from "./lineage.ts";
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
      for (const neighbour of elsewhere(card, context)) {
        context.report(reportOf(card, neighbour, neighbour.ids));
      }
    }
  },
});

/**
 * What a program, a configuration or the metadata of weights says, by file. Files beside the card are
 * read with the card, and a name that may be a folder of this machine is not asked for.
 */
function elsewhere(card: CardFact, context: RuleContext): readonly NeighbourBases[] {
  if (card.subject !== "model" || card.evidence !== "keys") return [];
  const beside = new Set(card.neighbours.map(({ file }) => file.path));
  const files = new Map<string, NeighbourBases>();
  for (const parent of furtherBases(card, context)) {
    const { foundIn, through, id, relation, sure } = parent;
    if (foundIn === undefined || through !== undefined || !id.includes("/") || sure === "low") continue;
    if (beside.has(foundIn.path) || card.baseModels.some((base) => isNamed(base, id))) continue;
    const known = files.get(foundIn.path);
    files.set(foundIn.path, { file: foundIn, ids: [...(known?.ids ?? []), id], relation });
  }
  return [...files.values()];
}

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
  const isBeside = card.neighbours.some((one) => one.file.path === file.path);
  const where = isBeside ? " beside it" : file.line === undefined ? "" : `, line ${file.line + 1},`;
  const says =
    first === undefined
      ? `This card names no base model, and \`${file.name}\`${where} says ${names}.`
      : `This card says \`base_model: ${listWords(written.map(({ id }) => id))}\`, and \`${file.name}\`${where} ${missing.length === ids.length ? "says" : "also says"} ${names}.`;
  return {
    place: textPlace(first?.span ?? card.opening),
    message: `${says} Who looks at the card cannot tell whose licence holds. Name what the weights were made from.`,
    related: [{ path: file.path, place: filePlace(file), message: `\`${file.name}\` names ${names}` }],
    fixes: [first === undefined ? addBases(card, missing) : manual(`Name ${names} under \`base_model\``)],
    identity: `${file.name}: ${missing.join(", ")}`,
  };
}

function filePlace({ line }: NeighbourBases["file"]): Place {
  return { kind: "file", ...(line === undefined ? {} : { line }) };
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
